/**
 * Whether both engines keep the text as it is. PostgreSQL holds no NUL; and half of a surrogate pair is no UTF-8, so that
 * either engine would silently keep another character.
 */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()
