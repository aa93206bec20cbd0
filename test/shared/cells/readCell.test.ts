import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { readCell } from '#shared/cells/readCell.ts'
import type { CellContent, ReadingContext } from '#shared/cells/reading.ts'

const { unit, units } = loadCatalogue()
const AMOUNT = { units, unit: unit('CNY-100M') }
const FUNDS = { units, unit: unit('CNY-10K') }
const RATE = { units, unit: unit('percent') }
const POINTS = { units, unit: unit('pct-point') }
const PLACE = { units, unit: unit('rank') }
const CASES = { units, unit: unit('count-case') }
const PERSONS = { units, unit: unit('count-person') }

/** The value alone where there is one, the whole reading otherwise. */
function valueOf(cell: CellContent | string | number, context: ReadingContext) {
  const reading = readCell(cell, context)
  return reading.kind === 'value' ? reading.value : reading
}

describe('a number in a cell', () => {
  it.each([
    ['165.1', 165.1],
    ['1,234.5', 1234.5],
    ['１，２３４．５', 1234.5],
    ['1 234.5', 1234.5],
    ['1\u00a0234.5', 1234.5],
    ['1\u3000234.5', 1234.5],
    ['1\u2009234\u202f567.8', 1234567.8],
    ['−6.3', -6.3],
    ['－６。３', -6.3],
    ['–6.3', -6.3],
    ['+8.4', 8.4],
    ['＋８.４', 8.4],
    ["'165.1", 165.1],
    ['’165.1', 165.1],
    ['\u3000165.1\u00a0', 165.1],
    ['\ufeff165.1\u200b', 165.1],
    ['1.2E+3', 1200],
    ['1.2e-1', 0.12],
    ['.5', 0.5],
    ['12.', 12],
    ['-0', 0],
    ['165.10亿元', 165.1],
    ['165.10 亿', 165.1],
    ['131300万元', 13.13],
    ['131300 万', 13.13],
    ['1.5百万元', 0.015],
    ['0.2万亿元', 2000],
    ['12.3（亿元）', 12.3],
    ['12.3①', 12.3],
    ['12.3(1)', 12.3],
    ['12.3（2）', 12.3],
    ['12.3³', 12.3],
    ['12.3*', 12.3],
    ['12.3注1', 12.3],
    ['12.3亿元[1]', 12.3],
  ])('%j is %d 亿元', (text, expected) => {
    expect(valueOf(text, AMOUNT)).toBe(expected)
  })

  it.each([
    ['8.4%', 8.4],
    ['−６．３％', -6.3],
    ['6.3‰', 0.63],
    ['▲3.2', 3.2],
    ['↑3.2%', 3.2],
    ['3.2↓', -3.2],
    ['▼3.2', -3.2],
    ['▼-3.2', -3.2],
    ['下降3.2%', -3.2],
    ['同比增长 8.4％', 8.4],
    ['增长-8.4%', -8.4],
  ])('%j is %d percent', (text, expected) => {
    expect(valueOf(text, RATE)).toBe(expected)
  })

  it('has its unit beside it, in a word that fits the figure', () => {
    expect(valueOf('45件', CASES)).toBe(45)
    expect(valueOf('3.2个百分点', POINTS)).toBe(3.2)
    expect(valueOf('第3位', PLACE)).toBe(3)
    expect(valueOf('第 3 名', PLACE)).toBe(3)
    expect(valueOf('3.2万人', PERSONS)).toBe(32000)
    expect(valueOf('1.2万', PERSONS)).toBe(12000)
    expect(valueOf('4500万', FUNDS)).toBe(4500)
    expect(valueOf('1.2 million yuan', FUNDS)).toBe(120)
    expect(valueOf('2亿千瓦时', { units, unit: unit('kWh-10K') })).toBe(20000)
  })

  it('is in the unit of the header where it names none itself', () => {
    expect(readCell('131300', { ...AMOUNT, stated: unit('CNY-10K') })).toMatchObject({
      value: 13.13,
      stated: 131300,
      unitFrom: 'stated',
    })
    expect(valueOf('13.13亿', { ...AMOUNT, stated: unit('CNY-10K') })).toBe(13.13)
    expect(readCell('13.13', AMOUNT)).toMatchObject({ unitFrom: 'assumed' })
  })
})

