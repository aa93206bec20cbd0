import { keyText, type FoundRecord } from '#shared/ledger/import/foundRecords.ts'
import type { RowReading } from '#shared/ledger/import/readRow.ts'
import type { RecordMapping, RecordQuestion } from '#shared/ledger/import/recordMapping.ts'
import type { RecordGround } from '#shared/ledger/import/rowFate.ts'

/** Which record a row is of. */
export type RowIdentity =
  | { readonly kind: 'new'; readonly key: string; readonly id?: string }
  | { readonly kind: 'known'; readonly key: string; readonly record: FoundRecord }
  | { readonly kind: 'asked'; readonly key: string; readonly question: RecordQuestion }
  /** A key is empty, doubtful or wrong, or what is known of it is still on its way. */
  | { readonly kind: 'open'; readonly key: string; readonly isMissing: boolean }
  | { readonly kind: 'skipped'; readonly key: string }

const MOST_OFFERED = 8

/** The record that a row's keys name; of several with these keys it is asked which. */
export function identify(
  row: number,
  { fields }: RowReading,
  { keys, answers }: RecordMapping,
  { ledger, records }: RecordGround,
): RowIdentity {
  const id = fields.get('id')
  const isNumberless = keys.length === 1 && keys[0] === 'id' && (id === undefined || id.kind === 'blank')
  if (isNumberless) return { kind: 'new', key: `row ${row}` }
  const readings = keys.map((name) => fields.get(name))
  const isMissing = readings.some(
    (one) => one === undefined || one.kind === 'blank' || one.kind === 'skipped',
  )
  const values = readings.map((one) => (one?.kind === 'value' ? one.value : undefined))
  if (values.includes(undefined) || keys.length === 0)
    return { kind: 'open', key: `row ${row}`, isMissing: isMissing && keys.length > 0 }
  const key = keyText(values)
  const found = records.find(ledger.code, keys, key)
  if (found === undefined) return { kind: 'open', key, isMissing: false }
  const [only, ...others] = found
  if (!only) {
    const own = id?.kind === 'value' ? id.value : undefined
    return { kind: 'new', key, ...(typeof own === 'string' && { id: own }) }
  }
  if (others.length === 0) return { kind: 'known', key, record: only }
  const questionKey = `which:${key}`
  const answer = Object.hasOwn(answers, questionKey) ? answers[questionKey] : undefined
  const chosen = found.find(({ id }) => id === answer)
  if (chosen) return { kind: 'known', key, record: chosen }
  if (answer === 'new') return { kind: 'new', key }
  if (answer === 'skip') return { kind: 'skipped', key }
  const choices = [
    ...found.slice(0, MOST_OFFERED).map(({ id }) => ({ key: id })),
    { key: 'new' },
    { key: 'skip' },
  ]
  const params = {
    text: values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' · '),
    count: found.length,
  }
  return { kind: 'asked', key, question: { code: 'which', key: questionKey, params, choices } }
}
