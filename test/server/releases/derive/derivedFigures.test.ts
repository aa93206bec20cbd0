import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Provenance } from '#shared/contract/provenance.ts'
import { evaluate } from '#shared/formula/evaluate.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import { observationsOf } from '#shared/board.ts'
import { stepPeriod } from '#shared/indicator.ts'
import {
  asPeriod,
  comparePeriods,
  endMonth,
  periodParts,
  samePeriodLastYear,
  type Period,
} from '#shared/period.ts'
import { indicatorOf, seriesKey, subjectOf, type SeriesKey } from '#shared/series.ts'
import { call } from '#test/support/api.ts'
import { catalogue } from '#test/support/boardFixture.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const { home } = catalogue.site
const derived = catalogue.indicators.filter(({ feed }) => feed === 'formula')

let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer({ env: { DEMO: '1' } })
  token = await server.token('viewer')
}, 180_000)
afterAll(() => server.stop())

async function provenanceOf(series: SeriesKey, period: Period): Promise<Provenance> {
  const path = `/api/v1/series/${encodeURIComponent(series)}/provenance?period=${period}`
  const { status, body } = await call(server.url, `GET ${path}`, { token })
  expect(status).toBe(200)
  return Provenance.parse(body)
}

/** Works a derived figure out again from nothing but what its drawer is given. */
function recomputed({ series, period, formula }: Provenance): number | null {
  const indicator = catalogue.indicator(indicatorOf(series))
  if (!formula || !period || !indicator) throw new Error(`${series} shows no formula`)
  const shown = new Map(formula.inputs.map((input) => [`${input.series} ${input.period}`, input]))
  const result = evaluate(parseFormula(formula.text), indicator, period, catalogue, {
    figure: (code, at) => {
      const input = shown.get(`${seriesKey(code, subjectOf(series))} ${at}`)
      return input && input.vintage > 0 ? { value: input.value } : undefined
    },
    records: () => undefined,
    scheduled: (list, at) => formula.schedules.find((one) => one.list === list && one.period === at)?.value,
  })
  return result === 'unknown' ? null : result.value
}

/** The same figures by plain arithmetic, written down a second time and by hand. */
const at = (code: string, period: string): number =>
  observationsOf(server.releases.board(), seriesKey(code, home)).find((o) => o.period === period)?.value ??
  NaN
const share = (part: string, whole: string) => (p: string) => (at(part, p) / at(whole, p)) * 100
const ofPlan = (done: string, plan: string) => (p: string) => (at(done, p) / at(plan, p.slice(0, 4))) * 100
const gap = (rate: string) => (p: Period) => at(rate, p) - (endMonth(p) / 12) * 100
const BY_HAND: Readonly<Record<string, (period: Period) => number>> = {
  'projects.key.completion-rate': ofPlan('projects.key.invested-ytd', 'projects.key.plan-year'),
  'projects.key.schedule-gap': gap('projects.key.completion-rate'),
  'projects.prov-muni.completion-rate': ofPlan(
    'projects.prov-muni.invested-ytd',
    'projects.prov-muni.plan-year',
  ),
  'projects.prov-muni.schedule-gap': gap('projects.prov-muni.completion-rate'),
  'industry.services-projects.completion-rate': ofPlan(
    'industry.services-projects.invested-ytd',
    'industry.services-projects.plan-year',
  ),
  'industry.support.payout-rate': share('industry.support.paid-amount', 'industry.support.approved-amount'),
  'projects.joint-approval.completion-rate': share(
    'projects.joint-approval.done',
    'projects.joint-approval.items',
  ),
  'projects.new-pipeline.approval-completion-rate': share(
    'projects.new-pipeline.approval-done',
    'projects.new-pipeline.approval-items',
  ),
  'ecology.projects.completion-rate': ofPlan('ecology.projects.invested-ytd', 'ecology.projects.plan-year'),
  'ecology.projects.schedule-gap': gap('ecology.projects.completion-rate'),
  'ecology.greening.completion-rate': ofPlan('ecology.greening.new-area', 'ecology.greening.area-target'),
  'pricing.cases.closure-rate': share('pricing.cases.closed', 'pricing.cases.accepted'),
  'stats.four-above.new-other': (p) =>
    at('stats.four-above.new-total', p) -
    at('stats.four-above.new-construction', p) -
    at('stats.four-above.new-real-estate', p),
  'grain.reserve.total': (p) =>
    at('grain.reserve.provincial', p) + at('grain.reserve.municipal', p) + at('grain.reserve.district', p),
  'economy.retail-sales.growth-change': (p) =>
    at('economy.retail-sales.growth', p) - at('economy.retail-sales.growth', samePeriodLastYear(p)),
  'economy.gdp-tertiary.share': share('economy.gdp-tertiary.level', 'economy.gdp.level'),
  'economy.fiscal-tax-share.level': share('economy.fiscal-tax-revenue.level', 'economy.fiscal-revenue.level'),
  'economy.headline.improving-share': (p) => {
    const before = (month: string) =>
      month.endsWith('-02') ? `${Number(month.slice(0, 4)) - 1}-12` : previousMonth(month)
    const rates = catalogue.indicators.filter(
      ({ headline, kind, rule }) =>
        headline && kind === 'growth-yoy' && catalogue.rule(rule).periodKind === 'month',
    )
    const moves = rates
      .map(({ code, rule, better }) => {
        const from = catalogue.rule(rule).january ? previousMonth(p) : before(p)
        const move = at(code, p) - at(code, from)
        return better === 'higher' ? move : better === 'lower' ? -move : move * 0
      })
      .filter((move) => !Number.isNaN(move))
    return (moves.filter((move) => move > 0).length / moves.length) * 100
  },
}