describe('a cell of a workbook', () => {
  const cell = (text: string, value: number, format?: string) => ({ text, value, ...(format && { format }) })
  it.each([
    ['shown as a percent', cell('8.4%', 0.084, '0.0%'), RATE, 8.4],
    ['a percent by its format alone', cell('0.084', 0.084, '0.0%'), RATE, 8.4],
    ['with more decimals than it shows', cell('8.4', 8.3567, '0.0'), RATE, 8.3567],
    ['a formula with binary dust', { ...cell('0.3', 0.1 + 0.2), formula: true }, RATE, 0.3],
    ['negative by colour only', cell('3.2', -3.2, '0.0;[Red]0.0'), RATE, -3.2],
    ['negative in brackets by its format', cell('(3.2)', -3.2, '0.0_);(0.0)'), RATE, -3.2],
    ['shown in 万', cell('12.3万', 123456, '0!.0,"万"'), FUNDS, 12.3456],
    ['with separators', cell('1,234.50', 1234.5, '#,##0.00'), AMOUNT, 1234.5],
  ])('%s counts as it is shown', (_, content, context, expected) => {
    expect(valueOf(content, context)).toBe(expected)
  })

  it('is no value where it is a date or an error', () => {
    expect(readCell(cell('2026/5/31', 46173, 'yyyy/m/d'), RATE)).toMatchObject({ why: 'date' })
    expect(readCell(cell('1月5日', 46027, 'm"月"d"日"'), RATE)).toMatchObject({ why: 'date' })
    expect(readCell({ text: '#REF!', error: '#REF!' }, RATE)).toMatchObject({
      why: 'sheet-error',
      found: '#REF!',
    })
    expect(readCell(cell('8', 8, '0.0"day"'), RATE)).toMatchObject({ kind: 'value', value: 8 })
  })
})

describe('a cell without a value', () => {
  it.each(['', '  ', '\u3000', '\u200b', ' '.repeat(500)])('%j is empty, never 0', (text) => {
    expect(readCell(text, RATE)).toEqual({ kind: 'blank' })
  })

  it.each([
    ['…', '…', 'below-unit'],
    ['......', '…', 'below-unit'],
    ['—', '—', 'not-applicable'],
    ['——', '—', 'not-applicable'],
    ['-', '-', 'not-applicable'],
    ['--', '-', 'not-applicable'],
    ['－', '-', 'not-applicable'],
    ['/', '/', 'not-applicable'],
    ['未公布', '未公布', 'not-published'],
    ['保密', '保密', 'confidential'],
  ])('%j is a mark whose reason is asked for', (text, mark, suggested) => {
    expect(readCell(text, RATE)).toEqual({ kind: 'mark', mark, suggested })
  })

  it('suggests nothing for marks that mean something else in every yearbook', () => {
    expect(readCell('#', RATE)).toEqual({ kind: 'mark', mark: '#' })
    expect(readCell('*', RATE)).toEqual({ kind: 'mark', mark: '*' })
  })
})

describe('what is not plainly one number', () => {
  it('in brackets may be a loss or a remark: both are offered until somebody says which', () => {
    const reading = readCell('（12.6）', AMOUNT)
    expect(reading).toMatchObject({
      kind: 'ambiguous',
      why: 'brackets',
      negative: { value: -12.6 },
      positive: { value: 12.6 },
    })
    expect(valueOf('（12.6）', { ...AMOUNT, brackets: 'negative' })).toBe(-12.6)
    expect(valueOf('(12.6)亿元', { ...AMOUNT, brackets: 'positive' })).toBe(12.6)
  })

  it('with an arrow against its sign is asked about', () => {
    expect(readCell('▲-3.2', RATE)).toMatchObject({ kind: 'ambiguous', why: 'arrow' })
    expect(readCell('△3.2', RATE)).toMatchObject({ kind: 'ambiguous', why: 'arrow' })
    expect(readCell('▼3.2', AMOUNT)).toMatchObject({ kind: 'ambiguous', why: 'arrow' })
  })

  it('keeps words in brackets as a remark', () => {
    expect(readCell('12.6（预计）', AMOUNT)).toMatchObject({ value: 12.6, remark: '预计' })
  })

  it.each([
    ['abc', 'text'],
    ['NaN', 'text'],
    ['Infinity', 'text'],
    ['约8.4', 'text'],
    ['8.4.1', 'text'],
    ['3-5', 'text'],
    ['1.234,5', 'text'],
    ['8.4以上', 'text'],
    ['1,5', 'separators'],
    ['12,34,567', 'separators'],
    ['1e400', 'too-large'],
    ['12345678901234567', 'too-large'],
    ['2026-05-31', 'date'],
    ['2026年5月', 'date'],
    ['3-May', 'date'],
    ['#N/A', 'sheet-error'],
    ['#DIV/0!', 'sheet-error'],
    ['#REF!', 'sheet-error'],
    ['####', 'hidden'],
    ['45件', 'foreign-unit'],
    ['3.2亿元', 'foreign-unit'],
  ])('keeps %j as it stands and says why: %s', (text, why) => {
    expect(readCell(text, RATE)).toMatchObject({ kind: 'unreadable', why })
  })

  it('wants whole numbers of what is counted', () => {
    expect(readCell('12.5', CASES)).toMatchObject({ why: 'whole' })
    expect(readCell('12.5', PLACE)).toMatchObject({ why: 'whole' })
  })
})
