// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { parseEntry } from '#client/admin/parseEntry.ts'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'

const { unit, units: UNITS } = loadCatalogue()
const HUNDRED_MILLION_YUAN = unit('CNY-100M')
const PERCENT = unit('percent')
const PLACE = unit('rank')
const WHOLE_FIRMS = unit('count-entity')

const value = (text: string, unit = HUNDRED_MILLION_YUAN): unknown => {
  const parsed = parseEntry(text, unit, UNITS)
  return parsed.kind === 'value' ? parsed.value : parsed
}

describe('what a person types into a cell', () => {
  it.each([
    ['165.1', 165.1],
    ['1,234.5', 1234.5],
    ['１，２３４．５', 1234.5],
    ['−6.3', -6.3],
    ['－６。３', -6.3],
    ['–6.3', -6.3],
    ['+8.4', 8.4],
    ['(12.6)', -12.6],
    ['（12.6）', -12.6],
    ['165.10亿元', 165.1],
    ['165.10 亿', 165.1],
    ['\u3000165.1\u00a0', 165.1],
    ["'165.1", 165.1],
    ['1 234.5', 1234.5],
    ['1.2E+3', 1200],
    ['.5', 0.5],
    ['-0', 0],
  ])('reads %j as the number it is', (text, expected) => {
    expect(value(text)).toBe(expected)
  })

  it('drops the percent sign of a rate, full-width or not', () => {
    expect(value('8.4%', PERCENT)).toBe(8.4)
    expect(value('−６．３％', PERCENT)).toBe(-6.3)
  })

  it('reads a place with the words around it', () => {
    expect(value('第3位', PLACE)).toBe(3)
    expect(value('第 3 名', PLACE)).toBe(3)
  })

  it.each(['', '  ', '\u3000'])('takes %j for an empty cell, never for 0', (text) => {
    expect(parseEntry(text, PERCENT, UNITS)).toEqual({ kind: 'blank' })
  })

  it.each([
    ['…', 'below-unit'],
    ['...', 'below-unit'],
    ['—', 'not-applicable'],
    ['——', 'not-applicable'],
    ['-', 'not-applicable'],
    ['/', 'not-applicable'],
  ])('takes %j for a mark whose reason is asked for', (text, suggested) => {
    expect(parseEntry(text, PERCENT, UNITS)).toEqual({ kind: 'mark', suggested })
  })

  it.each([
    ['abc', 'text'],
    ['NaN', 'text'],
    ['Infinity', 'text'],
    ['约8.4', 'text'],
    ['8.4.1', 'text'],
    ['3-5', 'text'],
    ['1,5', 'separators'],
    ['1.234,5', 'text'],
    ['12,34,567', 'separators'],
    ['1e400', 'too-large'],
    ['12345678901234567', 'too-large'],
  ])('keeps %j as typed and says why it is not a number', (text, why) => {
    expect(parseEntry(text, PERCENT, UNITS)).toMatchObject({ kind: 'unreadable', why })
  })

  it('offers the exact conversion of a unit of the same kind and refuses one of another', () => {
    expect(parseEntry('131300万元', HUNDRED_MILLION_YUAN, UNITS)).toEqual({
      kind: 'unreadable',
      why: 'other-unit',
      unit: 'CNY-10K',
      proposal: 13.13,
    })
    expect(parseEntry('8.4%', HUNDRED_MILLION_YUAN, UNITS)).toMatchObject({
      why: 'foreign-unit',
      unit: 'percent',
    })
  })

  it('wants whole numbers of what is counted', () => {
    expect(value('12', WHOLE_FIRMS)).toBe(12)
    expect(parseEntry('12.5', WHOLE_FIRMS, UNITS)).toMatchObject({ why: 'whole' })
  })
})
