import { appendAudit } from '#server/audit/appendAudit.ts'
import { endScreen } from '#server/accounts/endScreen.ts'
import type { Trx } from '#server/accounts/ports.ts'
import { instantOf } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { lockScreen } from '#server/screens/knownScreen.ts'
import type { ScreenPorts } from '#server/screens/ports.ts'
import type { ScreenEdit } from '#shared/contract/screens.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { KnownScreen } from '#server/screens/knownScreen.ts'

/** Renames a screen or sets it up anew; it hears of it at once. Throws Failure `not-found`. */
export async function editScreen(
  { store, clock }: ScreenPorts,
  by: Actor,
  id: string,
  { name, place, settings }: ScreenEdit,
): Promise<KnownScreen> {
  return store.write(async (trx) => {
    await lockNames(trx)
    const before = await lockScreen(trx, id)
    if (!before) throw new Failure('not-found')
    await refuseTakenName(trx, name, id)
    await trx
      .updateTable('screen')
      .set({ name, place, settings: JSON.stringify(settings) })
      .where('id', '=', id)
      .execute()
    const after = { ...before, name, place, settings }
    await appendAudit(trx, {
      at: instantOf(clock.now()),
      actor: by.id,
      action: 'screen.edited',
      object: `screen:${id}`,
      detail: { name, before: JSON.stringify(asked(before)), after: JSON.stringify(asked(after)) },
    })
    return after
  })
}

/** Takes a screen's credentials away: what it shows ends within seconds. Throws Failure `not-found`. */
export async function revokeScreen(
  { store, clock, accounts }: ScreenPorts,
  by: Actor,
  id: string,
): Promise<void> {
  const ended = await store.write(async (trx) => {
    if (!(await lockScreen(trx, id))) throw new Failure('not-found')
    return endScreen(trx, { id, by: by.id, reason: 'revoked', now: clock.now() })
  })
  accounts.tellEnded(ended)
}

/** Two that name screens on two nodes do so one after another. */
export async function lockNames(trx: Trx): Promise<void> {
  await trx
    .updateTable('meta')
    .set((row) => ({ value: row.ref('value') }))
    .where('key', '=', 'epoch')
    .execute()
}

/** Two screens of one name cannot be told apart in a room. */
export async function refuseTakenName(trx: Trx, name: string, except?: string): Promise<void> {
  const others = await trx
    .selectFrom('screen')
    .select('id')
    .where('name', '=', name)
    .where('revoked_at', 'is', null)
    .execute()
  if (others.some(({ id }) => id !== except))
    throw new Failure('invalid', [{ pointer: '/name', code: 'screen-name-taken', params: { name } }])
}

const asked = ({ name, place, settings }: KnownScreen) => ({ name, place, settings })
