import type { Store } from '#server/store/store.ts'
import type { AuditedFacts } from '#server/verify/auditedFacts.ts'
import { movedOn } from '#server/verify/checkHolders.ts'
import type { Findings } from '#server/verify/findings.ts'

/** Where a draft stands after an act; lifting an embargo leads back to where it was. */
const STANDS: Readonly<Record<string, readonly string[]>> = {
  created: ['draft'],
  submitted: ['submitted'],
  withdrawn: ['draft'],
  returned: ['returned'],
  approved: ['approved'],
  scheduled: ['scheduled'],
  unscheduled: ['approved', 'submitted'],
  released: ['released'],
  failed: ['returned'],
  discarded: ['discarded'],
}

/**
 * Drafts against the acts in the audit log: an approval that nobody gave is a way round the second pair of eyes. Only
 * ids, states and counts are looked at and told, never what is in a draft.
 */
export async function checkDrafts(
  read: Store['read'],
  { drafts, doubted }: AuditedFacts,
  upTo: number,
  findings: Findings,
): Promise<void> {
  const rows = await read
    .selectFrom('draft as d')
    .select(['d.id', 'd.state', 'd.entries', 'd.records', 'd.released_seq'])
    .select((eb) =>
      eb
        .selectFrom('draft_entry as e')
        .select(eb.fn.countAll<number | string>().as('n'))
        .whereRef('e.draft', '=', 'd.id')
        .where('e.cleared', '=', 0)
        .as('cells'),
    )
    .select((eb) =>
      eb
        .selectFrom('draft_record as r')
        .select(eb.fn.countAll<number | string>().as('n'))
        .whereRef('r.draft', '=', 'd.id')
        .where('r.cleared', '=', 0)
        .as('held'),
    )
    .execute()
  const events = await read
    .selectFrom('draft_event')
    .select(['draft', 'act'])
    .orderBy('draft')
    .orderBy('n')
    .execute()
  const acts = Map.groupBy(events, ({ draft }) => draft)
  for (const { id, state, entries, records, released_seq, cells, held } of rows) {
    const object = `draft:${id}`
    if (Number(cells) !== entries)
      findings.add('draft', id, 'differs', { column: 'entries', expected: Number(cells), found: entries })
    if (Number(held) !== records)
      findings.add('draft', id, 'differs', { column: 'records', expected: Number(held), found: records })
    if ((state === 'released') !== (released_seq !== null))
      findings.add('draft', id, 'differs', { column: 'released_seq', expected: state, found: released_seq })
    const [expected, found] = [drafts.get(object) ?? [], (acts.get(id) ?? []).map(({ act }) => act)]
    const stands = STANDS[expected.at(-1) ?? ''] ?? []
    const isDoubted = doubted.has(object) || (await movedOn(read, object, upTo))
    if (isDoubted) continue
    if (expected.length === 0) {
      findings.add('draft', id, 'unaudited')
      continue
    }
    if (!stands.includes(state))
      findings.add('draft', id, 'differs', { column: 'state', expected: stands.join(' / '), found: state })
    if (expected.join() !== found.join())
      findings.add('draft_event', id, 'differs', {
        column: 'act',
        expected: expected.join(),
        found: found.join(),
      })
  }
  const known = new Set(rows.map(({ id }) => id))
  for (const object of drafts.keys()) {
    const id = object.slice(object.indexOf(':') + 1)
    if (!known.has(id) && !doubted.has(object)) findings.add('draft', id, 'missing')
  }
}
