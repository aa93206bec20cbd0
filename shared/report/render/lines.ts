import { analyse } from '#shared/report/analysis/analyse.ts'
import { isMet } from '#shared/report/blockTests.ts'
import type { ReportBlock, ReportTable, Runs } from '#shared/report/document.ts'
import type { OpenPrinting } from '#shared/report/openPrinting.ts'
import { makePicture } from '#shared/report/pictures/makePicture.ts'
import type { ViewTable } from '#shared/report/printing.ts'
import { InlineText } from '#shared/report/render/inline.ts'
import { textOf, type Piece } from '#shared/report/render/piece.ts'
import { withAsides } from '#shared/report/render/sentences.ts'
import { Told } from '#shared/report/render/told.ts'
import type { InlineNode, LineNode, TableNode, ViewNode } from '#shared/report/template/template.ts'

/** A line of the template that came to nothing; `number` of an item, which the next ones move up for. */
export interface Gone {
  readonly type: 'gone'
  readonly number: number | null
}

interface Ground {
  readonly printing: OpenPrinting
  readonly viewTable: ViewTable | undefined
}

const GONE: readonly [Gone] = [{ type: 'gone', number: null }]

/** The blocks of some lines, in order, with a mark wherever something was left out. */
export const renderLines = (lines: readonly LineNode[], ground: Ground): readonly (ReportBlock | Gone)[] =>
  lines.flatMap((line) => renderLine(line, ground))

function renderLine(line: LineNode, ground: Ground): readonly (ReportBlock | Gone)[] {
  const { printing } = ground
  switch (line.type) {
    case 'heading':
      return [{ type: 'heading', level: line.level, runs: inline(line.children, printing).pieces }]
    case 'paragraph': {
      const text = inline(line.children, printing)
      return cameToNothing(text) ? GONE : [{ type: 'paragraph', runs: text.pieces }]
    }
    case 'item': {
      const { number } = line
      const text = inline(line.children, printing)
      return [cameToNothing(text) ? { type: 'gone', number } : { type: 'item', number, runs: text.pieces }]
    }
    case 'table':
      return [table(line, printing)]
    case 'block': {
      const met = isMet(line.test, line.codes, printing)
      const lines = met ? line.children : line.otherwise
      return lines === null ? GONE : renderLines(lines, ground)
    }
    case 'picture':
      return orGone(makePicture(line, textOf(inline(line.title, printing).pieces), printing))
    case 'analysis':
      return orGone(analyse(line.domain.code, printing))
    case 'view':
      return view(line, ground)
  }
}

const orGone = (blocks: readonly ReportBlock[]): readonly (ReportBlock | Gone)[] =>
  blocks.length > 0 ? blocks : GONE

interface Inline {
  readonly pieces: readonly Piece[]
  readonly leftOut: boolean
}

function inline(nodes: readonly InlineNode[], printing: OpenPrinting, told?: Told): Inline {
  const text = new InlineText(printing, told ?? new Told(printing.terms.period)).add(nodes)
  return { pieces: withAsides(text.pieces), leftOut: text.leftOut }
}

/** Nothing is left of it but its small heading, or what stood between sentences that are gone. */
function cameToNothing({ pieces, leftOut }: Inline): boolean {
  if (!leftOut) return pieces.every(({ text, late }) => late === undefined && text.trim() === '')
  return pieces.every(({ text, late, strong }) => strong || (late === undefined && !/[^\s\p{P}]/u.test(text)))
}

function table({ head, rows }: TableNode, printing: OpenPrinting): ReportTable {
  const cells = (row: readonly (readonly InlineNode[])[]): readonly Runs[] => {
    const told = new Told(printing.terms.period)
    return row.map((cell) => inline(cell, printing, told).pieces)
  }
  return { type: 'table', title: null, head: cells(head), rows: rows.map(cells) }
}

function view(node: ViewNode, { printing, viewTable }: Ground): readonly (ReportBlock | Gone)[] {
  const found = viewTable?.(node.room.code, node.view.code, node.most)
  if (!found) return GONE
  const title = inline(node.title, printing).pieces
  return [title.length > 0 ? { ...found, title } : found]
}
