import { parseInline } from '#shared/report/template/parseInline.ts'
import { piecesOf, type Piece } from '#shared/report/template/pieces.ts'
import type { InlineNode, Placed, TableNode } from '#shared/report/template/template.ts'
import type { TemplateFaults } from '#shared/report/template/templateFaults.ts'

type Cells = readonly (readonly InlineNode[])[]

export const isTableLine = (text: string, { at }: Placed): boolean => text.charAt(at) === '|'

/** Reads lines that begin with `|`: the head, a line of dashes, the rows. */
export function parseTable(text: string, lines: readonly Placed[], faults: TemplateFaults): TableNode {
  const [head = { at: 0, end: 0 }, dashes, ...rest] = lines
  const isRuled = dashes !== undefined && /^[|:\s-]+$/.test(text.slice(dashes.at, dashes.end))
  const columns = cellsOf(text, head, faults)
  if (!isRuled)
    faults.add(
      'table-cells',
      head,
      { zh: '表头下面要有一行“|---|---|”', en: 'a line "|---|---|" has to stand below the head' },
      `${text.slice(head.at, head.end)}\n|${'---|'.repeat(columns.length)}`,
    )
  const under = isRuled ? rest : lines.slice(1)
  const rows = under.map((line) => {
    const cells = cellsOf(text, line, faults)
    if (cells.length !== columns.length)
      faults.add('table-cells', line, {
        zh: `这一行有${cells.length}格，表头有${columns.length}格`,
        en: `this row has ${cells.length} cells, the head has ${columns.length}`,
      })
    return cells
  })
  return { type: 'table', head: columns, rows, at: head.at, end: (lines.at(-1) ?? head).end }
}

function cellsOf(text: string, line: Placed, faults: TemplateFaults): Cells {
  const written = text.slice(line.at, line.end)
  const inside = {
    at: line.at + 1,
    end: written.length > 1 && written.endsWith('|') ? line.end - 1 : line.end,
  }
  const cells: Piece[][] = [[]]
  for (const piece of piecesOf(text, inside, faults))
    if (piece.type !== 'text') cells.at(-1)?.push(piece)
    else
      for (const [i, part] of splitAtBars(text, piece).entries()) {
        if (i > 0) cells.push([])
        if (part.end > part.at) cells.at(-1)?.push({ type: 'text', ...part })
      }
  return cells.map((cell) => parseInline(withoutBlanksAround(text, cell), faults))
}

function splitAtBars(text: string, { at, end }: Placed): readonly Placed[] {
  let from = at
  return text
    .slice(at, end)
    .split('|')
    .map(({ length }) => {
      const part = { at: from, end: from + length }
      from += length + 1
      return part
    })
}

function withoutBlanksAround(text: string, pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece, i): Piece[] => {
    if (piece.type !== 'text') return [piece]
    const written = text.slice(piece.at, piece.end)
    const at = i === 0 ? piece.end - written.trimStart().length : piece.at
    const end = i === pieces.length - 1 ? piece.at + written.trimEnd().length : piece.end
    return at < end ? [{ type: 'text', at, end }] : []
  })
}
