import { Failure } from '#server/failure.ts'
import { publishersOf } from '#server/releases/publishersOf.ts'
import type { ObservationRange, ReleasePorts } from '#server/releases/releases.ts'
import { newestVintages, vintagesOf, type PublishedVintage } from '#server/releases/vintageQueries.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Observations, Vintage, Vintages } from '#shared/contract/answers.ts'
import { isWorkedOut, type Indicator } from '#shared/indicator.ts'
import { Source } from '#shared/observation.ts'
import { comparePeriods, type Period } from '#shared/period.ts'
import { indicatorOf, type SeriesKey } from '#shared/series.ts'

type Ports = Pick<ReleasePorts, 'store' | 'catalogue'>

/** {@link Releases.observations}. Throws Failure `not-found` for an indicator that the catalogue does not have. */
export async function readObservations(
  { store, catalogue }: Ports,
  series: SeriesKey,
  range: Omit<ObservationRange, 'asOf'> & { readonly seq: number | undefined },
): Promise<Observations> {
  const indicator = indicatorFor(series, catalogue)
  const { from, to, seq } = range
  const rows = await newestVintages(store.read, series, seq)
  const observations = rows
    .filter(
      ({ period }) =>
        (!from || comparePeriods(period, from) >= 0) && (!to || comparePeriods(period, to) <= 0),
    )
    .toSorted((a, b) => comparePeriods(a.period, b.period))
  return {
    series,
    unit: indicator.unit,
    asOf: seq ?? null,
    observations: observations.map((row) => asVintage(row, indicator)),
  }
}

/** {@link Releases.vintages}: by period, and within one in the order of their publication. */
export async function readVintages(
  { store, catalogue }: Ports,
  series: SeriesKey,
  { period, named }: { readonly period: Period | undefined; readonly named: boolean },
): Promise<Vintages> {
  const indicator = indicatorFor(series, catalogue)
  const rows = await vintagesOf(store.read, series, period)
  const seqs = rows.map(({ seq }) => seq)
  const publishers = named ? await publishersOf(store.read, seqs) : new Map<number, string>()
  const vintages = rows.toSorted((a, b) => comparePeriods(a.period, b.period) || a.vintage - b.vintage)
  return {
    series,
    unit: indicator.unit,
    vintages: vintages.map((row) => asVintage(row, indicator, publishers.get(row.seq))),
  }
}

function indicatorFor(series: SeriesKey, catalogue: Catalogue): Indicator {
  const indicator = catalogue.indicator(indicatorOf(series))
  if (!indicator) throw new Failure('not-found')
  return indicator
}

/** A worked-out value has no document of its own: the release's is that of its inputs. */
function asVintage(row: PublishedVintage, indicator: Indicator, by?: string): Vintage {
  const { period, vintage, value, status, missing, demo, note, reason, revision, source, seq, at, owner } =
    row
  return {
    period,
    vintage,
    value,
    status,
    ...(missing && { missing }),
    ...(demo === 1 && { demo: true as const }),
    ...(note && { note }),
    ...(reason && { reason }),
    ...(revision && { revision }),
    source: source && !isWorkedOut(indicator) ? Source.parse(JSON.parse(source)) : null,
    seq,
    at,
    owner,
    ...(by !== undefined && { by }),
  }
}
