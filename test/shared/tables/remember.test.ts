import { describe, expect, it } from 'vitest'
import { catalogue } from '#test/shared/tables/readBlock.ts'
import { asPeriod } from '#shared/period.ts'
import { fates } from '#shared/tables/fates.ts'
import { fromClipboard } from '#shared/tables/fromClipboard.ts'
import { applyRemembered, fingerprint, headerOfForm } from '#shared/tables/remember.ts'
import { recognise } from '#shared/tables/recognise.ts'
import type { Mapping } from '#shared/tables/mapping.ts'

const form = (month: number, ...more: string[]) =>
  [
    `2026年1—${month}月主要指标\t\t`,
    '指标（万元）\t本月止累计\t完成情况',
    '社会消费品零售总额\t1651000\t7.3',
    '会展业收入\t120000\t2.0',
    '实际利用外资额\t—\t5.0',
    ...more,
  ].join('\r\n')

const MAY = { period: asPeriod('2026-05') }
const JUNE = { period: asPeriod('2026-06') }
const first = fromClipboard(form(5))
const recognised = recognise(first, catalogue, MAY)

/** What a person settled in May: the last column is the growth, two names, and what a dash means. */
const settled: Mapping = {
  ...recognised.mapping,
  defaults: { ...recognised.mapping.defaults, subject: '410100' },
  columns: recognised.mapping.columns.map((role, col) =>
    col === 2 ? { kind: 'value', facets: { measure: 'growth', unit: 'percent', span: 'ytd' } } : role,
  ),
  labels: {
    ...recognised.mapping.labels,
    'indicator||会展业收入': { facets: { indicator: 'economy.services-revenue.level' } },
    'indicator||实际利用外资额': { facets: { indicator: 'economy.foreign-capital.level' } },
  },
  answers: {
    marks: { '—': 'not-returned' },
    brackets: 'negative',
    questions: { 'unit:B:CNY-10K:4': 'keep', 'mark:/': 'skip' },
    cells: { B3: 'skip' },
  },
}

describe('a form that was mapped once', () => {
  it('is known again next month by its header and labels, whatever the period and the values', () => {
    const june = recognise(fromClipboard(form(6).replace('1651000', '1999999')), catalogue, JUNE)
    expect(fingerprint(june)).toBe(fingerprint(recognised))
    const longer = recognise(fromClipboard(form(6, '税收收入\t321000\t2.0')), catalogue, JUNE)
    expect(fingerprint(longer)).not.toBe(fingerprint(recognised))
    expect(headerOfForm(fingerprint(longer))).toBe(headerOfForm(fingerprint(recognised)))
    const other = recognise(fromClipboard('指标\t本月\r\n税收收入\t32.1\r\n'), catalogue, MAY)
    expect(headerOfForm(fingerprint(other))).not.toBe(headerOfForm(fingerprint(recognised)))
  })

  it('is mapped as then, with the period of the new file and a row that was added', () => {
    const june = fromClipboard(form(6, '税收收入\t321000\t2.0'))
    const { mapping } = applyRemembered(settled, june, catalogue, JUNE)
    const { entries, problems } = fates(june, mapping, catalogue, () => [])
    expect(problems).toEqual([])
    expect(
      entries.map(({ address, series, period, value, missing }) => [
        address,
        series,
        period,
        missing ?? value,
      ]),
    ).toEqual([
      ['B3', 'economy.retail-sales.level@410100', '2026-06', 165.1],
      ['C3', 'economy.retail-sales.growth@410100', '2026-06', 7.3],
      ['B4', 'economy.services-revenue.level@410100', '2026-06', 12],
      ['C4', 'economy.services-revenue.growth@410100', '2026-06', 2],
      ['B5', 'economy.foreign-capital.level@410100', '2026-06', 'not-returned'],
      ['C5', 'economy.foreign-capital.growth@410100', '2026-06', 5],
      ['B6', 'economy.fiscal-tax-revenue.level@410100', '2026-06', 32.1],
      ['C6', 'economy.fiscal-tax-revenue.growth@410100', '2026-06', 2],
    ])
  })

  it('forgets what was said of single cells and of jumps of that month', () => {
    const { answers } = applyRemembered(settled, fromClipboard(form(6)), catalogue, JUNE).mapping
    expect(answers).toEqual({
      marks: { '—': 'not-returned' },
      brackets: 'negative',
      questions: { 'mark:/': 'skip' },
      cells: {},
    })
  })

  it('gives labels such as 5月 the year of the new file', () => {
    const months = fromClipboard('月份\t固定资产投资增速\r\n4月\t5.8\r\n5月\t6.1\r\n')
    const { mapping: last } = recognise(months, catalogue, { period: asPeriod('2025-05') })
    const { mapping } = applyRemembered(last, months, catalogue, MAY)
    const { entries } = fates(months, mapping, catalogue, () => [])
    expect(entries.map(({ period }) => period)).toEqual(['2026-04', '2026-05'])
  })

  it('says what it says after a trip through JSON, as it is kept', () => {
    const kept: Mapping = JSON.parse(JSON.stringify(settled))
    const june = fromClipboard(form(6))
    expect(applyRemembered(kept, june, catalogue, JUNE)).toEqual(
      applyRemembered(settled, june, catalogue, JUNE),
    )
  })
})
