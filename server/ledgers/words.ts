import type { Entry } from '#server/ledgers/entry.ts'
import type { ValueTexts } from '#server/ledgers/valueTexts.ts'
import type { Test } from '#server/ledgers/where.ts'
import { referredLedger, type Ledger, type LedgerField } from '#shared/ledger/ledger.ts'
import type { JsonValue } from '#shared/ledger/record.ts'

/** Whether all of the words are somewhere in a record, in any of its fields that they may read. */
export function wordsTest(ledger: Ledger, texts: ValueTexts, q: string): Test {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const fold = folding(q)
  const finders = ledger.fields
    .filter(({ computed, type }) => !computed && type !== 'file' && type !== 'id')
    .map((field) => {
      const text = textIn(ledger, field, texts, fold)
      return (entry: Entry): string => text(entry.value(field.name))
    })
  return (entry) =>
    words.every(
      (word) => fold(entry.record.id).includes(word) || finders.some((text) => text(entry).includes(word)),
    )
}

/** Where nobody asks for Latin letters, none have to be made small. */
const folding = (q: string): ((text: string) => string) =>
  /\p{Cased_Letter}/u.test(q) ? (text) => text.toLowerCase() : (text) => text

/** What a field says in words; what a code says is found once for all records that have it. */
function textIn(
  ledger: Ledger,
  field: LedgerField,
  texts: ValueTexts,
  fold: (text: string) => string,
): (value: JsonValue) => string {
  const written = (value: JsonValue): string => fold(texts(ledger, field, value).join('\n'))
  if (!isCoded(field))
    return (value) => (typeof value === 'string' ? fold(value) : value === null ? '' : written(value))
  const known = new Map<string, string>()
  return (value) => {
    if (value === null) return ''
    const key = typeof value === 'string' ? value : JSON.stringify(value)
    const found = known.get(key) ?? written(value)
    known.set(key, found)
    return found
  }
}

const isCoded = (field: LedgerField): boolean =>
  field.values !== undefined ||
  field.type === 'boolean' ||
  field.name === 'state' ||
  referredLedger(field) !== undefined ||
  (field.type.startsWith('ref(') && !field.type.startsWith('ref(person'))
