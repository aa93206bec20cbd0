import { contributionOf, pairOf, type ContributionPart, type ContributionView } from '#shared/contribution.ts'
import { lastYearPeriod, type Indicator } from '#shared/indicator.ts'
import type { ContributionsRule } from '#shared/report/analysis/analysisRules.ts'
import { plain, reckoned, told, type Finding } from '#shared/report/analysis/clause.ts'
import { grownName, newest, seenAt, spanOf } from '#shared/report/analysis/seen.ts'
import type { Run, Runs } from '#shared/report/document.ts'
import type { Printing } from '#shared/report/printing.ts'
import { round } from '#shared/rounding.ts'
import { growthOnWords } from '#shared/wording/growth.ts'
import { formatNumber } from '#shared/wording/numeral.ts'
import { pointsWords, type Tongue } from '#shared/wording/tongue.ts'

/** Parts that hold more than this of their total overlap, and what they add up to means nothing. */
const MOST_SHARE = 100.5

/**
 * By how many points each part moved the growth of its total. Only where every part is known; what is said adds up to
 * the printed growth, and what rounding or the other parts leave is named.
 */
export function contributions(printing: Printing, rule: ContributionsRule): Finding | undefined {
  const view = viewOf(printing, rule)
  if (!view) return undefined
  const span = spanOf(printing, view.whole, view.period)
  return { weight: 0, tell: () => ({ span, runs: viewTold(printing, view, rule) }) }
}

function viewOf(printing: Printing, { total, parts, rest }: ContributionsRule): ContributionView | undefined {
  const { catalogue } = printing.figures
  const whole = catalogue.indicator(total)
  const named = parts.flatMap((code) => catalogue.indicator(code) ?? [])
  if (!whole || named.length < parts.length) return undefined
  const result = contributionOf(
    {
      catalogue,
      at: (code, period) => seenAt(printing, code, period)?.known,
      newest: (code) => newest(printing, code)?.known.period,
    },
    whole,
    named,
  )
  if (result.kind === 'none' || result.view.missing.length > 0) return undefined
  const { view } = result
  const share = view.parts.reduce((sum, part) => sum + (part.share ?? 0), 0)
  // Parts without a name for what they leave have to be all there are.
  const leaves = view.rest?.kind === 'others'
  return share > MOST_SHARE || (leaves && !rest) ? undefined : view
}

/** `地区生产总值同比下降6.1%，按上年同期占比测算，第三产业拉低4.4个百分点、第二产业拉低1.8个百分点，差额+0.1个百分点由四舍五入形成`. */
function viewTold(printing: Printing, view: ContributionView, { rest }: ContributionsRule): Runs {
  const tongue: Tongue = {
    locale: 'zh-CN',
    decimals: 1,
    rounding: printing.figures.catalogue.site.conventions.rounding,
  }
  useBases(printing, view)
  const isReckoned = view.parts.some(({ by }) => by === 'reckoned')
  const parts = view.growth < 0 ? view.parts.toReversed() : view.parts
  return [
    ...wholeTold(printing, view, tongue),
    plain(isReckoned ? '，按上年同期占比测算，' : '，其中'),
    ...parts.flatMap((part, i): Runs => [
      plain(i === 0 ? '' : '、'),
      ...partTold(printing, view, part, tongue),
    ]),
    ...restTold(view, rest?.zh, tongue),
  ]
}

function wholeTold(printing: Printing, { whole, period, growth }: ContributionView, tongue: Tongue): Runs {
  const figure = seenAt(printing, whole.code, period)
  const said = growthOnWords(growth, 'last-year', tongue)
  return [plain(grownName(printing, whole)), figure ? told(printing, figure, said) : plain(said)]
}

function partTold(
  printing: Printing,
  { period }: ContributionView,
  { indicator, points }: ContributionPart,
  tongue: Tongue,
): Runs {
  const figure = seenAt(printing, indicator.code, period)
  const said = pullWords(points, tongue)
  return [plain(grownName(printing, indicator)), figure ? reckoned(printing, figure, said) : plain(said)]
}

/** `拉动1.2个百分点`, `拉低0.8个百分点`. */
function pullWords(points: number, tongue: Tongue): string {
  const rounded = round(points, 1, tongue.rounding ?? 'half-up')
  if (rounded === 0) return '无明显影响'
  return `${rounded > 0 ? '拉动' : '拉低'}${pointsWords(points, tongue)}`
}

function restTold({ rest }: ContributionView, name: string | undefined, tongue: Tongue): readonly Run[] {
  if (!rest) return []
  if (rest.kind === 'others') return [plain(`，${name ?? '其余'}${pullWords(rest.points, tongue)}`)]
  const size = formatNumber(rest.points, { decimals: 1, signed: true })
  return [plain(`，差额${size}个百分点由四舍五入形成`)]
}

/** The amounts of last year that the shares are of stand behind the sentence, though it does not print them. */
function useBases(printing: Printing, { whole, parts, period }: ContributionView): void {
  const { catalogue } = printing.figures
  const before = lastYearPeriod(period)
  const levelOf = (indicator: Indicator): Indicator | undefined => pairOf(catalogue, indicator).level
  for (const indicator of [whole, ...parts.map((part) => part.indicator)]) {
    const level = levelOf(indicator)
    const base = level && seenAt(printing, level.code, before)
    if (base) printing.use(base)
  }
}
