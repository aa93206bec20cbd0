/**
 * The cells of a block copied from Excel or WPS, row by row. Cells are parted by tabs, rows by line ends; a cell that
 * begins with a quote runs to the closing one and may hold tabs, line breaks and doubled quotes.
 */
export function pastedCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const { cell, end } = text[at] === '"' ? quoted(text, at) : plain(text, at)
    row.push(cell)
    at = end
    if (text[at] === '\t') {
      at += 1
      if (at < text.length) continue
      row.push('') // a tab at the very end opens one more cell
    } else at += text.startsWith('\r\n', at) ? 2 : 1
    rows.push(row)
    row = []
  }
  return rows
}

interface Read {
  readonly cell: string
  readonly end: number
}

function plain(text: string, from: number): Read {
  const rest = text.slice(from).search(/[\t\r\n]/)
  const end = rest === -1 ? text.length : from + rest
  return { cell: text.slice(from, end), end }
}

function quoted(text: string, from: number): Read {
  const closed = /^"((?:[^"]|"")*)"(?=[\t\r\n]|$)/.exec(text.slice(from))
  if (!closed) return plain(text, from) // a quote that nobody closes is an ordinary character
  const [whole, inner = ''] = closed
  return { cell: inner.replaceAll('""', '"'), end: from + whole.length }
}
