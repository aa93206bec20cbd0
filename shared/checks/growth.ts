import { isDrafted, standing, type Candidate, type CheckContext } from '#shared/checks/context.ts'
import { found, type Finding } from '#shared/checks/finding.ts'
import { lastYearPeriod, type Indicator } from '#shared/indicator.ts'
import { seriesKey, subjectOf } from '#shared/series.ts'

/**
 * Growth that is up while the amount is down, or the other way round. Comparable bases do differ, so this may well be
 * right (S4); price bases differ as well (S5). Asked at the growth, or at the amount where the draft has no growth.
 */
export function checkDirection(candidate: Candidate, context: CheckContext): Finding | undefined {
  const { catalogue } = context
  const { indicator, value } = candidate
  if (indicator.growthOf !== null) {
    const level = catalogue.indicator(indicator.growthOf)
    return level && oppose(candidate, level, { growth: value }, context) ? opposed(indicator) : undefined
  }
  const subject = subjectOf(candidate.series)
  const silent = catalogue
    .growthsOf(indicator.code)
    .filter(({ code }) => !isDrafted(context, seriesKey(code, subject), candidate.period))
  const against = silent.find((growth) => {
    const rate = standing(context, seriesKey(growth.code, subject), candidate.period)
    return rate !== undefined && oppose(candidate, indicator, { growth: rate, level: value }, context)
  })
  return against && opposed(against)
}

const opposed = ({ priceBasis }: Indicator): Finding =>
  found('direction', priceBasis === null ? {} : { basis: priceBasis })

interface Pair {
  readonly growth: number
  readonly level?: number
}

function oppose({ series, period }: Candidate, level: Indicator, pair: Pair, context: CheckContext): boolean {
  const amounts = seriesKey(level.code, subjectOf(series))
  const now = pair.level ?? standing(context, amounts, period)
  const before = standing(context, amounts, lastYearPeriod(period))
  if (now === undefined || before === undefined || now === before || pair.growth === 0) return false
  return now > before !== pair.growth > 0
}
