import { dayIn } from '#shared/ledger/dayIn.ts'
import { stateOf } from '#shared/ledger/events.ts'
import { currentFields, sameValue, type JsonValue, type KeptRecord } from '#shared/ledger/record.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'
import { asPeriod, isPeriod, type Period } from '#shared/period.ts'

interface Head {
  /** Code of the figure; its subjects are `project:ID`. */
  readonly figure: string
  readonly ledger: string
  /** The field that holds it, in plain units. */
  readonly field: string
}
/** What records of the ledger say of the project that `via` names, for the period in `by`, once in one of `states`. */
export interface FiledFigure extends Head {
  readonly kind: 'filed'
  readonly via: string
  readonly by: string
  readonly states: readonly string[]
}
/**
 * What the project's own record says for a year: the last value that was set within it. A value that merely stands on
 * from the year before says nothing of the new one, unless an event of `setBy` happened to it.
 */
export interface SetFigure extends Head {
  readonly kind: 'set'
  readonly setBy: readonly string[]
}
/** A figure of single projects that one record says: read, not worked out. */
export type RecordFigure = FiledFigure | SetFigure

/** Of which project and period a record may say a figure. */
export interface FigurePlace {
  readonly project: string
  readonly period: Period
}

/** The record that says a figure, and what it says; null where it says that there is none. */
export interface RecordReading {
  readonly record: KeptRecord
  readonly value: number | null
  readonly demo: boolean
}

/** The places that a record says something of, as it is known. */
export function placesSaid(figure: RecordFigure, record: KeptRecord): readonly FigurePlace[] {
  if (figure.kind === 'set') {
    const years = record.versions.flatMap(({ on }, i) => (isSetIn(figure, record, i) ? [yearOf(on)] : []))
    return [...new Set(years)].map((period) => ({ project: record.id, period }))
  }
  const fields = currentFields(record)
  const [project, period] = [fields[figure.via], fields[figure.by]]
  if (!figure.states.includes(stateOf(fields) ?? '')) return []
  return typeof project === 'string' && isPeriod(period) ? [{ project, period }] : []
}

/** What the records say of a project and period, as they are known; undefined where none does. */
export function readRecordFigure(
  figure: RecordFigure,
  { project, period }: FigurePlace,
  view: Pick<RecordView, 'record' | 'referring'>,
): RecordReading | undefined {
  if (figure.kind === 'set') {
    const record = view.record(figure.ledger, project)
    const last = record && lastSetIn(figure, record, period)
    return last && { record, value: numberIn(last.fields[figure.field]), demo: last.demo }
  }
  const record = view
    .referring(figure.ledger, figure.via, project)
    .filter((one) =>
      placesSaid(figure, one).some((said) => said.project === project && said.period === period),
    )
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .at(-1)
  return (
    record && {
      record,
      value: numberIn(currentFields(record)[figure.field]),
      demo: record.versions.at(-1)?.demo ?? false,
    }
  )
}

const numberIn = (value: JsonValue | undefined): number | null => (typeof value === 'number' ? value : null)
const yearOf = (day: string): Period => asPeriod(day.slice(0, 4))

/** Whether the version at a place set the field anew. */
function isSetIn({ field, setBy }: SetFigure, { versions }: KeptRecord, at: number): boolean {
  const version = versions[at]
  if (!version || dayIn(version.on) === undefined) return false
  const before = versions[at - 1]?.fields[field] ?? null
  const value = version.fields[field] ?? null
  return !sameValue(before, value) || (value !== null && setBy.includes(version.event))
}

/** By the day from which it holds, then in the order in which it was entered. */
const lastSetIn = (figure: SetFigure, record: KeptRecord, year: Period) =>
  record.versions
    .filter((version, i) => isSetIn(figure, record, i) && yearOf(version.on) === year)
    .toSorted((a, b) => (a.on === b.on ? a.version - b.version : a.on < b.on ? -1 : 1))
    .at(-1)
