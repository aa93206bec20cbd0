import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { checkFigure } from '#shared/checks/checkFigure.ts'
import { draftContext } from '#shared/checks/context.ts'
import type { CheckCode, Finding } from '#shared/checks/finding.ts'
import { emptyBoard, type BoardObservation } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { comparePeriods, asPeriod } from '#shared/period.ts'
import { cellKey, seriesKey, type SeriesKey } from '#shared/series.ts'

export const CATALOGUE = loadCatalogue()
export const HOME = '410104'
export const TODAY = asPeriod('2020-06-22')

/** `sales.level`, a period and the value. */
export type Figure = readonly [code: string, period: string, value: number | null]

export interface Ground {
  readonly published?: readonly Figure[]
  readonly drafted?: readonly Figure[]
  readonly catalogue?: Catalogue
  readonly subject?: string
}

/** What the checks say of the last drafted figure, or of the one that is named. */
export function findingsOf(
  [code, period, value]: readonly [string, string, number],
  { published = [], drafted = [], catalogue = CATALOGUE, subject = HOME }: Ground = {},
): readonly Finding[] {
  const indicator = catalogue.indicator(code)
  if (!indicator) throw new Error(`no indicator ${code}`)
  const key = (of: string): SeriesKey => seriesKey(of, subject)
  const series: Record<SeriesKey, BoardObservation[]> = {}
  for (const [of, at, published_] of published) {
    const observed = { period: asPeriod(at), value: published_, status: 'final' as const, vintage: 1 }
    series[key(of)] = [...(series[key(of)] ?? []), observed].toSorted((a, b) =>
      comparePeriods(a.period, b.period),
    )
  }
  const all: readonly Figure[] = [...drafted, [code, period, value]]
  const context = draftContext({
    catalogue,
    board: { ...emptyBoard('test'), series },
    today: TODAY,
    drafted: new Map(all.map(([of, at, v]) => [cellKey(key(of), asPeriod(at)), v])),
  })
  return checkFigure({ series: key(code), indicator, period: asPeriod(period), value }, context)
}

export const codesOf = (findings: readonly Finding[]): readonly CheckCode[] =>
  findings.map(({ code }) => code)
