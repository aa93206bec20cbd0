import type { Entry } from '#server/ledgers/entry.ts'
import type { Test } from '#server/ledgers/where.ts'
import type { ValueTexts } from '#server/ledgers/valueTexts.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'

/** Whether all of the words are somewhere in a record, in any of its fields that they may read. */
export function wordsTest(ledger: Ledger, texts: ValueTexts, q: string): Test {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const typed = ledger.fields.filter(({ computed, type }) => !computed && type !== 'file')
  const textsIn = (entry: Entry): readonly string[] => [
    entry.record.id,
    ...typed.flatMap((field) => texts(ledger, field, entry.value(field.name))),
  ]
  return (entry) => {
    const all = textsIn(entry).join('\n').toLowerCase()
    return words.every((word) => all.includes(word))
  }
}
