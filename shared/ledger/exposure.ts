import { stateOf } from '#shared/ledger/events.ts'
import { referredLedger, type Ledger } from '#shared/ledger/ledger.ts'
import { currentFields, type Fields, type JsonValue } from '#shared/ledger/record.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'

/** Whether a record may be known of outside the keeping office, reviewers and auditors. */
export function isTold(
  { exposure, fields: defined }: Ledger,
  fields: Fields,
  view: Pick<RecordView, 'record'>,
): boolean {
  if (exposure.kind === 'board') return true
  if (exposure.kind === 'closed') return false
  const { from, via } = exposure
  if (from === undefined) return true
  if (via === undefined) return isAmong(from, fields)
  const field = defined.find(({ name }) => name === via)
  const ledger = field && referredLedger(field)
  const id = fields[via]
  const referred = ledger !== undefined && typeof id === 'string' ? view.record(ledger, id) : undefined
  return referred !== undefined && isAmong(from, currentFields(referred))
}

const isAmong = (states: readonly string[], fields: Fields): boolean => states.includes(stateOf(fields) ?? '')

/** What every screen may show of a record; undefined for a ledger that no screen shows. */
export function shownFields({ exposure, fields: defined }: Ledger, fields: Fields): Fields | undefined {
  if (exposure.kind !== 'board') return undefined
  const sensitive = new Set(defined.filter((field) => field.sensitive).map(({ name }) => name))
  const shown: Record<string, JsonValue> = {}
  for (const name of exposure.shown) {
    const value = fields[name]
    if (value !== undefined && !sensitive.has(name)) shown[name] = value
  }
  return shown
}
