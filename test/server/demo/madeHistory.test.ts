import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { catalogue, figuresOf, historyOn, vintagesIn } from '#test/server/demo/publishedFigures.ts'
import { realHistory } from '#server/demo/real/realHistory.ts'
import { hasPeriod, stepPeriod, type Indicator } from '#shared/indicator.ts'
import { asPeriod, comparePeriods, endMonth, periodParts, type Period } from '#shared/period.ts'
import { dueOn } from '#shared/releaseCalendar.ts'
import { asSeries } from '#test/server/demo/asSeries.ts'

const TODAY = '2026-11-23'
const history = historyOn(TODAY)
const figures = figuresOf(history)
const made = figures.filter(({ demo }) => demo)
const vintages = vintagesIn(history)
const valueOf = (series: string, period: string) => vintages(series, period).at(-1)?.value
const { home, city, province, nation, peers } = catalogue.site

const indicatorOf = (code: string): Indicator => {
  const indicator = catalogue.indicator(code)
  if (!indicator) throw new Error(`no ${code}`)
  return indicator
}

describe('the demonstration as a whole', () => {
  it('is of a size that fills a board and starts quickly', () => {
    expect(made.length).toBeGreaterThan(20_000)
    expect(made.length).toBeLessThan(50_000)
    expect(history.length).toBeLessThan(4500)
  })

  it('comes oldest first and ends before the instant of the start', () => {
    const instants = history.map(({ at }) => at)
    expect(instants).toEqual(instants.toSorted())
    expect(instants.at(-1)! <= '2026-11-23T02:00:00.000Z').toBe(true)
    const morning = historyOn('2020-03-20')
    expect(morning.every(({ at }) => at <= '2020-03-20T02:00:00.000Z')).toBe(true)
  })

  it.each(['2019-02-10', '2020-07-15', '2023-12-31', '2026-08-09', '2027-02-10', '2031-05-04'])(
    'tells the same past when started on %s',
    (day) => {
      const other = historyOn(day)
      const shorter = Math.min(other.length, history.length)
      expect(shorter).toBeGreaterThan(250)
      const differs = other
        .slice(0, shorter)
        .findIndex((release, i) => JSON.stringify(release) !== JSON.stringify(history[i]))
      expect(other[differs]).toEqual(history[differs])
      expect(differs).toBe(-1)
    },
    20_000,
  )

  it('never stands where a published figure stands, not even one that came out later', () => {
    const real = new Set(figuresOf(realHistory(catalogue)).map(({ series, period }) => `${series} ${period}`))
    expect(made.filter(({ series, period }) => real.has(`${series} ${period}`))).toEqual([])
  })

  it('marks every generated release, value and record, and nothing else', () => {
    for (const release of history) {
      const isMade = release.source?.publisher.startsWith('演示数据') ?? false
      expect(release.demo ?? false).toBe(isMade)
      for (const o of release.observations) expect(o.demo ?? false).toBe(isMade)
      for (const record of release.records) expect(record.demo ?? false).toBe(isMade)
    }
  })

  it('holds only what the catalogue has: known series, periods of their rule, decimals of their indicator', () => {
    for (const { series, period, value } of made) {
      const { indicator, rule, subject } = asSeries(catalogue, series)
      expect(hasPeriod(rule, asPeriod(period)), `${series} ${period}`).toBe(true)
      expect(subject !== undefined || series.includes('@project:'), series).toBe(true)
      expect((String(value).split('.')[1] ?? '').length, `${series} ${period} ${value}`).toBeLessThanOrEqual(
        indicator.decimals,
      )
      if (indicator.kind === 'completion-rate' && indicator.feed !== 'formula')
        expect(value).toBeLessThanOrEqual(100)
    }
  })

  it('publishes each period once and on the day by which it is due', () => {
    expect(new Set(made.map(({ series, period }) => `${series} ${period}`)).size).toBe(made.length)
    for (const { series, period, at } of made) {
      const { rule, subject } = asSeries(catalogue, series)
      const due = dueOn(rule, asPeriod(period))
      if (due !== null && subject?.level !== 'nation')
        expect(at.slice(0, 10), `${series} ${period}`).toBe(due)
    }
  })
})

