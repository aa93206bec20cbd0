import { describe, expect, it } from 'vitest'
import { actOn, type Entries } from '#client/admin/entryActs.ts'
import type { EntryRow } from '#client/admin/entryRows.ts'
import { boardOf, rowsOf } from '#test/client/admin/sheet.ts'

const rows = rowsOf(boardOf([['investment.growth', '2020-05', 8.1]]))
const row = (code: string): EntryRow => {
  const found = rows.find((r) => r.indicator.code === code)
  if (!found) throw new Error(`no row ${code}`)
  return found
}
const FAI = row('investment.growth')
const SALES = row('sales.level')
const NONE: Entries = new Map()

describe('what a person does to a cell', () => {
  it('remembers the vintage that stood there when typing began', () => {
    const typed = actOn(NONE, { do: 'type', row: FAI, text: '8.4' })
    expect(typed.get(FAI.key)).toEqual({ text: '8.4', seen: 1 })
    const moved = { ...FAI, published: FAI.published && { ...FAI.published, vintage: 2 } }
    expect(actOn(typed, { do: 'type', row: moved, text: '8.5' }).get(FAI.key)?.seen).toBe(1)
    expect(actOn(typed, { do: 'keep', row: moved }).get(FAI.key)?.seen).toBe(2)
  })

  it('forgets a confirmation and a missing reason as soon as another value is typed', () => {
    const answers = [{ code: 'out-of-history', value: 32 }]
    const confirmed = actOn(NONE, { do: 'answer', row: FAI, answers })
    expect(actOn(confirmed, { do: 'type', row: FAI, text: '33' }).get(FAI.key)).toEqual({
      text: '33',
      seen: 1,
    })
    const missing = actOn(NONE, { do: 'mark', row: SALES, missing: 'not-published' })
    expect(missing.get(SALES.key)).toMatchObject({ text: '—', missing: 'not-published' })
    expect(actOn(missing, { do: 'type', row: SALES, text: '1' }).get(SALES.key)).toEqual({
      text: '1',
      seen: 0,
    })
  })

  it.each([
    ['—', 'not-applicable'],
    ['——', 'not-applicable'],
    ['…', 'below-unit'],
    ['……', 'below-unit'],
  ])(
    'takes a typed %s for the reason that it means, and a pasted one only for a question',
    (text, missing) => {
      expect(actOn(NONE, { do: 'type', row: SALES, text }).get(SALES.key)).toMatchObject({ text, missing })
      const pasted = actOn(NONE, { do: 'fill', cells: [{ row: SALES, text }] }).get(SALES.key)
      expect(pasted).toEqual({ text, seen: 0 })
    },
  )

  it('leaves nothing of a cell that was emptied where nothing is public', () => {
    const typed = actOn(NONE, { do: 'type', row: SALES, text: '1' })
    expect(actOn(typed, { do: 'type', row: SALES, text: '' }).size).toBe(0)
  })

  it('never reaches a locked row', () => {
    expect(actOn(NONE, { do: 'type', row: row('investment.share'), text: '1' }).size).toBe(0)
  })

  it('keeps with the value what was said of it', () => {
    const answers = [{ code: 'out-of-history', value: 32 }]
    const typed = actOn(NONE, { do: 'type', row: FAI, text: '32' })
    const answered = actOn(typed, { do: 'answer', row: FAI, answers })
    const remarked = actOn(answered, { do: 'remark', row: FAI, text: '基数低' })
    expect(remarked.get(FAI.key)?.answers).toEqual([{ ...answers[0], text: '基数低' }])
    expect(actOn(remarked, { do: 'remark', row: FAI, text: ' ' }).get(FAI.key)?.answers).toEqual(answers)
  })

  it('fills many cells at once, with the unit of their header, and passes over locked ones', () => {
    const cells = [
      { row: SALES, text: '1651000', unit: 'CNY-10K' },
      { row: row('investment.share'), text: '1' },
      { row: FAI, text: '8.4' },
    ]
    const filled = actOn(new Map([[FAI.key, { text: '9', seen: 1, answers: [], unit: 'CNY' }]]), {
      do: 'fill',
      cells,
    })
    expect([...filled]).toEqual([
      [FAI.key, { text: '8.4', seen: 1 }],
      [SALES.key, { text: '1651000', seen: 0, unit: 'CNY-10K' }],
    ])
  })
})
