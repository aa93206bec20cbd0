import { randomUUID } from 'node:crypto'
import type { Trx } from '#server/accounts/ports.ts'
import { instantOf } from '#server/clock.ts'
import { DEFAULT_SCREEN } from '#shared/screens/screen.ts'

/** A screen that came in by the link and has not been seen for so long is forgotten. */
const FORGOTTEN_AFTER_MS = 30 * 24 * 60 * 60_000
const NAME = '大屏'

/**
 * The screen of a device that opens the link of a wall: the one that its browser was by the link before, which
 * `brought` is the session of, or a new one.
 */
export async function linkScreen(trx: Trx, brought: string | undefined, now: number): Promise<string> {
  const known = await trx
    .selectFrom('session as s')
    .innerJoin('screen as d', 'd.id', 's.screen')
    .select('d.id')
    .where('s.hash', '=', brought ?? '')
    .where('d.means', '=', 'link')
    .where('d.revoked_at', 'is', null)
    .executeTakeFirst()
  if (known) return known.id
  await forget(trx, now)
  const id = randomUUID()
  await trx
    .insertInto('screen')
    .values({
      ...{
        id,
        name: await freeName(trx),
        place: '',
        settings: JSON.stringify(DEFAULT_SCREEN),
        means: 'link',
      },
      ...{ paired_at: instantOf(now), paired_by: null, device_key: null, agent: '' },
      ...{ seen_at: instantOf(now), address: null, stage: null, revoked_at: null },
    })
    .execute()
  return id
}

async function forget(trx: Trx, now: number): Promise<void> {
  const gone = await trx
    .deleteFrom('screen')
    .where('means', '=', 'link')
    .where('seen_at', '<', instantOf(now - FORGOTTEN_AFTER_MS))
    .returning('id')
    .execute()
  for (const { id } of gone) await trx.deleteFrom('session').where('screen', '=', id).execute()
}

/** 大屏 with the next number. */
async function freeName(trx: Trx): Promise<string> {
  const rows = await trx.selectFrom('screen').select('name').where('name', 'like', `${NAME} %`).execute()
  const numbers = rows.map(({ name }) => Number(name.slice(NAME.length + 1))).filter(Number.isInteger)
  return `${NAME} ${Math.max(0, ...numbers) + 1}`
}