/** Periods of an indicator from 2019 on that are due by today and neither published nor generated. */
function gaps(code: string, subject: string, from = '2019-01-01'): readonly string[] {
  const rule = catalogue.rule(indicatorOf(code).rule)
  const first = { month: '2019-01', quarter: '2019-Q1', half: '2019-H1', year: '2019', day: '2019-01-01' }[
    rule.periodKind
  ]
  const missing: string[] = []
  for (let period = asPeriod(first); ; period = stepPeriod(rule, period, 1)) {
    const due = dueOn(rule, period)
    if (due === null ? period > '2026' : due >= TODAY) return missing
    if (
      hasPeriod(rule, period) &&
      comparePeriods(period, asPeriod(from)) >= 0 &&
      valueOf(`${code}@${subject}`, period) === undefined
    )
      missing.push(period)
  }
}

describe('what a lively board needs', () => {
  const statistics = catalogue.indicators.filter(
    ({ code, group, feed }) => group !== null && feed !== 'formula' && isStatistic(code),
  )
  it.each(statistics.map(({ code }) => code))('%s of the district has no gap since 2019', (code) => {
    expect(gaps(code, home)).toEqual([])
  })

  const headlines = catalogue.indicators.filter(({ headline, kind }) => headline && kind === 'growth-yoy')
  it('headline growth of city, province and nation has no gap since 2019', () => {
    expect(headlines.length).toBeGreaterThanOrEqual(15)
    for (const { code } of headlines)
      for (const area of [city, province, nation]) expect(gaps(code, area), `${code}@${area}`).toEqual([])
  })

  it.each([
    'fixed-asset-investment',
    'retail-sales',
    'industry-value-added',
    'gdp',
    'private-investment',
    'industrial-investment',
    'services-revenue',
    'fiscal-revenue',
    'income',
  ])('all sixteen areas can be ranked by the growth of %s', (stem) => {
    for (const area of peers) expect(gaps(`economy.${stem}.growth`, area), area).toEqual([])
  })

  it('every filed figure of the half-year report has a value for its period', () => {
    const Figures = z.object({ figures: z.array(z.object({ code: z.string(), seedPeriod: z.string() })) })
    const file = new URL('../../../shared/catalogue/figures.json', import.meta.url)
    const { figures: report } = Figures.parse(JSON.parse(readFileSync(file, 'utf8')))
    expect(report).toHaveLength(140)
    const missing = report.filter(
      ({ code, seedPeriod }) =>
        // Worked out when their inputs are published, and counted from the ledgers' records.
        !['formula', 'ledger'].includes(indicatorOf(code).feed) &&
        valueOf(`${code}@${home}`, sameEnd(code, asPeriod(seedPeriod))) === undefined,
    )
    expect(missing).toEqual([])
  })
})

