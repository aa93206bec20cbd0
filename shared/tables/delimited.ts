/** Sheets hold no longer text in one cell; a quote is not looked for further away than this. */
const LONGEST_CELL = 32_767
/** Far more than any table of figures has; who reads a text with more refuses it, so the rest is not even parted. */
export const MOST_ROWS = 100_000
const MOST_CELLS = 5_000_000

/**
 * The cells of a text, row by row, in one pass. A cell that begins with a quote runs to the closing one and may hold
 * delimiters, line breaks and doubled quotes; a quote that nobody closes is an ordinary character. Reading stops beyond
 * {@link MOST_ROWS}.
 */
export function readDelimited(text: string, delimiter: string): string[][] {
  const rows: string[][] = []
  const isEnd = (c: string | undefined) => c === undefined || c === delimiter || c === '\r' || c === '\n'
  let row: string[] = []
  let at = 0
  /** Up to here a closing quote has been looked for in vain. */
  let unclosedTo = 0
  let cells = 0
  while (at < text.length && rows.length <= MOST_ROWS && cells < MOST_CELLS) {
    cells += 1
    let end = -1
    if (text[at] === '"' && at >= unclosedTo) {
      const closing = closingQuote(text, at)
      if (closing.found && isEnd(text[closing.at + 1])) {
        row.push(text.slice(at + 1, closing.at).replaceAll('""', '"'))
        end = closing.at + 1
      } else unclosedTo = closing.at
    }
    if (end === -1) {
      end = at
      while (!isEnd(text[end])) end += 1
      row.push(text.slice(at, end))
    }
    at = end
    if (text[at] === delimiter) {
      at += 1
      if (at < text.length) continue
      row.push('') // a delimiter at the very end opens one more cell
    } else at += text.startsWith('\r\n', at) ? 2 : 1
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows
}

/** The first quote after the one at `from` that is not doubled, or how far it was looked for. */
function closingQuote(text: string, from: number): { readonly at: number; readonly found: boolean } {
  const limit = Math.min(text.length, from + 2 * LONGEST_CELL)
  let at = from + 1
  for (;;) {
    at = text.indexOf('"', at)
    if (at === -1 || at >= limit) return { at: at === -1 ? text.length : limit, found: false }
    if (text[at + 1] !== '"') return { at, found: true }
    at += 2
  }
}
