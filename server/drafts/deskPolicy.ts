import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf } from '#server/clock.ts'
import type { Db, DraftPorts } from '#server/drafts/ports.ts'
import { setDomain, setLedger, settled, setWalls, type Settled } from '#server/drafts/settled.ts'
import { topicsOf, type Topics } from '#server/drafts/topics.ts'
import { Failure, type FieldFailure } from '#server/failure.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import { lockSeq } from '#server/releases/index.ts'
import { DeskPolicyChange, type DeskPolicy } from '#shared/contract/drafts.ts'
import { mayCall, POLICY } from '#shared/contract/policy.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** Codes of the indicators whose figures something holds, and of the ledgers whose records it changes. */
export interface Content {
  readonly indicators: readonly string[]
  readonly ledgers: readonly string[]
}

/** Whether this content wants four eyes: as soon as the domain of a figure or a ledger of it does, or is not known. */
export type WantsFourEyes = (content: Content) => boolean

/** The policy as it stands in this transaction. */
export async function readPolicy(db: Db, { catalogue, ledgers }: Pick<Topics, 'catalogue' | 'ledgers'>) {
  const { without, own } = await settled(db)
  const domainWants = (code: string | undefined): boolean => !without.has(code ?? '')
  const wants: WantsFourEyes = (content) =>
    content.indicators.some((code) => domainWants(catalogue.indicator(code)?.domain)) ||
    content.ledgers.some((code) => own.get(code) ?? domainWants(ledgers.get(code)?.domain))
  return wants
}

/** Every domain and every ledger, and what is settled for it. */
export async function deskPolicy({ store, releases }: DraftPorts): Promise<DeskPolicy> {
  const { without, own, walls } = await settled(store.read)
  const { catalogue, ledgers } = topicsOf(releases)
  return {
    walls,
    fourEyes: Object.fromEntries(catalogue.domains.map(({ code }) => [code, !without.has(code)])),
    ledgers: [...ledgers.values()].map(({ code, zh, en, domain }) => ({
      code,
      zh,
      en,
      domain,
      fourEyes: own.get(code) ?? null,
    })),
  }
}

/** Settles it for what is named; the rest stays as it is. Throws Failure `invalid` for what there is not. */
export async function settlePolicy(ports: DraftPorts, actor: Actor, body: unknown): Promise<DeskPolicy> {
  if (!mayCall(POLICY['PUT /api/v1/desk/policy'], actor.role)) throw new Failure('forbidden')
  const change = parseOrFail(DeskPolicyChange, body)
  const faults = faultsOf(change, topicsOf(ports.releases))
  if (faults.length > 0) throw new Failure('invalid', faults)
  await ports.store.write(async (trx) => {
    // A release under way was judged by the policy of before: the two come one after the other.
    await lockSeq(trx, ports.store.engine)
    const news = newIn(change, await settled(trx))
    if (news.domains.length + news.ledgers.length + news.walls.length === 0) return
    for (const [domain, wants] of news.domains) await setDomain(trx, domain, wants)
    for (const wants of news.walls) await setWalls(trx, wants)
    for (const [entity, wants] of news.ledgers) await setLedger(trx, entity, wants)
    await appendAudit(trx, {
      at: instantOf(ports.clock.now()),
      actor: actor.id,
      action: 'desk.policy-changed',
      object: 'desk:four-eyes',
      detail: Object.fromEntries([
        ...news.domains,
        ...news.walls.map((wants) => ['walls', wants] as const),
        ...news.ledgers.map(([entity, wants]) => [`ledger:${entity}`, wants] as const),
      ]),
    })
  })
  return deskPolicy(ports)
}

function faultsOf(
  { fourEyes, ledgers }: DeskPolicyChange,
  topics: Pick<Topics, 'catalogue' | 'ledgers'>,
): FieldFailure[] {
  const known = new Set(topics.catalogue.domains.map(({ code }) => code))
  return [
    ...Object.keys(fourEyes)
      .filter((domain) => !known.has(domain))
      .map((domain) => ({
        pointer: `/fourEyes/${domain}`,
        code: 'unknown-domain' as const,
        params: { domain },
      })),
    ...Object.keys(ledgers)
      .filter((entity) => !topics.ledgers.has(entity))
      .map((entity) => ({
        pointer: `/ledgers/${entity}`,
        code: 'unknown-entity' as const,
        params: { entity },
      })),
  ]
}

const newIn = ({ fourEyes, ledgers, walls }: DeskPolicyChange, { without, own, walls: wanted }: Settled) => ({
  walls: walls === undefined || walls === wanted ? [] : [walls],
  domains: Object.entries(fourEyes).filter(([domain, wants]) => wants === without.has(domain)),
  ledgers: Object.entries(ledgers).filter(([entity, wants]) => wants !== (own.get(entity) ?? null)),
})
