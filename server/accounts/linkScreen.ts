import { randomUUID } from 'node:crypto'
import type { Trx } from '#server/accounts/ports.ts'
import { instantOf } from '#server/clock.ts'
import { DEFAULT_SCREEN } from '#shared/screens/screen.ts'

const NAME = '大屏'
/** What a screen is called that came in by the link, until somebody gives it a name. */
export const GIVEN_NAME = /^大屏 \d+$/

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

/** 大屏 with the next number. */
async function freeName(trx: Trx): Promise<string> {
  const rows = await trx.selectFrom('screen').select('name').where('name', 'like', `${NAME} %`).execute()
  const numbers = rows.map(({ name }) => Number(name.slice(NAME.length + 1))).filter(Number.isInteger)
  return `${NAME} ${Math.max(0, ...numbers) + 1}`
}
