import { randomUUID } from 'node:crypto'
import { hashSecret } from '#server/accounts/secrets.ts'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf, type Clock } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { refuseTakenName } from '#server/screens/administer.ts'
import type { KnownScreen } from '#server/screens/knownScreen.ts'
import type { ScreenPorts } from '#server/screens/ports.ts'
import type { NewScreen } from '#shared/contract/screens.ts'
import type { Actor } from '#shared/contract/roles.ts'

const WINDOW_MS = 15 * 60_000
/** Wrong codes that one account, and all together, may enter in that time. */
const WRONG_ALLOWED = { one: 10, all: 40 }

/** Wrong codes, newest last, by who entered them; codes are one of a million, and guessing must not pay. */
export interface CodeTries {
  /** Throws Failure `rate-limited` where this account, or all together, have guessed too often. */
  readonly admit: (account: string) => void
  readonly wrong: (account: string) => void
}

export function codeTries(clock: Clock): CodeTries {
  let tries: readonly { readonly account: string; readonly at: number }[] = []
  return {
    admit: (account) => {
      tries = tries.filter(({ at }) => clock.now() - at < WINDOW_MS)
      const own = tries.filter((one) => one.account === account)
      const limiting = own.length >= WRONG_ALLOWED.one ? own : tries.length >= WRONG_ALLOWED.all ? tries : []
      const [oldest] = limiting
      if (!oldest) return
      const seconds = Math.max(1, Math.ceil((oldest.at + WINDOW_MS - clock.now()) / 1000))
      throw new Failure('rate-limited', [], { seconds })
    },
    wrong: (account) => void (tries = [...tries, { account, at: clock.now() }]),
  }
}

/** Lets in the device that shows the code; the code is used up by this. Throws Failure `invalid` and `rate-limited`. */
export async function pairScreen(
  { store, clock }: ScreenPorts,
  tries: CodeTries,
  by: Actor,
  { code, name, place, settings }: NewScreen,
): Promise<KnownScreen> {
  tries.admit(by.id)
  return store.write(async (trx) => {
    const at = instantOf(clock.now())
    const pairing = await trx
      .selectFrom('screen_pairing')
      .selectAll()
      .where('code_hash', '=', hashSecret(code))
      .where('expires_at', '>', at)
      .where('screen', 'is', null)
      .executeTakeFirst()
    if (!pairing) {
      tries.wrong(by.id)
      throw new Failure('invalid', [{ pointer: '/code', code: 'unknown-pairing-code' }])
    }
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
}
