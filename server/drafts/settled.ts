import type { Db, Trx } from '#server/drafts/ports.ts'

/** What the bureau has settled of four eyes. */
export interface Settled {
  /** The domains that do not want them; all others do, also those that come later. */
  readonly without: ReadonlySet<string>
  /** The ledgers that have a rule of their own; the others follow their domain. */
  readonly own: ReadonlyMap<string, boolean>
  /** Whether changes of the walls want them; they do not unless it is settled. */
  readonly walls: boolean
}

/** Stands among the domains, none of which can be called so. */
const WALLS = '@walls'

export async function settled(db: Db): Promise<Settled> {
  const domains = await db.selectFrom('desk_policy').selectAll().execute()
  const ledgers = await db.selectFrom('ledger_policy').selectAll().execute()
  return {
    without: new Set(domains.filter(({ four_eyes }) => four_eyes === 0).map(({ domain }) => domain)),
    own: new Map(ledgers.map(({ entity, four_eyes }) => [entity, four_eyes === 1])),
    walls: domains.some(({ domain, four_eyes }) => domain === WALLS && four_eyes === 1),
  }
}

export async function setDomain(trx: Trx, domain: string, wants: boolean): Promise<void> {
  const four_eyes = wants ? 1 : 0
  await trx
    .insertInto('desk_policy')
    .values({ domain, four_eyes })
    .onConflict((on) => on.column('domain').doUpdateSet({ four_eyes }))
    .execute()
}

export const setWalls = (trx: Trx, wants: boolean): Promise<void> => setDomain(trx, WALLS, wants)

/** Null: as its domain does. */
export async function setLedger(trx: Trx, entity: string, wants: boolean | null): Promise<void> {
  if (wants === null)
    return void (await trx.deleteFrom('ledger_policy').where('entity', '=', entity).execute())
  const four_eyes = wants ? 1 : 0
  await trx
    .insertInto('ledger_policy')
    .values({ entity, four_eyes })
    .onConflict((on) => on.column('entity').doUpdateSet({ four_eyes }))
    .execute()
}
