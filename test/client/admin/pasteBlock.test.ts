// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { entrySections, type EntryRow } from '#client/admin/entryRows.ts'
import { pasteBlock } from '#client/admin/pasteBlock.ts'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { emptyBoard } from '#shared/board.ts'
import { asPeriod } from '#shared/period.ts'

const catalogue = loadCatalogue()
const AREAS = ['410104', '410105']
const MONTHS = ['2020-05', '2020-04'].map(asPeriod)
const rowsOf = (subject: string, period = MONTHS[0] ?? asPeriod('2020-05')): readonly EntryRow[] =>
  entrySections(
    { domain: 'economy', period, subject },
    {
      board: emptyBoard('test'),
      catalogue,
      person: { role: 'publisher', owner: null },
      today: asPeriod('2020-06-22'),
    },
  ).flatMap((section) => section.rows)
const SHEET = rowsOf('410104')
const DRAFT = AREAS.flatMap((area) => MONTHS.flatMap((month) => rowsOf(area, month)))
const placeOf = (code: string, rows = SHEET): number => rows.findIndex((row) => row.indicator.code === code)

function paste(text: string, at = 'economy.retail-sales.level', all: readonly EntryRow[] = SHEET) {
  const { cells, report } = pasteBlock(text, { all, from: all.slice(placeOf(at, all)), catalogue })
  const placed = cells.map(({ row, text: said, unit }) => [row.key, said, ...(unit ? [unit] : [])])
  return { placed, report, left: report.left.map(({ cell, because }) => `${cell} ${because}`) }
}
const SALES = 'economy.retail-sales.level@410104 2020-05'
const GROWTH = 'economy.retail-sales.growth@410104 2020-05'

describe('a block without names', () => {
  it('goes downwards from the row, blank lines keeping their place, each text exactly as it was copied', () => {
    const { placed, report } = paste('"１６５．１０"\r\n\r\n1,234.5%\r\n')
    const [first, second, third] = SHEET.slice(placeOf('economy.retail-sales.level'))
    expect(placed).toEqual([
      [first?.key, '１６５．１０'],
      [second?.key, ''],
      [third?.key, '1,234.5%'],
    ])
    expect(report).toMatchObject({ how: 'downwards', pasted: 2, left: [] })
  })

  it('respects a line above the values that states their unit', () => {
    for (const line of ['单位：万元', '（万元）', '万元'])
      expect(paste(`${line}\n1651000`)).toMatchObject({
        placed: [[SALES, '1651000', 'CNY-10K']],
        report: { unit: 'CNY-10K', pasted: 1 },
      })
  })

  it('names every cell for which there is no row, no column or no right', () => {
    const locked = SHEET.map((row, i) => (i === 1 ? { ...row, lock: { why: 'formula' as const } } : row))
    const { placed, left } = paste('8.4\t9\n61\n', locked[0]?.indicator.code, locked)
    expect([placed.length, left]).toEqual([1, ['B1 column', 'A2 locked']])
    const open = SHEET.filter(({ lock }) => !lock) // what ledgers tell is nobody's to fill in
    expect(paste('1\n2\n\n3', open.at(-1)?.indicator.code, open).left).toEqual(['A2 beyond', 'A4 beyond'])
  })

  it('names what stands in a row and cannot be read', () => {
    expect(paste('二百\n8.4\n').report).toMatchObject({ pasted: 2, unread: [{ cell: 'A1', text: '二百' }] })
  })
})

describe('a block with names', () => {
  it('finds its rows wherever it is pasted and in whatever order it stands', () => {
    const block = '指标\t单位\t本期\n社会消费品零售总额增速\t%\t-6.3\n社会消费品零售总额\t万元\t1651000\n'
    for (const at of ['economy.retail-sales.level', 'economy.fiscal-revenue.level'])
      expect(paste(block, at)).toMatchObject({
        placed: [
          [GROWTH, '-6.3'],
          [SALES, '1651000', 'CNY-10K'],
        ],
        report: { how: 'by-name', left: [] },
      })
  })

  it('takes areas and periods from its columns and from its header', () => {
    const list = '指标\t地区\t期间\t数值\n社会消费品零售总额\t金水区\t2020年1-4月\t121.4\n'
    expect(paste(list, undefined, DRAFT).placed).toEqual([
      ['economy.retail-sales.level@410105 2020-04', '121.4'],
    ])
    const wide = '指标\t管城区\t金水区\n社会消费品零售总额（亿元）\t165.1\t300\n'
    expect(paste(wide, undefined, rowsOf('410104').concat(rowsOf('410105'))).placed).toEqual([
      [SALES, '165.1'],
      ['economy.retail-sales.level@410105 2020-05', '300'],
    ])
  })

  it('takes a growth for a growth in a column that is headed 数值', () => {
    expect(paste('指标\t数值\n社会消费品零售总额增速\t-6.3\n社会消费品零售总额\t165.1\n').placed).toEqual([
      [GROWTH, '-6.3'],
      [SALES, '165.1'],
    ])
  })

  it('drops nothing silently: other areas, unknown names, last year and repetitions are named', () => {
    const block = [
      '指标\t本期\t上年同期',
      '社会消费品零售总额\t165.1\t176.22',
      '社会消费品零售总额\t166\t',
      '风调雨顺指数\t3\t',
    ].join('\n')
    expect(paste(block)).toMatchObject({
      placed: [[SALES, '165.1']],
      left: ['C2 comparison', 'B3 twice', 'B4 unnamed'],
    })
    const elsewhere = '指标\t地区\t本期\n社会消费品零售总额\t金水区\t1\n社会消费品零售总额\t管城区\t2\n'
    expect(paste(elsewhere).left).toEqual(['C2 not-in-sheet'])
  })

  it('names the figures of rows that are passed over, such as a total that the catalogue does not have', () => {
    const all = rowsOf('410104').concat(rowsOf('410105'))
    const block = '地区\t社会消费品零售总额\n管城区\t165.1\n金水区\t300\n三区小计\t465.1\n'
    expect(paste(block, undefined, all)).toMatchObject({ report: { pasted: 2 }, left: ['B4 unnamed'] })
  })

  it('that names nothing of this sheet goes downwards, its words named as left out', () => {
    const { report, left } = paste('甲\t8.4\n乙\t9.1\n')
    expect([report.how, report.pasted, left]).toEqual(['downwards', 2, ['A1 column', 'A2 column']])
  })
})
