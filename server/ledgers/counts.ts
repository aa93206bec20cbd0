import type { Looking } from '#server/ledgers/looking.ts'
import type { Sight } from '#server/ledgers/sight.ts'
import { eachInTurn } from '#server/ledgers/turns.ts'
import type { RecordBook } from '#server/records/records.ts'
import type { LedgerCounts } from '#shared/contract/ledgers.ts'
import type { Light } from '#shared/ledger/deadline.ts'
import { stateOf } from '#shared/ledger/events.ts'
import { referredLedger, type Ledger } from '#shared/ledger/ledger.ts'
import { currentFields, type Fields, type KeptRecord } from '#shared/ledger/record.ts'

/** How the records of a ledger stand for people of one kind, and those of them that are due. */
export interface Tally {
  readonly counts: LedgerCounts
  readonly due: readonly Due[]
}

export interface Due {
  readonly record: KeptRecord
  readonly fields: Fields
  readonly light: Light
}

interface Kept {
  readonly tally: Promise<Tally>
  /** What it follows from: the definition, the calendar and the day. */
  readonly of: readonly unknown[]
}

export interface Tallies {
  readonly of: (looking: Looking, sight: Sight) => Promise<Tally>
  readonly close: () => void
}

/** Counts each ledger once, for as long as none of its records changes; the next day is another. */
export function openTallies(book: RecordBook, ledgers: () => ReadonlyMap<string, Ledger>): Tallies {
  const kept = new Map<string, Map<string, Kept>>()
  const close = book.subscribe((versions) => {
    const changed = new Set(versions.map(({ entity }) => entity))
    for (const { code, fields } of ledgers().values())
      if (changed.has(code) || fields.some((field) => changed.has(referredLedger(field) ?? '')))
        kept.delete(code)
  })
  return {
    close,
    of: (looking, sight) => {
      const { code } = sight.ledger
      const known = kept.get(code)?.get(sight.kind)
      const of = [sight.ledger, looking.today, looking.catalogue.workingDays]
      if (known && known.of.every((one, i) => one === of[i])) return known.tally
      const tally = count(looking, sight)
      kept.set(code, (kept.get(code) ?? new Map<string, Kept>()).set(sight.kind, { tally, of }))
      return tally
    },
  }
}

async function count({ book, light }: Looking, { ledger, knows }: Sight): Promise<Tally> {
  const open = new Set(ledger.states.filter(({ phase }) => phase === 'open').map(({ code }) => code))
  const counts = { total: 0, open: 0, soon: 0, overdue: 0 }
  const due: Due[] = []
  await eachInTurn([...book.all(ledger.code).values()], (record) => {
    const fields = currentFields(record)
    if (!knows(fields)) return
    counts.total += 1
    if (open.has(stateOf(fields) ?? '')) counts.open += 1
    if (!ledger.deadline) return
    const shown = light(ledger, record, fields)
    if (shown.why !== 'soon' && shown.why !== 'overdue') return
    counts[shown.why] += 1
    due.push({ record, fields, light: shown })
  })
  return { counts, due }
}
