import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Day } from '#shared/period.ts'
import { indicatorOf, type SeriesKey } from '#shared/series.ts'
import type { HistoricRelease } from '#server/releases/index.ts'
import { DEMO_PUBLISHER, DEMO_TITLE } from '#server/demo/made/demoSource.ts'
import { releaseTitle } from '#server/demo/releaseTitle.ts'
import { usualDay } from '#server/demo/real/usualDay.ts'
import type { MadeValue } from '#server/demo/made/valueBook.ts'

/** A desk publishes its figures of a day together, some minutes after the desk before it. */
interface Desk {
  readonly owner: string
  readonly domains: readonly string[]
  /** UTC; half past nine in the morning on the bureau's clock and later. */
  readonly time: string
  /** What its figures are together, where the first of them would not say it. */
  readonly name?: string
}
const STATISTICS: Desk = { owner: 'bureau.stats-general', domains: [], time: '01:30' }
const DESKS: readonly Desk[] = [
  { owner: 'bureau.projects', domains: ['key-projects'], time: '01:35' },
  { owner: 'bureau.ecology', domains: ['ecology'], time: '01:40' },
  { owner: 'bureau.industry', domains: ['industry-support'], time: '01:45' },
]
const OFFICE: Desk = { owner: 'bureau.office', domains: [], time: '01:50', name: '各科室指标' }

/** Generated values in releases by day and desk. */
export function madeReleases(catalogue: Catalogue, values: readonly MadeValue[]): readonly HistoricRelease[] {
  const drafts = new Map<string, { values: MadeValue[]; desk: Desk; day: Day }>()
  const days = new Map<string, Day>()
  for (const value of values) {
    const [day, desk] = [dayOf(catalogue, value, days), deskOf(catalogue, value.series)]
    const at = `${day}T${desk.time}:00.000Z`
    const draft = drafts.get(at) ?? { values: [], desk, day }
    drafts.set(at, draft)
    draft.values.push(value)
  }
  return [...drafts].map(([at, { values: figures, desk, day }]): HistoricRelease => ({
    at,
    title: titleOf(catalogue, figures, desk),
    owner: desk.owner,
    source: { publisher: DEMO_PUBLISHER, title: DEMO_TITLE, date: day },
    demo: true,
    observations: figures.map(({ series, period, value, note }) => ({
      ...{ series, period, value, status: 'final', demo: true },
      ...(note !== undefined && { note }),
    })),
    records: [],
  }))
}

function deskOf(catalogue: Catalogue, series: SeriesKey): Desk {
  const indicator = catalogue.indicator(indicatorOf(series))
  const isStatistic =
    indicator?.domain === 'economy' || (indicator?.group === 'environment' && indicator.kind !== 'target')
  return (
    DESKS.find(({ domains }) => indicator && !isStatistic && domains.includes(indicator.domain)) ??
    (isStatistic ? STATISTICS : OFFICE)
  )
}

/** The usual day of a figure, looked up once for all areas. */
function dayOf(catalogue: Catalogue, { series, period, on }: MadeValue, known: Map<string, Day>): Day {
  if (on !== undefined) return on
  const isNation = series.endsWith(`@${catalogue.site.nation}`)
  const key = `${indicatorOf(series)} ${period} ${isNation}`
  const day = known.get(key) ?? usualDay(catalogue, series, period)
  known.set(key, day)
  return day
}

/** Named after the district's own figures where there are any, and after the newest period. */
function titleOf(catalogue: Catalogue, values: readonly MadeValue[], { name }: Desk): string {
  const home = `@${catalogue.site.home}`
  const own = values.filter(({ series }) => series.endsWith(home))
  return releaseTitle(catalogue, own.length > 0 ? own : values, name)
}
