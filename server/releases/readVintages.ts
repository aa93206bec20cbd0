import { Failure } from '#server/failure.ts'
import type { ObservationRange, ReleasePorts } from '#server/releases/releases.ts'
import { newestVintages, vintagesOf, type PublishedVintage } from '#server/releases/vintageQueries.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Observations, Vintage, Vintages } from '#shared/contract/answers.ts'
import { Source } from '#shared/observation.ts'
import { comparePeriods, type Period } from '#shared/period.ts'
import { indicatorOf, type SeriesKey } from '#shared/series.ts'

type Ports = Pick<ReleasePorts, 'store' | 'catalogue'>

/** {@link Releases.observations}. Throws Failure `not-found` for an indicator that the catalogue does not have. */
export async function readObservations(
  { store, catalogue }: Ports,
  series: SeriesKey,
  range: ObservationRange,
): Promise<Observations> {
  const unit = unitOf(series, catalogue)
  const { from, to, asOf } = range
  const rows = await newestVintages(store.read, series, asOf)
  const observations = rows
    .filter(
      ({ period }) =>
        (!from || comparePeriods(period, from) >= 0) && (!to || comparePeriods(period, to) <= 0),
    )
    .toSorted((a, b) => comparePeriods(a.period, b.period))
  return { series, unit, asOf: asOf ?? null, observations: observations.map(asVintage) }
}

/** {@link Releases.vintages}: by period, and within one in the order of their publication. */
export async function readVintages(
  { store, catalogue }: Ports,
  series: SeriesKey,
  period: Period | undefined,
): Promise<Vintages> {
  const unit = unitOf(series, catalogue)
  const rows = await vintagesOf(store.read, series, period)
  const vintages = rows.toSorted((a, b) => comparePeriods(a.period, b.period) || a.vintage - b.vintage)
  return { series, unit, vintages: vintages.map(asVintage) }
}

function unitOf(series: SeriesKey, catalogue: Catalogue): string {
  const indicator = catalogue.indicator(indicatorOf(series))
  if (!indicator) throw new Failure('not-found')
  return indicator.unit
}

function asVintage({
  period,
  vintage,
  value,
  status,
  missing,
  demo,
  note,
  reason,
  source,
  seq,
  at,
}: PublishedVintage): Vintage {
  return {
    period,
    vintage,
    value,
    status,
    ...(missing && { missing }),
    ...(demo === 1 && { demo: true as const }),
    ...(note && { note }),
    ...(reason && { reason }),
    source: source ? Source.parse(JSON.parse(source)) : null,
    seq,
    at,
  }
}
