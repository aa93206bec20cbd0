import { entriesOf, type Entry } from '#server/ledgers/entry.ts'
import type { Looking } from '#server/ledgers/looking.ts'
import { firstOf, orderOf } from '#server/ledgers/order.ts'
import type { Sight } from '#server/ledgers/sight.ts'
import { eachInTurn } from '#server/ledgers/turns.ts'
import { valueTexts } from '#server/ledgers/valueTexts.ts'
import { each, fieldNamed, plain, testOf, type Test } from '#server/ledgers/where.ts'
import { wordsTest } from '#server/ledgers/words.ts'
import type { RecordQuery } from '#shared/contract/ledgers.ts'
import { currentFields, fieldsAt, type KeptRecord } from '#shared/ledger/record.ts'
import type { Day } from '#shared/period.ts'

/** Which records are asked for, and as of which day. */
export interface Question extends Pick<RecordQuery, 'where' | 'q'> {
  readonly on: Day | undefined
}

/**
 * The records of a ledger that they may know of and that meet the question, all of them as of one seq, though others have
 * their turn meanwhile. Throws Failure `invalid` for a field that the ledger does not have.
 */
export async function select(
  looking: Looking,
  sight: Sight,
  { where, q, on }: Question,
  among: Iterable<KeptRecord> = looking.book.all(sight.ledger.code).values(),
): Promise<readonly Entry[]> {
  const { ledger, knows } = sight
  const texts = valueTexts(looking)
  const tests: readonly Test[] = [
    ...where.map((one) => testOf(ledger, texts, one)),
    ...(q === undefined || q.trim() === '' ? [] : [wordsTest(ledger, texts, q)]),
  ]
  const make = entriesOf(looking, sight)
  const found: Entry[] = []
  await eachInTurn([...among], (record) => {
    const current = currentFields(record)
    if (!knows(current)) return
    const fields = on === undefined ? current : fieldsAt(record, on)
    if (!fields) return
    const entry = make(record, fields)
    if (tests.every((test) => test(entry))) found.push(entry)
  })
  return found
}

/** A page of them in order. */
export const page = async (
  looking: Looking,
  { ledger }: Sight,
  entries: readonly Entry[],
  { sort, after, limit }: Pick<RecordQuery, 'sort' | 'after' | 'limit'>,
): Promise<readonly Entry[]> =>
  (await firstOf(entries, after + limit, orderOf(ledger, sort, valueTexts(looking)))).slice(after)

const MOST_GROUPS = 500

/** How many of them have which value of a field, the most frequent first; one with several values counts for each. */
export async function grouped(
  entries: readonly Entry[],
  { ledger }: Sight,
  field: string,
): Promise<{ value: string; count: number }[]> {
  if (field !== 'light') fieldNamed(ledger, field, field, 'group')
  const counts = new Map<string, number>()
  const count = (value: string): void => void counts.set(value, (counts.get(value) ?? 0) + 1)
  await eachInTurn(entries, (entry) => {
    const values = field === 'light' ? [entry.light().colour] : each(entry.value(field)).map(plain)
    for (const value of values.length === 0 ? [''] : values) count(value)
  })
  return [...counts]
    .map(([value, times]) => ({ value, count: times }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_GROUPS)
}
