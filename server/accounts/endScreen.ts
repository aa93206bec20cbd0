import { appendAudit } from '#server/audit/appendAudit.ts'
import type { Trx } from '#server/accounts/ports.ts'
import { instantOf } from '#server/clock.ts'

export interface ScreenEnd {
  readonly id: string
  readonly by: string
  /**
   * `revoked` by somebody, or by the server itself: `copied`, `unproven` where a device could not show its key, and
   * `forgotten` where nobody has seen it for long.
   */
  readonly reason: 'revoked' | 'copied' | 'unproven' | 'forgotten'
  readonly now: number
}

const ENDS = {
  revoked: { action: 'screen.revoked' },
  copied: { action: 'screen.copied' },
  unproven: { action: 'screen.unproven' },
  forgotten: { action: 'screen.forgotten' },
} as const

/**
 * A screen that may show nothing from now on: its credentials are gone with this. Hands back which they were, for whom
 * it may concern; none where there is no such screen.
 */
export async function endScreen(trx: Trx, { id, by, reason, now }: ScreenEnd): Promise<readonly string[]> {
  const at = instantOf(now)
  const screen = await trx
    .updateTable('screen')
    .set({ revoked_at: at, stage: null })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst()
  if (!screen) return []
  const sessions = await trx.deleteFrom('session').where('screen', '=', id).returning('hash').execute()
  await appendAudit(trx, {
    at,
    actor: by,
    ...ENDS[reason],
    object: `screen:${id}`,
    detail: { name: screen.name },
  })
  return sessions.map(({ hash }) => hash)
}