function previousMonth(month: string): string {
  const { year, index } = periodParts(month as Period)
  return index === 1 ? `${year - 1}-12` : `${year}-${String(index - 1).padStart(2, '0')}`
}

test('every derived figure of the catalogue is on the board and has been worked out by hand here', () => {
  for (const { code } of derived)
    expect(observationsOf(server.releases.board(), seriesKey(code, home)).length, code).toBeGreaterThan(10)
  expect(Object.keys(BY_HAND).toSorted()).toEqual(derived.map(({ code }) => code).toSorted())
})

test('every derived figure has had a value in every period since 2020', async () => {
  for (const { code, rule: ruleCode } of derived) {
    const rule = catalogue.rule(ruleCode)
    const { observations } = await server.releases.observations(seriesKey(code, home), {})
    const known = new Set(observations.map(({ period }) => period))
    const first = asPeriod(rule.periodKind === 'quarter' ? '2020-Q1' : '2020-02')
    const last = observations.at(-1)?.period ?? first
    expect(comparePeriods(last, asPeriod('2026-09')), code).toBeGreaterThanOrEqual(0)
    for (let period = first; comparePeriods(period, last) <= 0; period = stepPeriod(rule, period, 1))
      expect(known.has(period), `${code} ${period}`).toBe(true)
  }
})

describe('working it out again from what the drawer shows gives the same number', () => {
  test.each(derived.map(({ code }) => code))('%s', async (code) => {
    const series = Object.keys(server.releases.board().series).filter(
      (key) => indicatorOf(key as SeriesKey) === code,
    ) as SeriesKey[]
    for (const key of series) {
      const all = observationsOf(server.releases.board(), key)
      for (const { period, value } of subjectOf(key) === home ? all : all.slice(-2)) {
        const shown = await provenanceOf(key, period)
        expect(shown.value, `${key} ${period}`).toBe(value)
        expect(recomputed(shown), `${key} ${period}`).toBe(value)
        expect(shown.formula?.value, `${key} ${period}`).toBe(value)
        expect(shown.source, 'no document has published it').toBeNull()
      }
    }
  })
})

describe('plain arithmetic over the board comes to the same', () => {
  test.each(Object.keys(BY_HAND))('%s', (code) => {
    // The oldest year of the board lacks the year before it and the plans of its own.
    const periods = observationsOf(server.releases.board(), seriesKey(code, home)).slice(-12)
    const byHand = BY_HAND[code]
    for (const { period, value } of periods) expect(value, period).toBeCloseTo(byHand?.(period) ?? NaN, 9)
  })
})

test('a figure that counts records says in words what it counts, and how many it found', async () => {
  const shown = await provenanceOf(seriesKey('credit.double-publicity.records', home), '2020-05' as Period)
  expect(shown.definition?.zh).toBe('“双公示信息”台账中状态为已公示或信用修复、录入日期在年初至期末的记录数')
  expect(shown.formula?.records).toMatchObject([
    { ledger: 'publicity-record', value: shown.vintages.at(-1)?.value },
  ])
  expect(shown.feed).toBe('ledger')
})
