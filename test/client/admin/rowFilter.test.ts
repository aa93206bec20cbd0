import { expect, it } from 'vitest'
import type { Entry } from '#client/admin/rowState.ts'
import { judgeSheet } from '#client/admin/judgeSheet.ts'
import { filteredSections, type RowFilter } from '#client/admin/rowFilter.ts'
import type { CellKey } from '#shared/series.ts'
import { boardOf, homeCell, rowsOf, typedInto } from '#test/client/admin/sheet.ts'

const board = boardOf([
  ['investment.growth', '2020-05', 0],
  ['sales.level', '2020-05', null],
])

function inSight(filter: RowFilter, entries: readonly (readonly [CellKey, Entry])[] = []): readonly string[] {
  const sections = judgeSheet([{ group: null, rows: rowsOf(board) }], typedInto(board, new Map(entries)))
  return filteredSections(sections, filter).flatMap((s) => s.rows.map((r) => r.row.indicator.code))
}

it('shows the rows without a figure, or those that say why there is none; a nought is a figure', () => {
  expect(inSight('missing')).toEqual(['sales.level'])
  expect(inSight('unfiled')).not.toContain('investment.growth')
  expect(inSight('unfiled')).not.toContain('sales.level')
  expect(inSight('unfiled')).toContain('sales.growth')
  expect(inSight('all')).toEqual(rowsOf(board).map((row) => row.indicator.code))
})

it('keeps a row in sight while it is being filed', () => {
  expect(inSight('missing', [[homeCell('sales.growth'), { text: '6.3', seen: 0 }]])).toEqual([
    'sales.level',
    'sales.growth',
  ])
})
