import { canonicalJson } from '#server/releases/canonicalJson.ts'
import type { CurrentRecords, CurrentVintages } from '#server/releases/currentState.ts'
import type { HistoricObservation, HistoricRecord } from '#server/releases/releases.ts'
import { succeed } from '#server/releases/succession.ts'
import { asPeriod } from '#shared/period.ts'
import type { ObservationChange, RecordChange } from '#shared/release.ts'
import { isSeriesKey } from '#shared/series.ts'

/**
 * The change that a historic observation makes to what stands, which is brought up to date with it; undefined where
 * it says nothing new. Throws an Error that names the entry where the history is not well-formed.
 */
export function historicObservation(
  historic: HistoricObservation,
  allDemo: boolean,
  standing: CurrentVintages,
): ObservationChange | undefined {
  const { series, value, missing, note, source, reason } = historic
  const period = asPeriod(historic.period)
  const object = (why: string) => new Error(`${series} ${period}: ${why}`)
  if (!isSeriesKey(series)) throw object('not a series')
  if (value === null ? !missing : !Number.isFinite(value) || missing)
    throw object('a number without a reason, or a reason without a number')

  const key = { series, period }
  const demo = allDemo || historic.demo === true
  const proposed = {
    value: value === 0 ? 0 : value,
    status: historic.status ?? (value === null ? 'missing' : 'final'),
    missing,
    demo,
  }
  const next = succeed(standing.get(key), proposed, historic.revision)
  if (next === 'unchanged') return undefined
  standing.set(key, { ...proposed, vintage: next.vintage, status: next.status })
  return {
    kind: 'observation',
    ...key,
    value: proposed.value,
    status: next.status,
    vintage: next.vintage,
    ...(missing && { missing }),
    ...(demo && { demo }),
    ...(note && { note }),
    ...(source && { source }),
    ...(reason && { reason }),
    ...(next.revision && { revision: next.revision }),
  }
}

/** The same for a record of a ledger. */
export function historicRecord(
  { entity, id, fields, ...record }: HistoricRecord,
  allDemo: boolean,
  standing: CurrentRecords,
): RecordChange | undefined {
  const demo = allDemo || record.demo === true
  const current = standing.get({ entity, id })
  if (current && current.demo === demo && canonicalJson(current.fields) === canonicalJson(fields))
    return undefined
  const version = (current?.version ?? 0) + 1
  standing.set({ entity, id }, { version, fields, demo })
  return { kind: 'record', entity, id, version, fields, ...(demo && { demo }) }
}
