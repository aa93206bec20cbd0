import { isAccumulated, isSetAhead, type Indicator } from '#shared/indicator.ts'
import type { LastYear } from '#shared/planCurve.ts'
import { progress as progressTo, progressOf, type Progress } from '#shared/progress.ts'
import {
  figureAt,
  GAP,
  newestOf,
  shortNames,
  type Drawing,
  type Point,
} from '#shared/report/pictures/drawing.ts'
import { labelOf } from '#shared/report/pictures/pictureWords.ts'
import { isPicked, type Picked, type Printing } from '#shared/report/printing.ts'
import { round } from '#shared/rounding.ts'
import { convert } from '#shared/unit.ts'

interface Stand {
  readonly figure: Picked
  readonly state: Progress
  readonly isScheduled: boolean
  readonly from: readonly Picked[]
}

/** How far each plan is, in percent of the year, beside what was scheduled by then. */
export function progress(codes: readonly string[], printing: Printing): Drawing | null {
  const stands = newestOf(printing, codes).flatMap((figure) => standOf(figure, printing) ?? [])
  const [first] = stands
  if (!first) return null
  const labels = stands.map(({ figure }) => labelOf(printing, figure.indicator, figure.known.period))
  const [span = ''] = labels
  const isSame = labels.every((label) => label === span)
  const { rounding } = printing.figures.catalogue.site.conventions
  const shown = (percent: number): number => round(percent, 1, rounding)
  const names = shortNames(stands.map(({ figure }) => figure.indicator))
  const scheduled = stands.map(({ state, isScheduled }): Point =>
    isScheduled && state.scheduled !== undefined ? { value: shown(state.scheduled), of: null } : GAP,
  )
  return {
    unit: '%',
    span: isSame ? span : '期别见各项',
    notes: [],
    labels: names.map((name, i) => (isSame ? name : `${name}（${labels[i] ?? ''}）`)),
    lines: [
      {
        name: '完成率',
        points: stands.map(({ figure, state }) => ({
          value: shown(state.completion),
          of: figure.indicator.kind === 'completion-rate' ? figure : null,
        })),
      },
      ...(scheduled.some(({ value }) => value !== null) ? [{ name: '序时进度', points: scheduled }] : []),
    ],
    from: stands.flatMap(({ from }) => from),
  }
}

function standOf(figure: Picked, printing: Printing): Stand | undefined {
  const { catalogue } = printing.figures
  const { indicator, known } = figure
  const curve = catalogue.planCurve(indicator.code)
  const follows = (curve.kind === 'last-year' && curve.figure) || indicator.code
  const read: Picked[] = []
  const lastYear: LastYear = (period) => {
    const like = catalogue.indicator(follows)
    const then = like && figureAt(printing, like, period)
    if (then) read.push(then)
    return then?.known.value
  }
  if (indicator.kind === 'completion-rate') {
    const state = progressOf(known.value, known.period, curve, lastYear)
    return { figure, state, isScheduled: isOfPlan(indicator, printing), from: read }
  }
  if (!isAccumulated(indicator)) return undefined
  for (const target of catalogue.targetsOf(indicator.code)) {
    const plan = printing.pick(target.code)
    if (!isPicked(plan)) continue
    const [from, to] = [catalogue.unit(target.unit), catalogue.unit(indicator.unit)]
    const state = progressTo(known.value, convert(plan.known.value, from, to), known.period, curve, lastYear)
    if (state) return { figure, state, isScheduled: true, from: [figure, plan, ...read] }
  }
  return undefined
}

/** A share of something that was set for the year, and not of what came in: only that has a schedule. */
const isOfPlan = ({ derivedFrom }: Indicator, { figures: { catalogue } }: Printing): boolean =>
  derivedFrom === null ||
  [...derivedFrom.matchAll(/\{([^}]+)\}/g)].some(([, code = '']) => {
    const read = catalogue.indicator(code)
    return read !== undefined && isSetAhead(read)
  })
