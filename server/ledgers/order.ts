import { each, fieldNamed, plain } from '#server/ledgers/where.ts'
import type { Entry } from '#server/ledgers/entry.ts'
import type { ValueTexts } from '#server/ledgers/valueTexts.ts'
import { eachInTurn } from '#server/ledgers/turns.ts'
import { fieldValues, type Ledger } from '#shared/ledger/ledger.ts'
import type { JsonValue } from '#shared/ledger/record.ts'

export type Compare = (a: Entry, b: Entry) => number

/** By a field, `-` before it for the other way round; left out: what is due first, then the newest. */
export function orderOf(ledger: Ledger, sort: string | undefined, texts: ValueTexts): Compare {
  if (sort === undefined) return ledger.deadline ? (a, b) => byDue(a, b) || newestFirst(a, b) : newestFirst
  const isDown = sort.startsWith('-')
  const name = isDown ? sort.slice(1) : sort
  const sign = isDown ? -1 : 1
  if (name === 'light') return (a, b) => byDue(a, b) * sign || newestFirst(a, b)
  if (name === 'changedAt') return (a, b) => -sign * newestFirst(a, b)
  const compare = comparing(ledger, name, texts)
  return (a, b) => {
    const [one, other] = [a.value(name), b.value(name)]
    const [hasOne, hasOther] = [each(one).length > 0, each(other).length > 0]
    // What says nothing comes last, whichever way round.
    if (!hasOne || !hasOther) return Number(hasOther) - Number(hasOne) || newestFirst(a, b)
    return sign * compare(one, other) || newestFirst(a, b)
  }
}

const spelling = new Intl.Collator('zh-CN', { numeric: true })

function comparing(ledger: Ledger, name: string, texts: ValueTexts): (a: JsonValue, b: JsonValue) => number {
  const field = fieldNamed(ledger, name, name, 'sort')
  const values = fieldValues(ledger, field)
  if (values) {
    const places = new Map(values.map(({ code }, place) => [code, place]))
    const placeOf = (value: JsonValue): number => places.get(plain(value)) ?? values.length
    return (a, b) => placeOf(a) - placeOf(b)
  }
  if (field.type.startsWith('ref(') && !field.type.startsWith('ref(person)')) {
    const known = new Map<string, string>()
    const nameOf = (value: JsonValue): string => {
      const code = plain(value)
      const found = known.get(code) ?? texts(ledger, field, value)[0] ?? code
      known.set(code, found)
      return found
    }
    return (a, b) => spelling.compare(nameOf(a), nameOf(b))
  }
  const isWritten = field.type === 'string' || field.type === 'text' || field.type === 'ref(person)'
  const ofTexts = isWritten
    ? (a: string, b: string) => spelling.compare(a, b)
    : (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return (a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : ofTexts(plain(a), plain(b)))
}

/** Days left, what has none last. */
const byDue: Compare = (a, b) => {
  const [one, other] = [a.light().days, b.light().days]
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return one - other
}

const newestFirst: Compare = ({ record: a }, { record: b }) =>
  (b.versions.at(-1)?.seq ?? 0) - (a.versions.at(-1)?.seq ?? 0) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)

/** The first so many in order, without bringing all others in order too. */
export async function firstOf<T>(
  items: readonly T[],
  count: number,
  compare: (a: T, b: T) => number,
): Promise<readonly T[]> {
  const room = Math.max(count * 2, 1000)
  let kept: T[] = []
  let worst: T | undefined
  await eachInTurn(items, (item) => {
    if (worst !== undefined && compare(item, worst) >= 0) return
    kept.push(item)
    if (kept.length < room) return
    kept = kept.sort(compare).slice(0, count)
    worst = kept.at(-1)
  })
  return kept.sort(compare).slice(0, count)
}
