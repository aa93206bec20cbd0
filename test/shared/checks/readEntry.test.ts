import { describe, expect, test } from 'vitest'
import { entryValue, readEntry, type TypedCell } from '#shared/checks/readEntry.ts'
import { CATALOGUE } from '#test/shared/checks/ground.ts'

const sales = CATALOGUE.indicator('economy.retail-sales.level')
if (!sales) throw new Error('no indicator')
const value = (cell: TypedCell) => entryValue(readEntry(cell, sales, CATALOGUE))

describe('a cell of a draft', () => {
  test('is read in the unit that the header states, and before that in the one beside the number', () => {
    expect(value({ text: '1,651,000', unit: 'CNY-10K' })).toBe(165.1)
    expect(value({ text: '165.1亿元', unit: 'CNY-10K' })).toBe(165.1)
    expect(value({ text: '165.1' })).toBe(165.1)
    expect(value({ text: '165.1', unit: 'no such unit' })).toBeUndefined()
  })

  test('says null for a mark with its reason, and nothing for a mark without', () => {
    expect(value({ text: '—', missing: 'not-returned' })).toBeNull()
    expect([value({ text: '—' }), value({ text: '' }), value({ text: '(3.2)' })]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  test('with a number is that number, whatever reason it was once given', () => {
    expect(value({ text: '165.1', missing: 'not-returned' })).toBe(165.1)
  })
})
