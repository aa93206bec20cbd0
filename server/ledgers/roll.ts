import { loadMechanisms } from '#server/catalogue/loadLedgers.ts'
import type { Tallies } from '#server/ledgers/counts.ts'
import { look, sightFor } from '#server/ledgers/looking.ts'
import { openEvents } from '#server/ledgers/mayAct.ts'
import type { LedgerPorts } from '#server/ledgers/ports.ts'
import type { LedgerRoll } from '#shared/contract/ledgers.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'

/** The ledgers that somebody may know of, how their records stand, and the mechanisms behind them. */
export async function ledgerRoll(ports: LedgerPorts, tallies: Tallies, actor: Actor): Promise<LedgerRoll> {
  const wantsFourEyes = await fourEyes(ports)
  const looking = look(ports, actor)
  const mechanisms = loadMechanisms()
  const ledgers: LedgerRoll['ledgers'] = []
  for (const ledger of looking.ledgers.values()) {
    const sight = looking.sight(ledger.code)
    if (!sight) continue
    const { code, zh, en, domain, mechanism, owner } = ledger
    const { counts } = await tallies.of(looking, sight)
    const may = openEvents(ledger, actor, undefined)
    const rule = { fourEyes: wantsFourEyes(ledger), may }
    ledgers.push({ code, zh, en, domain, mechanism, owner, counts, ...rule })
  }
  return {
    seq: looking.book.seq(),
    ledgers,
    mechanisms: [...mechanisms.values()].map(({ code, zh, en, domain, rules, feeds }) => ({
      ...{ code, zh, en, domain, rules: [...rules], feeds: [...feeds] },
    })),
  }
}

/** Whether a change of a ledger waits for another pair of eyes: by its own rule, else by that of its domain. */
export async function fourEyes({ drafts }: LedgerPorts): Promise<(ledger: Ledger) => boolean> {
  const policy = await drafts.policy()
  const own = new Map(policy.ledgers.map(({ code, fourEyes: wants }) => [code, wants]))
  return ({ code, domain }) => own.get(code) ?? policy.fourEyes[domain] ?? true
}

/** A ledger as it stands. Throws Failure `not-found` where it is not there for them. */
export const ledgerFor = (ports: LedgerPorts, actor: Actor, entity: string): Ledger =>
  sightFor(look(ports, actor), entity).ledger
