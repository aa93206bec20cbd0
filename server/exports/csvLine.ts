/** What a spreadsheet takes for the beginning of a formula, also behind blanks, tabs and in full width. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u

/**
 * Text that no spreadsheet computes: what begins like a formula gets an apostrophe, as spreadsheets mark text. Never
 * for numbers, which must stay what they are.
 */
export const plainText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** One record by RFC 4180, line end included. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`
