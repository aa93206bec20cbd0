import { describe, expect, it } from 'vitest'
import { differingColumns, gridLines, type GridLine } from '#client/admin/gridLines.ts'
import { judgeSheet } from '#client/admin/judgeSheet.ts'
import { lineSlots } from '#client/admin/lineSlots.ts'
import { searchedSections } from '#client/admin/rowSearch.ts'
import { asPeriod } from '#shared/period.ts'
import { cellKey, seriesKey } from '#shared/series.ts'
import { boardOf, CATALOGUE, rowsOf, typedInto } from '#test/client/admin/sheet.ts'

const board = boardOf([])
const rows = rowsOf(board)
const group = (code: string) => CATALOGUE.groups.find((g) => g.code === code) ?? null
const judged = judgeSheet(
  [
    { group: group('investment'), rows: rows.slice(0, 2) },
    { group: null, rows: rows.slice(2) },
  ],
  typedInto(board),
)

describe('the lines of a grid', () => {
  it('are headings and rows, each row with its place and each line with its heading', () => {
    const { lines, lineOf, headingOf } = gridLines(judged)
    expect(lines.map(({ kind }) => kind)).toEqual(['group', 'row', 'row', 'group', 'row', 'row', 'row'])
    expect([lineOf, headingOf]).toEqual([
      [1, 2, 4, 5, 6],
      [0, 0, 0, 3, 3, 3, 3],
    ])
  })

  it('say area and period where the rows differ in them', () => {
    expect(differingColumns(judged.flatMap((s) => s.rows))).toEqual({ area: false, period: false })
    const [first] = rows
    if (!first) throw new Error('no row')
    const period = asPeriod('2020-04')
    const series = seriesKey(first.indicator.code, '410100')
    const then = { ...first, period, key: cellKey(first.series, period) }
    const there = { ...first, series, key: cellKey(series, first.period) }
    const columns = (other: typeof first) =>
      differingColumns(
        judgeSheet([{ group: null, rows: [first, other] }], typedInto(board)).flatMap((s) => s.rows),
      )
    expect([columns(then), columns(there)]).toEqual([
      { area: false, period: true },
      { area: true, period: false },
    ])
  })

  it('are narrowed to those that have every word, in either language, by area and by period', () => {
    const found = (text: string) =>
      searchedSections(judged, text, CATALOGUE).flatMap((s) => s.rows.map((r) => r.row.indicator.code))
    expect(found('零售 增速')).toEqual(['sales.growth'])
    expect(found('管城 revenue')).toEqual(['revenue.level'])
    expect(found('2020-05')).toHaveLength(5)
    expect(found('2020-04')).toEqual([])
    expect(found(' ')).toHaveLength(5)
  })
})

describe('the slots of drawn lines', () => {
  const { lines } = gridLines(judged)
  const draw = (indexes: readonly number[], all: readonly GridLine[] = lines) =>
    indexes.flatMap((index) => {
      const line = all[index]
      return line ? [{ index, start: index * 38, line }] : []
    })
  const slots = (shown: readonly { readonly slot: string }[]): readonly string[] =>
    shown.map(({ slot }) => slot)

  it('are handed on from lines that scrolled away to those that come, while the others keep theirs', () => {
    const slotted = lineSlots()
    const [first = '', second] = slots(slotted(draw([1, 2]), lines))
    expect(slots(slotted(draw([2, 4]), lines))).toEqual([second, first])
  })

  it('are never handed on from a line that is gone from the sheet, so that no other row inherits its focus', () => {
    const slotted = lineSlots()
    const [first, second] = slots(slotted(draw([1, 2]), lines))
    const without = lines.filter((_, index) => index !== 1)
    const now = slots(slotted(draw([1, 3], without), without))
    expect(now[0]).toBe(second)
    expect(now).not.toContain(first)
  })
})
