import type { Day } from '#shared/period.ts'

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }
export type Fields = Readonly<Record<string, JsonValue>>

/** One version of a record as it was entered. */
export interface RecordVersion {
  readonly version: number
  /** The release that made it so. */
  readonly seq: number
  /** The day from which on it holds (生效日期); often before the day on which it was entered. */
  readonly on: Day
  /** Code of what happened. */
  readonly event: string
  /** All fields as they stood after it was entered, `state` among them. */
  readonly fields: Fields
  readonly demo: boolean
}

/** A record of a ledger with its versions in the order in which they were entered; never empty. */
export interface KeptRecord {
  readonly entity: string
  readonly id: string
  readonly versions: readonly RecordVersion[]
}

/** The fields as they stand now, from all that is known: what was entered late does not undo what has happened since. */
export const currentFields = ({ versions }: KeptRecord): Fields =>
  (isOrdered(versions) ? versions.at(-1)?.fields : folded(versions)) ?? {}

/**
 * The fields as they stood at the end of a day, from all that is known now; undefined where the record was not there
 * yet. Each version changes some fields from its day on, so that what is entered late is seen on the days it was true,
 * and does not undo what happened between.
 */
export function fieldsAt({ versions }: KeptRecord, day: Day): Fields | undefined {
  const first = versions[0]
  if (versions.length === 1) return first && first.on <= day ? first.fields : undefined
  return isOrdered(versions) ? versions.findLast(({ on }) => on <= day)?.fields : folded(versions, day)
}

/** Whether each was entered after what had happened before it. */
function isOrdered(versions: readonly RecordVersion[]): boolean {
  for (let i = 1; i < versions.length; i++)
    if ((versions[i]?.on ?? '') < (versions[i - 1]?.on ?? '')) return false
  return true
}

/** By hand, where something was entered later than what happened after it. */
function folded(versions: readonly RecordVersion[], day?: Day): Fields | undefined {
  const steps = versions.map((version, i) => ({ version, before: versions[i - 1]?.fields ?? {} }))
  const reached = steps.filter(({ version }) => day === undefined || version.on <= day)
  if (reached.length === 0) return undefined
  const inTime = reached.toSorted((a, b) =>
    a.version.on === b.version.on
      ? a.version.version - b.version.version
      : a.version.on < b.version.on
        ? -1
        : 1,
  )
  const fields: Record<string, JsonValue> = {}
  for (const { version, before } of inTime) {
    for (const [name, value] of Object.entries(version.fields))
      if (!Object.hasOwn(before, name) || !sameValue(before[name], value)) fields[name] = value
    for (const name of Object.keys(before)) if (!Object.hasOwn(version.fields, name)) delete fields[name]
  }
  return fields
}

/** Whether two values of a field say the same. */
export const sameValue = (a: JsonValue | undefined, b: JsonValue | undefined): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)
