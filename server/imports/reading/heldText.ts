/** Without what a sheet may write in its own way (`_x0000_`), and no screen shows and no database keeps. */
export const heldText = (text: string): string => text.replaceAll('\0', '').toWellFormed()
