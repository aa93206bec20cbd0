import { randomUUID } from 'node:crypto'
import { hashSecret } from '#server/accounts/secrets.ts'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { lockNames, refuseTakenName } from '#server/screens/administer.ts'
import type { CodeTries } from '#server/screens/codeTries.ts'
import type { KnownScreen } from '#server/screens/knownScreen.ts'
import type { ScreenPorts } from '#server/screens/ports.ts'
import type { NewScreen } from '#shared/contract/screens.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** Lets in the device that shows the code; the code is used up by this. Throws Failure `invalid` and `rate-limited`. */
export const pairScreen = (
  ports: ScreenPorts,
  tries: CodeTries,
  by: Actor,
  screen: NewScreen,
): Promise<KnownScreen> => tries.during(by.id, () => letIn(ports, by, screen))

const letIn = (
  { store, clock }: ScreenPorts,
  by: Actor,
  { code, name, place, settings }: NewScreen,
): Promise<KnownScreen> =>
  store.write(async (trx) => {
    await lockNames(trx)
    const at = instantOf(clock.now())
    const pairing = await trx
      .selectFrom('screen_pairing')
      .selectAll()
      .where('code_hash', '=', hashSecret(code))
      .where('expires_at', '>', at)
      .where('screen', 'is', null)
      .executeTakeFirst()
    if (!pairing) throw new Failure('invalid', [{ pointer: '/code', code: 'unknown-pairing-code' }])
    await refuseTakenName(trx, name)
    const id = randomUUID()
    await trx
      .insertInto('screen')
      .values({
        ...{ id, name, place, settings: JSON.stringify(settings), means: 'paired' },
        ...{ paired_at: at, paired_by: by.id, device_key: pairing.device_key, agent: pairing.agent },
        ...{ seen_at: null, address: null, stage: null, revoked_at: null },
      })
      .execute()
    await trx.updateTable('screen_pairing').set({ screen: id }).where('hash', '=', pairing.hash).execute()
    await appendAudit(trx, {
      at,
      actor: by.id,
      action: 'screen.paired',
      object: `screen:${id}`,
      detail: { name, place, settings: JSON.stringify(settings), key: pairing.device_key !== null },
    })
    const pairedAt = Date.parse(at)
    return { id, name, place, settings, means: 'paired', pairedAt, seenAt: null, address: null, stage: null }
  })
