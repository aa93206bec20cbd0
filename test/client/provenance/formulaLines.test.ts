import { expect, it } from 'vitest'
import { formulaLines } from '#client/components/provenance/formulaLines.ts'
import { asPeriod } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'

const input = (code: string, period: string, value: number) => ({
  series: seriesKey(code, '410104'),
  period: asPeriod(period),
  value,
  vintage: 1,
})

it('puts each input in its place of the formula', () => {
  const done = input('projects.key.invested-ytd', '2020-06', 50)
  const plan = input('projects.key.plan-year', '2020', 120)
  const text = '{projects.key.invested-ytd} / {projects.key.plan-year} * 100'
  expect(formulaLines({ text, inputs: [done, plan], schedules: [], records: [], value: 41.66 })).toEqual([
    { type: 'input', input: done },
    { type: 'sign', text: '÷' },
    { type: 'input', input: plan },
    { type: 'sign', text: '×' },
    { type: 'number', text: '100' },
  ])
})

it('tells this year from last year where both are of one figure', () => {
  const now = input('economy.retail-sales.growth', '2020-06', 4)
  const then = input('economy.retail-sales.growth', '2019-06', 7)
  const text = '{economy.retail-sales.growth} - last-year({economy.retail-sales.growth})'
  expect(formulaLines({ text, inputs: [now, then], schedules: [], records: [], value: -3 })).toEqual([
    { type: 'input', input: now },
    { type: 'sign', text: '−' },
    { type: 'input', input: then },
  ])
})

it('shows what the plan asked for by then', () => {
  const rate = input('projects.key.completion-rate', '2020-06', 60)
  const text = '{projects.key.completion-rate} - schedule(projects.key)'
  const schedules = [{ list: 'projects.key', period: asPeriod('2020-06'), value: 50 }]
  expect(formulaLines({ text, inputs: [rate], schedules, records: [], value: 10 }).at(-1)).toEqual({
    type: 'schedule',
    value: 50,
  })
})

it('says of each count over records what it came to, in the order in which the formula names them', () => {
  const count = (records: number) => ({
    ...{ ledger: 'responsibility-letter', zh: '责任书', en: 'Responsibility letter' },
    ...{ records, value: records },
  })
  const text = 'count(responsibility-letter; state = signed) / count(responsibility-letter) * 100'
  const records = [count(3), count(4)]
  expect(formulaLines({ text, inputs: [], schedules: [], records, value: 75 })).toEqual([
    { type: 'count', count: count(3) },
    { type: 'sign', text: '÷' },
    { type: 'count', count: count(4) },
    { type: 'sign', text: '×' },
    { type: 'number', text: '100' },
  ])
})
