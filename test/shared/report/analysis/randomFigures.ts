import fc from 'fast-check'
import { isSetAhead, periodObjection, type Indicator } from '#shared/indicator.ts'
import { addPeriods, periodEnd, periodOf, asPeriod, type Period } from '#shared/period.ts'
import { CATALOGUE, type Known } from '#test/shared/report/analysis/figuresKnown.ts'

const CUTOFF = asPeriod('2020-06-30')

/** Up to the cutoff, the newest first: as far back as the same period last year. */
function periodsOf(indicator: Indicator): readonly Period[] {
  const rule = CATALOGUE.rule(indicator.rule)
  const newest = periodOf(rule.periodKind, CUTOFF)
  const steps = { month: 19, quarter: 7, half: 4, year: 3, day: 1 }[rule.periodKind]
  return Array.from({ length: steps }, (_, i) => addPeriods(newest, -i)).filter(
    (period) =>
      periodObjection(rule, period) === undefined && (isSetAhead(indicator) || periodEnd(period) <= CUTOFF),
  )
}

const valuesOf = ({ kind, decimals }: Indicator): fc.Arbitrary<number> => {
  if (kind === 'rank') return fc.integer({ min: 1, max: 16 })
  const whole =
    kind === 'growth-yoy' ? fc.integer({ min: -300, max: 300 }) : fc.integer({ min: 0, max: 20_000 })
  const scale = 10 ** (kind === 'growth-yoy' ? 1 : decimals)
  // Often nought, often what another has too.
  return fc.oneof(
    { weight: 6, arbitrary: whole.map((n) => n / scale) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, 5) },
  )
}

const seriesOf = (indicator: Indicator): fc.Arbitrary<Readonly<Record<string, number | null>>> =>
  fc
    .tuple(
      ...periodsOf(indicator).map((period) =>
        fc
          .option(
            fc.oneof(
              { weight: 9, arbitrary: valuesOf(indicator) },
              { weight: 1, arbitrary: fc.constant(null) },
            ),
            {
              freq: 5,
              nil: undefined,
            },
          )
          .map((value) => [period, value] as const),
      ),
    )
    .map((all) =>
      Object.fromEntries(all.flatMap(([period, value]) => (value === undefined ? [] : [[period, value]]))),
    )

/** Figures of a domain, and of some of its peers for what is ranked; most periods known, some missing. */
export function figuresOfDomain(domain: string): fc.Arbitrary<Known> {
  const rules = CATALOGUE.analysisRules?.domains.find((one) => one.domain === domain)?.rules ?? []
  const codes = new Set(rules.flatMap((rule) => ('of' in rule ? rule.of : [rule.total, ...rule.parts])))
  const own = CATALOGUE.indicators.filter(
    ({ code, targetOf, rankOf, growthOf }) =>
      [code, targetOf, rankOf].some((one) => one !== null && codes.has(one)) ||
      [...codes].some((one) => CATALOGUE.indicator(one)?.growthOf === code || growthOf === one),
  )
  const { peers, home, city } = CATALOGUE.site
  const others = own
    .filter(({ kind }) => kind === 'growth-yoy')
    .flatMap((indicator) =>
      [...peers.filter((one) => one !== home), city].map((subject) => ({ indicator, subject })),
    )
  const entry = (key: string, indicator: Indicator) =>
    seriesOf(indicator).map((values) => [key, values] as const)
  return fc
    .tuple(
      fc.tuple(...own.map((indicator) => entry(indicator.code, indicator))),
      fc.tuple(...others.map(({ indicator, subject }) => entry(`${indicator.code}@${subject}`, indicator))),
    )
    .map(([mine, theirs]) => Object.fromEntries([...mine, ...theirs]))
}