describe('plausibility', () => {
  it('what accumulates never falls within a year', () => {
    for (const [series, values] of Map.groupBy(figures, ({ series }) => series)) {
      const { indicator } = asSeries(catalogue, series)
      if (indicator.kind !== 'cumulative-ytd' && indicator.kind !== 'count-ytd') continue
      if (!values.some(({ demo }) => demo)) continue
      const sorted = values.toSorted((a, b) => comparePeriods(asPeriod(a.period), asPeriod(b.period)))
      for (const [i, { period, value }] of sorted.entries()) {
        const before = sorted[i - 1]
        if (before && before.period.slice(0, 4) === period.slice(0, 4))
          expect(value, `${series} ${before.period} ${before.value} → ${period}`).toBeGreaterThanOrEqual(
            before.value ?? 0,
          )
      }
    }
  })

  it('generated growth passes close by what was published of the same series', () => {
    for (const [series, period, neighbour] of [
      [`economy.fixed-asset-investment.growth@${home}`, '2019-12', '2019-11'],
      [`economy.fixed-asset-investment.growth@${home}`, '2020-12', '2020-11'],
      [`economy.retail-sales.growth@${home}`, '2022-12', '2022-11'],
      [`economy.industrial-investment.growth@${city}`, '2023-06', '2023-07'],
      [`economy.fixed-asset-investment.growth@${nation}`, '2024-05', '2024-04'],
    ] as const) {
      const [published, generated] = [vintages(series, period).at(-1), vintages(series, neighbour).at(-1)]
      expect(published?.demo).toBeUndefined()
      expect(generated?.demo).toBe(true)
      expect(Math.abs((published?.value ?? 99) - (generated?.value ?? -99)), series).toBeLessThan(2)
    }
  })

  it('shows the shock of 2020 and the rebound on its base', () => {
    for (const area of peers) {
      const at = (period: string) => valueOf(`economy.fixed-asset-investment.growth@${area}`, period) ?? NaN
      expect(at('2020-02')).toBeLessThan(-5)
      expect(at('2020-12')).toBeGreaterThan(at('2020-02') + 10)
      expect(at('2021-02')).toBeGreaterThan(15)
    }
  })

  it('adds the sectors up to the whole', () => {
    for (const { series, period, value } of made.filter(
      ({ series }) => series === `economy.gdp-secondary.level@${home}`,
    )) {
      const part = (code: string) => valueOf(`${code}@${home}`, period) ?? NaN
      expect(series).toContain('secondary')
      expect(
        part('economy.gdp-primary.level') + (value ?? NaN) + part('economy.gdp-tertiary.level'),
      ).toBeCloseTo(part('economy.gdp.level'), 1)
    }
  })

  it('puts the district first in investment and retail growth for January–May 2020, as the report says', () => {
    for (const stem of ['fixed-asset-investment', 'retail-sales']) {
      const values = peers.map((area) => ({
        area,
        value: valueOf(`economy.${stem}.growth@${area}`, '2020-05') ?? NaN,
      }))
      const own = values.find(({ area }) => area === home)?.value ?? NaN
      for (const { area, value } of values) if (area !== home) expect(value, area).toBeLessThan(own)
      expect(vintages(`economy.${stem}.rank-city@${home}`, '2020-05')[0]).toMatchObject({ value: 1 })
    }
  })

  it('gives the district the place that the areas’ own values give it', () => {
    for (const rank of catalogue.indicators.filter(
      ({ rankOf, code }) => rankOf !== null && code.startsWith('economy.'),
    ))
      for (const { period, value } of made.filter(({ series }) => series === `${rank.code}@${home}`)) {
        const own = valueOf(`${rank.rankOf}@${home}`, period) ?? NaN
        const better = peers.filter((area) => (valueOf(`${rank.rankOf}@${area}`, period) ?? NaN) > own)
        expect(value, `${rank.code} ${period}`).toBe(better.length + 1)
      }
  })
})

const isStatistic = (code: string): boolean => statisticCodes().has(code)

let codes: ReadonlySet<string> | undefined
function statisticCodes(): ReadonlySet<string> {
  const Series = z.object({ series: z.array(z.object({ code: z.string() })) })
  const file = new URL('../../../shared/catalogue/statistics-series.json', import.meta.url)
  codes ??= new Set(Series.parse(JSON.parse(readFileSync(file, 'utf8'))).series.map(({ code }) => code))
  return codes
}

/** The indicator's own period that ends with, or holds, the last day of another. */
function sameEnd(code: string, period: Period): string {
  const { year } = periodParts(period)
  const month = endMonth(period)
  const kind = catalogue.rule(indicatorOf(code).rule).periodKind
  const text = {
    year: `${year}`,
    half: `${year}-H${Math.ceil(month / 6)}`,
    quarter: `${year}-Q${Math.ceil(month / 3)}`,
  }
  return kind === 'month' || kind === 'day' ? `${year}-${String(month).padStart(2, '0')}` : text[kind]
}
