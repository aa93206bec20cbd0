import { isAccumulated, lastYearPeriod, type Indicator } from '#shared/indicator.ts'
import { decimalDifference, toneOf } from '#shared/movement.ts'
import type { Period } from '#shared/period.ts'
import { amountWords, sizeWords } from '#shared/report/analysis/amountWords.ts'
import type { Emphasis, MovementRule } from '#shared/report/analysis/analysisRules.ts'
import { plain, reckoned, told, type Finding } from '#shared/report/analysis/clause.ts'
import { isTurn, turnWords } from '#shared/report/analysis/turnWords.ts'
import { comparedWith, grownName, newest, seenAt, spanOf, tongueOf } from '#shared/report/analysis/seen.ts'
import type { Runs } from '#shared/report/document.ts'
import type { Picked, Printing } from '#shared/report/printing.ts'
import { growthOnWords } from '#shared/wording/growth.ts'
import { amountChangeWords, pointsChangeWords } from '#shared/wording/amount.ts'

type Against = MovementRule['against']

/**
 * How a figure stands and how that moved. A growth is a movement by itself; anything else is told only where there is
 * an earlier value to set it against, since one point is no movement.
 */
export function movement(
  printing: Printing,
  code: string,
  against: Against,
  emphasis: Emphasis,
): Finding | undefined {
  const now = newest(printing, code)
  if (!now) return undefined
  const { indicator, known } = now
  const isGrowth = indicator.kind === 'growth-yoy'
  if (!isGrowth && !isOurs(printing, indicator)) return undefined
  const before = earlier(printing, now, against)
  if (!before && !isGrowth) return undefined
  const delta = before ? decimalDifference(known.value, before.known.value) : 0
  const turned = before && isGrowth && isTurn(known.value, before.known.value, tongueOf(printing, indicator))
  const weight = (turned ? emphasis.turn : 0) + (toneOf(delta, indicator) === 'bad' ? emphasis.worse : 0)
  const span = spanOf(printing, indicator, known.period)
  const tell = (): Runs => (isGrowth ? growthTold(printing, now, before) : amountTold(printing, now, before))
  return { weight, tell: () => ({ span, runs: tell() }) }
}

/**
 * Whether two of its values may be subtracted: rates may, and what the district itself counts. The difference of two
 * published amounts may point another way than their published growth (S4).
 */
export const isOurs = (
  { figures: { catalogue } }: Pick<Printing, 'figures'>,
  indicator: Indicator,
): boolean =>
  catalogue.unit(indicator.unit).dimension === 'ratio' ||
  (indicator.feed !== 'release' && catalogue.growthsOf(indicator.code).length === 0)

/** What it is set against: the period before, or where that was not published a year before; or a year before alone. */
function earlier(printing: Printing, { indicator, known }: Picked, against: Against): Picked | undefined {
  const lastYear = lastYearPeriod(known.period)
  // What adds up from January has its like in the same months of other years only.
  const order =
    against === 'previous' && !isAccumulated(indicator)
      ? comparedWith(printing, indicator, known.period)
      : [lastYear]
  return order.map((period) => seenAt(printing, indicator.code, period)).find((one) => one !== undefined)
}

/** `社会消费品零售总额191.79亿元，同比增长4.2%，增速比1—4月加快0.8个百分点`. */
function growthTold(printing: Printing, now: Picked, before: Picked | undefined): Runs {
  const { indicator, known } = now
  const tongue = tongueOf(printing, indicator)
  const level = indicator.growthOf === null ? undefined : seenAt(printing, indicator.growthOf, known.period)
  return [
    plain(grownName(printing, indicator)),
    ...(level
      ? [told(printing, level, amountWords(printing, level.indicator, level.known.value)), plain('，')]
      : []),
    told(printing, now, growthOnWords(known.value, 'last-year', tongue)),
    ...(before ? growthMoved(printing, now, before) : []),
  ]
}

function growthMoved(printing: Printing, { indicator, known }: Picked, before: Picked): Runs {
  const than = thanWords(printing, indicator, known.period, before.known.period)
  const { head, by } = turnWords(known.value, before.known.value, than, tongueOf(printing, indicator))
  // A turn has no number of its own, yet the figure that it turned from is one the report stands on.
  return by === ''
    ? [plain('，'), reckoned(printing, before, head)]
    : [plain(`，${head}`), reckoned(printing, before, by)]
}

/** `未销号问题数为12个，比5月末减少3个`. */
function amountTold(printing: Printing, now: Picked, before: Picked | undefined): Runs {
  const { indicator, known } = now
  const stands = [plain(named(indicator)), told(printing, now, amountWords(printing, indicator, known.value))]
  if (!before) return stands
  const tongue = tongueOf(printing, indicator)
  const delta = decimalDifference(known.value, before.known.value)
  const than = thanWords(printing, indicator, known.period, before.known.period)
  const isRate = printing.figures.catalogue.unit(indicator.unit).dimension === 'ratio'
  const change = isRate
    ? pointsChangeWords(delta, tongue)
    : amountChangeWords(delta, sizeWords(printing, indicator, delta), tongue)
  return change === '持平'
    ? [...stands, plain(`，与${than}`), reckoned(printing, before, '持平')]
    : [...stands, plain(`，比${than}`), reckoned(printing, before, change)]
}

/** A name that ends in a word for a number wants 为 before the number itself. */
export const named = ({ zh }: Indicator): string => (/[数率比重额度]$/.test(zh) ? `${zh}为` : zh)

/** `上年同期`, or the period by its own name. */
const thanWords = (printing: Printing, indicator: Indicator, now: Period, before: Period): string =>
  before === lastYearPeriod(now) ? '上年同期' : spanOf(printing, indicator, before)
