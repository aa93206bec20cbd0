import { contributionOf, type ContributionPart, type ContributionView } from '#shared/contribution.ts'
import { lastYearPeriod } from '#shared/indicator.ts'
import { decimalDifference } from '#shared/movement.ts'
import { figureAt, newestOf, type Drawing, type Point } from '#shared/report/pictures/drawing.ts'
import { labelOf } from '#shared/report/pictures/pictureWords.ts'
import { isPicked, type Picked, type Printing } from '#shared/report/printing.ts'
import { round } from '#shared/rounding.ts'

/** What each part added to the growth of a whole (拉动), to a tenth of a point; the bars make up the last of them. */
export function contributions([code = '', ...parts]: readonly string[], printing: Printing): Drawing | null {
  const { catalogue } = printing.figures
  const whole = catalogue.indicator(code)
  if (!whole || newestOf(printing, [code]).length === 0) return null
  const named = parts.length > 0 ? parts : catalogue.partsOf(whole.code).map((part) => part.code)
  const result = contributionOf(
    {
      catalogue,
      at: (of, period) => figureFor(printing, of, period)?.known,
      newest: (of) => {
        const found = printing.pick(of)
        return isPicked(found) ? found.known.period : undefined
      },
    },
    whole,
    named.flatMap((part) => catalogue.indicator(part) ?? []),
  )
  return result.kind === 'shown' ? drawn(result.view, printing) : null
}

const figureFor = (
  printing: Printing,
  code: string,
  period: Picked['known']['period'],
): Picked | undefined => {
  const indicator = printing.figures.catalogue.indicator(code)
  return indicator && figureAt(printing, indicator, period)
}

function drawn(view: ContributionView, printing: Printing): Drawing | null {
  const { catalogue } = printing.figures
  const { rounding } = catalogue.site.conventions
  const growth = round(view.growth, 1, rounding)
  const shown = view.parts.map((part) => ({ part, value: round(part.points, 1, rounding) }))
  const sum = shown.reduce((all, { value }) => decimalDifference(all, -value), view.rest?.points ?? 0)
  if (sum !== growth) return null // parts that overlap make no whole
  const restName = view.rest?.kind === 'rounding' ? '四舍五入误差' : '其他'
  const remainder = view.rest ? [{ label: restName, value: view.rest.points }] : []
  const total = figureAt(printing, view.whole, view.period)
  const isPublishedTotal = total !== undefined && view.whole.growthOf !== null
  const points: Point[] = [
    ...shown.map(({ part, value }) => ({
      value,
      of: part.by === 'published' ? own(part, view, printing) : null,
    })),
    ...remainder.map(({ value }) => ({ value, of: null })),
    { value: growth, of: isPublishedTotal ? total : null },
  ]
  return {
    unit: '个百分点',
    span: labelOf(printing, view.whole, view.period),
    notes: view.parts.some(({ by }) => by === 'reckoned') ? [RECKONED] : [],
    labels: [
      ...shown.map(({ part }) => part.indicator.zh.replace(/增速$/, '')),
      ...remainder.map(({ label }) => label),
      view.whole.zh.replace(/增速$/, '') + '增速',
    ],
    lines: [{ name: '拉动', points }],
    own: points.length - 1,
    from: [
      ...(total && !isPublishedTotal ? [total] : []),
      ...view.parts.flatMap((part) => inputs(part, view, printing)),
    ],
  }
}

const RECKONED = '拉动按上年同期比重乘以公布增速推算'

const own = (part: ContributionPart, view: ContributionView, printing: Printing): Picked | null =>
  figureAt(printing, part.indicator, view.period) ?? null

/** The figures that a part was reckoned from. */
function inputs(part: ContributionPart, view: ContributionView, printing: Printing): readonly Picked[] {
  if (part.by === 'published') return []
  const before = lastYearPeriod(view.period)
  const amount = (code: string | null): readonly Picked[] => {
    const found = code === null ? undefined : figureFor(printing, code, before)
    return found ? [found] : []
  }
  const of = figureAt(printing, part.indicator, view.period)
  const [base, whole] = [part.indicator, view.whole].map(({ growthOf, code }) => growthOf ?? code)
  return [...(of ? [of] : []), ...amount(base ?? null), ...amount(whole ?? null)]
}
