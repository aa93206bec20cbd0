import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf } from '#server/clock.ts'
import type { Db, DraftPorts } from '#server/drafts/ports.ts'
import { Failure } from '#server/failure.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import { lockSeq } from '#server/releases/index.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { DeskPolicy } from '#shared/contract/drafts.ts'
import { mayCall, POLICY } from '#shared/contract/policy.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** Whether these indicators want four eyes: as soon as the domain of one of them does, or is not known. */
export type WantsFourEyes = (indicators: readonly string[]) => boolean

/** The domains that do not want four eyes; all others do, also those that come later. */
async function domainsWithout(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('desk_policy').select('domain').where('four_eyes', '=', 0).execute()
  return new Set(rows.map(({ domain }) => domain))
}

/** The policy as it stands in this transaction. */
export async function readPolicy(db: Db, catalogue: Catalogue): Promise<WantsFourEyes> {
  const without = await domainsWithout(db)
  return (indicators) => indicators.some((code) => !without.has(catalogue.indicator(code)?.domain ?? ''))
}

/** Every domain of the catalogue and whether it wants four eyes. */
export async function deskPolicy({ store, releases }: DraftPorts): Promise<DeskPolicy> {
  const without = await domainsWithout(store.read)
  return {
    fourEyes: Object.fromEntries(releases.catalogue().domains.map(({ code }) => [code, !without.has(code)])),
  }
}

/** Settles it for the domains that are named; the others stay as they are. Throws Failure `invalid` for one that is none. */
export async function settlePolicy(ports: DraftPorts, actor: Actor, body: unknown): Promise<DeskPolicy> {
  if (!mayCall(POLICY['PUT /api/v1/desk/policy'], actor.role)) throw new Failure('forbidden')
  const { fourEyes } = parseOrFail(DeskPolicy, body)
  const known = new Set(ports.releases.catalogue().domains.map(({ code }) => code))
  const unknown = Object.keys(fourEyes).filter((domain) => !known.has(domain))
  if (unknown.length > 0)
    throw new Failure(
      'invalid',
      unknown.map((domain) => ({
        pointer: `/fourEyes/${domain}`,
        code: 'unknown-domain',
        params: { domain },
      })),
    )
  await ports.store.write(async (trx) => {
    // A release under way was judged by the policy of before: the two come one after the other.
    await lockSeq(trx, ports.store.engine)
    const without = await domainsWithout(trx)
    const changed = Object.entries(fourEyes).filter(([domain, wants]) => wants === without.has(domain))
    if (changed.length === 0) return
    for (const [domain, wants] of changed) {
      const four_eyes = wants ? 1 : 0
      await trx
        .insertInto('desk_policy')
        .values({ domain, four_eyes })
        .onConflict((on) => on.column('domain').doUpdateSet({ four_eyes }))
        .execute()
    }
    await appendAudit(trx, {
      at: instantOf(ports.clock.now()),
      actor: actor.id,
      action: 'desk.policy-changed',
      object: 'desk:four-eyes',
      detail: Object.fromEntries(changed),
    })
  })
  return deskPolicy(ports)
}
