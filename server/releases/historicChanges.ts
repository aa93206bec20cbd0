import { canonicalJson } from '#server/releases/canonicalJson.ts'
import type { CurrentVintages } from '#server/releases/currentState.ts'
import type { HistoricObservation, HistoricRecord } from '#server/releases/releases.ts'
import { succeed } from '#server/releases/succession.ts'
import type { BookView, NewVersion } from '#server/records/records.ts'
import { PUSHED } from '#shared/ledger/perform.ts'
import { asPeriod, shanghaiDay } from '#shared/period.ts'
import type { ObservationChange } from '#shared/release.ts'
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

/** The version that a historic state of a record makes over what is known; undefined where it says nothing new. */
export function historicVersion(
  { entity, id, fields, event = PUSHED, on, reason, ...historic }: HistoricRecord,
  release: { readonly seq: number; readonly at: string; readonly demo: boolean },
  known: Pick<BookView, 'record'>,
): NewVersion | undefined {
  const demo = release.demo || historic.demo === true
  const day = shanghaiDay(Date.parse(release.at))
  if (on !== undefined && on > day) throw new Error(`${entity} ${id} is of ${on} and comes out on ${day}`)
  const current = known.record(entity, id)?.versions.at(-1)
  const isSame = current?.demo === demo && canonicalJson(current.fields) === canonicalJson(fields)
  if (isSame && event === PUSHED) return undefined
  return {
    ...{ entity, id, version: (current?.version ?? 0) + 1, seq: release.seq },
    ...{ on: on ?? day, event, fields, demo, reason: reason ?? null, actor: null },
  }
}
