import { isAccumulated, type Indicator } from '#shared/indicator.ts'
import { decimalDifference } from '#shared/movement.ts'
import { periodParts } from '#shared/period.ts'
import { isScheduled, progress } from '#shared/progress.ts'
import { sizeWords, amountWords } from '#shared/report/analysis/amountWords.ts'
import type { Emphasis } from '#shared/report/analysis/analysisRules.ts'
import { plain, reckoned, told, type Finding } from '#shared/report/analysis/clause.ts'
import { named } from '#shared/report/analysis/movement.ts'
import { grownName, newest, seenAt, spanOf, tongueOf } from '#shared/report/analysis/seen.ts'
import { percentOf } from '#shared/report/filters/rateWords.ts'
import { unmetTarget } from '#shared/report/targets.ts'
import type { Runs } from '#shared/report/document.ts'
import { isPicked, type Picked, type Printing } from '#shared/report/printing.ts'
import { round, type Rounding } from '#shared/rounding.ts'
import { areComparable, convert } from '#shared/unit.ts'
import { besideHead, scheduleWords } from '#shared/wording/schedule.ts'
import { pointsWords, roundedFor } from '#shared/wording/tongue.ts'

/** A figure and its target of the same year; the target's value in the figure's unit. */
interface Aim {
  readonly now: Picked
  readonly target: Picked
  readonly goal: number
}

/** How far a figure is with its target: an amount with its plan and the schedule, a rate by its distance in points. */
export function schedule(printing: Printing, code: string, emphasis: Emphasis): Finding | undefined {
  const now = newest(printing, code)
  const aim = now && aimOf(printing, now)
  if (!aim) return undefined
  const { indicator, known } = aim.now
  const span = spanOf(printing, indicator, known.period)
  const isRate = printing.figures.catalogue.unit(indicator.unit).dimension === 'ratio'
  if (isRate) {
    const isBehind = decimalDifference(known.value, aim.goal) < 0 !== (indicator.better === 'lower')
    const runs = (): Runs => rateTold(printing, aim)
    return { weight: isBehind ? emphasis.behind : 0, tell: () => ({ span, runs: runs() }) }
  }
  if (!isAccumulated(indicator) || aim.goal <= 0) return undefined
  const { weight, runs } = amountTold(printing, aim, emphasis)
  return { weight, tell: () => ({ span, runs: runs() }) }
}

/** The first target that is set for the figure's own year. */
function aimOf(printing: Printing, now: Picked): Aim | undefined {
  const { catalogue } = printing.figures
  for (const { code, unit } of catalogue.targetsOf(now.indicator.code)) {
    const target = printing.pick(code)
    if (!isPicked(target)) continue
    const [from, to] = [catalogue.unit(unit), catalogue.unit(now.indicator.unit)]
    const isOfYear = periodParts(target.known.period).year === periodParts(now.known.period).year
    if (isOfYear && areComparable(from, to))
      return { now, target, goal: convert(target.known.value, from, to) }
  }
  return undefined
}

/** `固定资产投资增速高于年度预期目标（8%）0.4个百分点`; a share says itself too, a growth is told as a movement. */
function rateTold(printing: Printing, { now, target, goal }: Aim): Runs {
  const { indicator, known } = now
  const tongue = tongueOf(printing, indicator)
  const delta = decimalDifference(known.value, goal)
  const head = besideHead(delta, shortName(target.indicator, indicator), tongue)
  const isGrowth = indicator.kind === 'growth-yoy'
  return [
    plain(isGrowth ? `${grownName(printing, indicator)}增速` : named(indicator)),
    ...(isGrowth ? [] : [told(printing, now, amountWords(printing, indicator, known.value)), plain('，')]),
    plain(head.replace(/持平$/, '')),
    told(printing, target, `（${amountWords(printing, indicator, goal)}）`),
    told(printing, now, roundedFor(delta, tongue) === 0 ? '持平' : pointsWords(delta, tongue)),
  ]
}

/** `区重点项目累计完成投资45.2亿元，完成年度计划投资（117.4亿元）的38.5%，低于序时进度3.2个百分点，尚差72.2亿元`. */
function amountTold(
  printing: Printing,
  { now, target, goal }: Aim,
  emphasis: Emphasis,
): { readonly weight: number; readonly runs: () => Runs } {
  const { catalogue } = printing.figures
  const { rounding } = catalogue.site.conventions
  const { indicator, known } = now
  const tongue = { ...tongueOf(printing, indicator), decimals: 1 }
  const curve = catalogue.planCurve(indicator.code)
  const followed = (curve.kind === 'last-year' && curve.figure) || indicator.code
  const lastYear = (period: typeof known.period): Picked | undefined => seenAt(printing, followed, period)
  const isAnnual = periodParts(target.known.period).kind === 'year'
  const state = progress(known.value, goal, known.period, curve, (period) => lastYear(period)?.known.value)
  const short = decimalDifference(goal, known.value)
  const isLate = unmetTarget(target, printing) !== undefined
  const isBehind = isLate || (isAnnual && isScheduled(state) && roundedFor(state.gap, tongue) < 0)
  const runs = (): Runs => {
    for (const then of state?.lastYear ? [state.lastYear.done, state.lastYear.whole] : [])
      useAt(printing, lastYear(then.period))
    return [
      plain(named(indicator)),
      told(printing, now, amountWords(printing, indicator, known.value)),
      plain(`，完成${shortName(target.indicator, indicator)}`),
      told(printing, target, `（${amountWords(printing, indicator, goal)}）`),
      plain('的'),
      reckoned(printing, target, completionWords(state?.completion ?? 0, short, rounding)),
      ...(isAnnual && isScheduled(state) ? [plain(`，${scheduleWords(state.gap, tongue)}`)] : []),
      ...(round(short, indicator.decimals, rounding) > 0
        ? [plain(`，尚差${sizeWords(printing, indicator, short)}`)]
        : []),
      ...(isLate ? [plain('（未如期完成）')] : []),
    ]
  }
  return { weight: isBehind ? emphasis.behind : 0, runs }
}

/** `38.5%`, `100%`; never a whole hundred while something is left to be done. */
function completionWords(completion: number, short: number, rounding: Rounding): string {
  if (short <= 0 || round(completion, 1, rounding) < 100) return percentOf(completion, rounding)
  const exact = round(completion, 2, rounding)
  return exact < 100 ? `${exact}%` : '不足100%'
}

/** The target's name without what it shares with the figure's: `年度计划投资（市下达）`, `年度预期目标`. */
function shortName(target: Indicator, of: Indicator): string {
  let same = 0
  while (same < target.zh.length - 1 && target.zh[same] === of.zh[same]) same++
  return target.zh.slice(same)
}

const useAt = (printing: Printing, figure: Picked | undefined): void => {
  if (figure) printing.use(figure)
}
