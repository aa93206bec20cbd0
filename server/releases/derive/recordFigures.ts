import { isRunning } from '#server/releases/derive/countedPeriods.ts'
import { derivedReason } from '#server/releases/derive/derivedReason.ts'
import { NOTHING_RECALLED, type Recalled } from '#server/releases/derive/recalled.ts'
import type { Standing } from '#server/releases/derive/derive.ts'
import { succeed } from '#server/releases/succession.ts'
import type { NewVersion } from '#server/records/records.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { hasPeriod, type Indicator } from '#shared/indicator.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'
import type { Day } from '#shared/period.ts'
import { placesSaid, readRecordFigure, type FigurePlace, type RecordFigure } from '#shared/recordFigure.ts'
import type { ObservationChange } from '#shared/release.ts'
import { seriesKey } from '#shared/series.ts'
import { projectIdOf, projectSubject } from '#shared/subject.ts'
import { shiftDecimal } from '#shared/unit.ts'

interface Ground {
  readonly catalogue: Catalogue
  readonly standing: Standing
  /** The records once the versions are kept. */
  readonly after: Pick<RecordView, 'record' | 'referring'>
  readonly today: Day
  /** Figures to be read anew though no record changed. */
  readonly recalled?: Recalled | undefined
  readonly ledgerName: (code: string) => string
}

/**
 * What versions of records change in the figures of single projects, each with a vintage of its own. A figure that was
 * filed before its ledger was kept stays below as the vintage before.
 */
export async function recordFigureChanges(
  versions: readonly NewVersion[],
  ground: Ground,
): Promise<readonly ObservationChange[]> {
  const { catalogue, standing } = ground
  const targets = (catalogue.recordFigures ?? []).flatMap((figure) => {
    const indicator = catalogue.indicator(figure.figure)
    if (!indicator || indicator.retired) return []
    return touchedPlaces(figure, versions, ground)
      .filter(({ period }) => hasPeriod(catalogue.rule(indicator.rule), period))
      .map((place) => ({ figure, indicator, place, key: keyOf(figure, place) }))
  })
  if (targets.length === 0) return []
  await standing.load(targets.map(({ key }) => key))
  return targets.flatMap(({ figure, indicator, place }) => changeAt(figure, indicator, place, ground) ?? [])
}

const keyOf = ({ figure }: RecordFigure, { project, period }: FigurePlace) => ({
  series: seriesKey(figure, projectSubject(project)),
  period,
})

/** What the records said before the versions, and what they say with them. */
function touchedPlaces(
  figure: RecordFigure,
  versions: readonly NewVersion[],
  { after, recalled = NOTHING_RECALLED }: Ground,
): readonly FigurePlace[] {
  const first = new Map<string, number>()
  for (const { entity, id, version } of versions)
    if (entity === figure.ledger) first.set(id, Math.min(version, first.get(id) ?? version))
  const asked = (recalled.get(figure.figure) ?? []).flatMap(({ subject, period }) => {
    const project = projectIdOf(subject)
    return project === undefined ? [] : [{ project, period }]
  })
  const found = [...first].flatMap(([id, since]) => {
    const record = after.record(figure.ledger, id)
    if (!record) return []
    const former = { ...record, versions: record.versions.filter(({ version }) => version < since) }
    return [...placesSaid(figure, former), ...placesSaid(figure, record)]
  })
  return [
    ...new Map([...found, ...asked].map((place) => [`${place.project} ${place.period}`, place])).values(),
  ]
}

function changeAt(
  figure: RecordFigure,
  indicator: Indicator,
  place: FigurePlace,
  { catalogue, standing, after, today, ledgerName }: Ground,
): ObservationChange | undefined {
  const key = keyOf(figure, place)
  const current = standing.get(key)
  const reading = readRecordFigure(figure, place, after)
  const plain = reading?.value ?? null
  const value = plain === null ? null : plainInUnit(plain, indicator, catalogue)
  if (value === null && (current?.value ?? null) === null) return undefined
  const proposed = {
    value,
    status: value === null ? ('missing' as const) : ('final' as const),
    missing: value === null ? ('withdrawn' as const) : undefined,
    demo: reading?.demo ?? current?.demo ?? false,
    overReal: true,
  }
  const kind = isRunning(place.period, { today }) ? 'scheduled' : 'correction'
  const next = succeed(current, proposed, kind)
  if (next === 'unchanged') return undefined
  standing.set(key, { ...proposed, vintage: next.vintage, status: next.status })
  return {
    kind: 'observation',
    ...key,
    value,
    status: next.status,
    vintage: next.vintage,
    ...(proposed.missing && { missing: proposed.missing }),
    ...(proposed.demo && { demo: true as const }),
    ...(next.revises && {
      reason: derivedReason({ causes: [], ledgers: [figure.ledger] }, catalogue, ledgerName),
    }),
    ...(next.revision && { revision: next.revision }),
  }
}

/** Fields hold plain units, of which every unit is a power of ten. */
export const plainInUnit = (plain: number, { unit }: Indicator, catalogue: Catalogue): number =>
  shiftDecimal(plain, -Math.round(Math.log10(catalogue.unit(unit).factor)))
