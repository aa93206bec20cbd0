import { describe, expect, test } from 'vitest'
import { inputKind, readTyped, typedOf, type Typed } from '#client/admin/ledgers/form/typedFields.ts'
import { fieldText } from '#client/components/ledgers/fieldText.ts'
import type { JsonValue } from '#shared/ledger/record.ts'
import { fieldOf, orders } from '#test/client/ledgers/ledgerFixture.ts'

const read = (name: string, typed: Typed) => readTyped(inputKind(orders, fieldOf(name)), fieldOf(name), typed)
const typed = (name: string, value: JsonValue) =>
  typedOf(inputKind(orders, fieldOf(name)), fieldOf(name), value)

describe('what is typed into a form', () => {
  test('in 万元 or 亿元 is kept in plain yuan, exactly', () => {
    expect(read('amount', { text: '131300.07', unit: 'wan' })).toEqual({ value: 1_313_000_700 })
    expect(read('amount', { text: '１３．１３', unit: 'yi' })).toEqual({ value: 1_313_000_000 })
    expect(read('amount', { text: '1,250', unit: 'yuan' })).toEqual({ value: 1_250 })
    expect(read('amount', { text: '', unit: 'wan' })).toEqual({ value: null })
    expect(read('amount', { text: '约 3', unit: 'wan' })).toEqual({ fault: 'number' })
  })

  test('says the same again when it is opened anew', () => {
    const values: Readonly<Record<string, JsonValue>> = {
      ...{
        name: '立项',
        amount: 1_313_000_700,
        count: 7,
        dueOn: '2026-11-25',
        period: '2026-Q3',
        agreed: false,
      },
      ...{ kinds: ['land', 'money'], project: '2026-0001', team: ['张三', '李四'] },
      ...{ steps: [{ date: '2026-11-25', text: '开工' }], plan: Array.from({ length: 12 }, (_, i) => i * 5) },
    }
    for (const [name, value] of Object.entries(values))
      expect([name, read(name, typed(name, value))]).toEqual([name, { value }])
  })

  test('at an hour is the hour of the bureau, wherever the screen stands', () => {
    expect(read('at', '2026-11-23T14:31')).toEqual({ value: '2026-11-23T14:31:00+08:00' })
    expect(typed('at', '2026-11-23T06:31:00.000Z')).toBe('2026-11-23T14:31')
  })

  test('and is none of its type is a fault, with nothing guessed', () => {
    expect(read('count', '1.5')).toEqual({ fault: 'whole' })
    expect(read('period', '2026年10月')).toEqual({ fault: 'period' })
    expect(read('steps', [{ date: '', text: '开工' }])).toEqual({ fault: 'steps' })
    expect(read('plan', ['5', ...Array.from({ length: 11 }, () => '')])).toEqual({ fault: 'number' })
  })
})

describe('what a record says', () => {
  const tongue = {
    ...{ locale: 'zh-CN' as const, separator: '、', named: (_: string, code: string) => code },
    title: (_: string, id: string) => `项目 ${id}`,
  }
  const said = (name: string, value: JsonValue, more = {}) =>
    fieldText(value, fieldOf(name), orders, { ...tongue, ...more })

  test('is written in the unit that reads best, or in that of its column', () => {
    expect(said('amount', 1_313_000_000)).toBe('13.13 亿元')
    expect(said('amount', 52_300)).toBe('5.23 万元')
    expect(said('amount', 900)).toBe('900 元')
    expect(said('amount', 1_313_000_000, { column: true })).toBe('131,300')
  })

  test('names values, states and other records by their names', () => {
    expect(said('kinds', ['land', 'money'])).toBe('用地、资金')
    expect(said('state', 'closed')).toBe('销号')
    expect(said('state', 'closed', { locale: 'en' })).toBe('Closed')
    expect(said('agreed', false)).toBe('否')
    expect(said('project', '2026-0001')).toBe('项目 2026-0001')
    expect(said('period', '2026-Q3')).toBe('2026年三季度')
    expect(said('at', '2026-11-23T06:31:00.000Z')).toBe('2026-11-23 14:31')
    expect(said('name', null)).toBe('')
  })
})
