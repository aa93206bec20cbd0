import type { Kysely, Transaction } from 'kysely'
import { ScreenSettingsSchema, StageSchema } from '#shared/contract/screens.ts'
import type { ScreenRow } from '#server/store/screenTables.ts'
import type { Tables } from '#server/store/tables.ts'
import type { ScreenSelf, ScreenSettings, Stage } from '#shared/screens/screen.ts'

/** A screen as the store knows it; instants in milliseconds. */
export interface KnownScreen {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly settings: ScreenSettings
  readonly means: 'paired' | 'link'
  readonly pairedAt: number
  readonly seenAt: number | null
  readonly address: string | null
  /** As it was put; over where its `until` has passed. */
  readonly stage: Stage | null
}

/** A screen that may show something; undefined for one that nobody knows or that is revoked. */
export async function findScreen(db: Kysely<Tables>, id: string): Promise<KnownScreen | undefined> {
  const row = await standing(db).where('id', '=', id).executeTakeFirst()
  return row && screenOf(row)
}

/** The same, kept from all other nodes until the transaction ends. */
export async function lockScreen(trx: Transaction<Tables>, id: string): Promise<KnownScreen | undefined> {
  await trx
    .updateTable('screen')
    .set((row) => ({ name: row.ref('name') }))
    .where('id', '=', id)
    .execute()
  return findScreen(trx, id)
}

/** All screens that may show something, by name. */
export async function listScreens(db: Kysely<Tables>): Promise<readonly KnownScreen[]> {
  const rows = await standing(db).orderBy('paired_at').orderBy('id').execute()
  const inOrder = new Intl.Collator('zh-CN', { numeric: true })
  return rows.map(screenOf).sort((a, b) => inOrder.compare(a.name, b.name))
}

/** What a screen is told about itself. */
export const selfOf = ({ id, name, place, settings, stage }: KnownScreen, now: number): ScreenSelf => ({
  ...{ id, name, place, settings },
  stage: stage && stage.until > now ? stage : null,
})

const standing = (db: Kysely<Tables>) => db.selectFrom('screen').selectAll().where('revoked_at', 'is', null)

const screenOf = (row: ScreenRow): KnownScreen => ({
  ...{ id: row.id, name: row.name, place: row.place, means: row.means, address: row.address },
  settings: ScreenSettingsSchema.parse(JSON.parse(row.settings)),
  pairedAt: Date.parse(row.paired_at),
  seenAt: row.seen_at === null ? null : Date.parse(row.seen_at),
  stage: row.stage === null ? null : StageSchema.parse(JSON.parse(row.stage)),
})
