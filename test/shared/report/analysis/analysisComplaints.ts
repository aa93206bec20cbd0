import type { ReportBlock, Run } from '#shared/report/document.ts'
import type { OpenPrinting } from '#shared/report/openPrinting.ts'
import type { Picked } from '#shared/report/printing.ts'
import { round } from '#shared/rounding.ts'
import { isSetAhead } from '#shared/indicator.ts'
import type { Period } from '#shared/period.ts'
import { scheduledShare } from '#shared/planCurve.ts'
import { subjectOf } from '#shared/series.ts'
import { areComparable, convert } from '#shared/unit.ts'

const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?/g
/** Spans and days, how many districts are ranked, and what has no digits of a figure. */
const NO_FIGURES =
  /20\d\d年(?:(?:1—)?\d{1,2}月末?|末)?|(?:1—)?\d{1,2}月(?:\d{1,2}日|末|底)?|\d+个区县（市）和\d+个功能区|尚有\d+个未发布|两区|第[一二三]产业/g

/** What somebody who checks every number of an analysis finds to object to: nothing, where it was written honestly. */
export function analysisComplaints(
  blocks: readonly ReportBlock[],
  printing: OpenPrinting,
): readonly string[] {
  return blocks.flatMap((block) =>
    'runs' in block ? [...numbersFrom(block.runs, printing), ...wordsWith(block.runs, printing)] : [],
  )
}

/**
 * Every number is a used figure, or made of some of them: a difference, a share, what is ahead of the schedule, a share
 * of last year's amounts times a growth; or what rounding leaves.
 */
function* numbersFrom(runs: readonly Run[], printing: OpenPrinting): Generator<string> {
  const text = runs.map((run) => run.text).join('')
  const made = valuesMade(printing)
  for (const [number] of text.replace(NO_FIGURES, '').matchAll(NUMBER)) {
    const [shown, decimals] = [Number(number.replaceAll(',', '')), number.split('.')[1]?.length ?? 0]
    const isMade = made.some((value) => round(Math.abs(value), decimals, 'half-up') === shown)
    if (!isMade && !new RegExp(`差额[+−]${number}个百分点`).test(text))
      yield `no figure makes ${number}: ${text}`
  }
}

function valuesMade({ used, figures: { catalogue } }: OpenPrinting): readonly number[] {
  const { home } = catalogue.site
  const own = used.filter(({ series }) => subjectOf(series) === home)
  const valueOf = (code: string) => (period: Period) =>
    own.find(({ indicator, known }) => indicator.code === code && known.period === period)?.known.value
  const made = used.map(({ known }) => known.value)
  const shares: number[] = []
  for (const a of own)
    for (const b of used) {
      const [from, to] = [catalogue.unit(b.indicator.unit), catalogue.unit(a.indicator.unit)]
      if (!areComparable(from, to)) continue
      const other = convert(b.known.value, from, to)
      made.push(a.known.value - other, a.known.value + other)
      if (isSetAhead(b.indicator)) {
        const completion = (a.known.value * 100) / other
        const curve = catalogue.planCurve(a.indicator.code)
        made.push(
          completion,
          completion - (scheduledShare(curve, a.known.period, valueOf(a.indicator.code)) ?? 0),
        )
      } else if (a.known.period === b.known.period) shares.push(a.known.value / other)
    }
  const growths = own
    .filter(({ indicator }) => indicator.kind === 'growth-yoy')
    .map(({ known }) => known.value)
  return [...made, ...shares.flatMap((share) => growths.map((growth) => share * growth)), ...totalsLess(own)]
}

/** What a total leaves beside some parts of it. */
const totalsLess = (own: readonly Picked[]): readonly number[] =>
  own.map(({ indicator, known }) =>
    own
      .filter((part) => part.indicator.partOf === indicator.code)
      .reduce((left, part) => left - part.known.value, known.value),
  )

/** Words of direction go with the figure that they are linked to. */
function* wordsWith(runs: readonly Run[], { used }: OpenPrinting): Generator<string> {
  const isAbout = (picked: Picked, kind: string): boolean => picked.indicator.kind === kind
  for (const { text, figure } of runs) {
    const picked = figure === undefined ? undefined : used[figure]
    if (figure !== undefined && !picked) yield `no figure ${figure}: ${text}`
    if (!picked) continue
    const shown = round(picked.known.value, 1, 'half-up')
    if (isAbout(picked, 'growth-yoy')) {
      if (/^同比(?:增长|上涨)/.test(text) && shown <= 0) yield `${text} of ${shown}`
      if (/^同比下降/.test(text) && shown >= 0) yield `${text} of ${shown}`
      if (/^与上年同期持平/.test(text) && shown !== 0) yield `${text} of ${shown}`
      if (/由降转/.test(text) && shown >= 0) yield `${text} from ${shown}`
      if (/由[升涨]转/.test(text) && shown <= 0) yield `${text} from ${shown}`
      if (/由平转/.test(text) && shown !== 0) yield `${text} from ${shown}`
      if (/^拉动/.test(text) && shown < 0) yield `${text} of ${shown}`
      if (/^拉低/.test(text) && shown > 0) yield `${text} of ${shown}`
    }
    if (/增长0\.0%|下降0\.0%|(?:加快|回落|收窄|扩大|拉动|拉低|高于.*|低于.*)0\.0个/.test(text))
      yield `${text} says nothing`
  }
}
