import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Indicator } from '#shared/indicator.ts'
import { asPeriod, periodEnd } from '#shared/period.ts'
import { CATALOGUE, HALF_YEAR, type Values } from '#test/shared/report/support/reportOf.ts'

const shared = (path: string): string =>
  readFileSync(new URL(`../../../../shared/${path}`, import.meta.url), 'utf8')

export const TEMPLATE = shared('catalogue/templates/half-year.md')

const Entry = z.object({
  code: z.string(),
  origin: z.string(),
  qualifier: z.string().nullable(),
  seedPeriod: z.string(),
})
/** A blank of the report that all of this came from. */
export type Blank = z.output<typeof Entry>
const { figures } = z.object({ figures: z.array(Entry) }).parse(JSON.parse(shared('catalogue/figures.json')))
export const BLANKS: readonly Blank[] = figures.filter(({ origin }) => origin === 'blanked')
const seeds = new Map(figures.map(({ code, seedPeriod }) => [code, seedPeriod]))

export function indicatorOf(code: string): Indicator {
  const indicator = CATALOGUE.indicator(code)
  if (!indicator) throw new Error(`not in the catalogue: ${code}`)
  return indicator
}

const USUAL = {
  day: '2020-06-12',
  month: '2020-06',
  quarter: '2020-Q2',
  half: '2020-H1',
  year: '2019',
} as const
const TERM = {
  day: '2020-12-31',
  month: '2020-12',
  quarter: '2020-Q3',
  half: '2020-H2',
  year: '2020',
} as const
const KIND = { 4: 'year', 7: 'month', 10: 'day' } as const

/** The period that the report speaks of, where the figure has periods of that kind and it was over; else the usual one. */
export function periodOf(code: string): string {
  const { rule: of, basis } = indicatorOf(code)
  const rule = CATALOGUE.rule(of)
  if (basis === 'plan' && rule.lagMonths < 0) return TERM[rule.periodKind]
  const seed = seeds.get(code) ?? (code.startsWith('economy.') ? '2020-05' : '')
  const kind = seed.includes('Q') ? 'quarter' : seed.includes('H') ? 'half' : KIND[seed.length as 4 | 7 | 10]
  const isOver = seed !== '' && periodEnd(asPeriod(seed)) <= HALF_YEAR.cutoff
  return kind === rule.periodKind && isOver ? seed : USUAL[rule.periodKind]
}

const QUALIFIED: Readonly<Record<string, number>> = { 余: 345, 多: 35.2, 近: 892, 约: 38.4 }

/** A number of the right size, another for every figure that is printed as it is. */
export function valueFor(code: string, i: number, qualifier: string | null): number {
  const { unit } = indicatorOf(code)
  if (unit === 'percent') return 10.3 + i * 0.6
  if (unit === 'rank') return 1 + (i % 3)
  if (unit === 'pct-point') return 1.5
  if (unit === 'person-10K') return 3.42
  return QUALIFIED[qualifier ?? ''] ?? (unit.startsWith('count-') ? 501 + i : 201.25 + i)
}

/** Everything that the half-year report asks for. */
export function halfYearValues(): Record<string, Record<string, number>> & Values {
  const qualifiers = new Map(BLANKS.map(({ code, qualifier }) => [code, qualifier]))
  return Object.fromEntries(
    CATALOGUE.indicators.map(({ code }, i) => [
      code,
      { [periodOf(code)]: valueFor(code, i % 140, qualifiers.get(code) ?? null) },
    ]),
  )
}
