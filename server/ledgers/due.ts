import type { Due, Tallies } from '#server/ledgers/counts.ts'
import { look } from '#server/ledgers/looking.ts'
import { firstOf } from '#server/ledgers/order.ts'
import type { LedgerPorts } from '#server/ledgers/ports.ts'
import { rowsOf } from '#server/ledgers/rows.ts'
import { officeOf } from '#server/ledgers/office.ts'
import type { Sight } from '#server/ledgers/sight.ts'
import type { DueQuery, DueRecords } from '#shared/contract/ledgers.ts'
import type { Actor } from '#shared/contract/roles.ts'

interface OfOffice extends Due {
  readonly sight: Sight
  readonly office: string
}

/** What is due soon or overdue over all ledgers that somebody may know of, worst first. */
export async function dueRecords(
  ports: LedgerPorts,
  tallies: Tallies,
  actor: Actor,
  { office, domain, limit }: DueQuery,
): Promise<DueRecords> {
  const looking = look(ports, actor)
  const found: OfOffice[] = []
  for (const { code, domain: itsDomain } of looking.ledgers.values()) {
    const sight = domain === undefined || domain === itsDomain ? looking.sight(code) : undefined
    if (!sight) continue
    for (const due of (await tallies.of(looking, sight)).due) {
      const one = { ...due, sight, office: officeOf(sight.ledger, due.fields) }
      if (office === undefined || office === one.office) found.push(one)
    }
  }
  const seq = looking.book.seq()
  const worst = await firstOf(found, limit, worstFirst)
  const rows = await rowsOf(looking, ports.store.read, worst)
  return {
    seq,
    total: found.length,
    records: rows.map((row, i) => ({ ...row, office: worst[i]?.office ?? '' })),
  }
}

const worstFirst = (a: OfOffice, b: OfOffice): number =>
  (a.light.days ?? 0) - (b.light.days ?? 0) || (a.record.id < b.record.id ? -1 : 1)
