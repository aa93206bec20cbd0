import { administration, type Administration } from '#server/accounts/administer.ts'
import { openEndings } from '#server/accounts/endings.ts'
import { endScreen } from '#server/accounts/endScreen.ts'
import { identifier, type Identify, type Identity } from '#server/accounts/identity.ts'
import { lastKnown } from '#server/accounts/lastKnown.ts'
import type { AccountPorts } from '#server/accounts/ports.ts'
import { recheck } from '#server/accounts/recheck.ts'
import { refusedSignIns } from '#server/accounts/refusedSignIns.ts'
import { newSecret } from '#server/accounts/secrets.ts'
import { endSession } from '#server/accounts/sessions.ts'
import { signInUseCase, type SignInUseCase } from '#server/accounts/signIn.ts'
import { tokens, type Tokens } from '#server/accounts/tokens.ts'
import { ALONE, type Bus } from '#server/nodes/bus.ts'

export type { Credentials } from '#server/accounts/credentials.ts'
export type { Identify, Identity } from '#server/accounts/identity.ts'
export { standsFor } from '#server/accounts/standsFor.ts'

/** People, machines and screens: who they are, how they sign in, and when that ends. */
export interface Accounts {
  readonly identify: Identify
  readonly signIn: SignInUseCase
  /** Ends the session or screen behind the credentials; a machine's token stays. */
  readonly signOut: (identity: Identity) => Promise<void>
  /** Which of these no longer stand for what they stood for, also by the hand of another process. */
  readonly recheck: (identities: readonly Identity[]) => Promise<readonly Identity[]>
  readonly people: Administration
  readonly machines: Tokens
  /** Signs a screen in on every node, as often as it is used while this process runs. */
  readonly screenCode: string
  /** Calls the listener with a session's hash, a token's or an account's id as soon as any node ends or changes it. */
  readonly onEnded: (listener: (key: string) => void) => void
  /** Says that these have ended, for whoever ends them elsewhere. */
  readonly tellEnded: (keys: readonly string[]) => void
  /** Calls the listener with the id of a screen that may show nothing any more because somebody copied its credential. */
  readonly onCopied: (listener: (screen: string) => void) => void
  /** Leaves nothing unwritten. */
  readonly close: () => Promise<void>
}

export function openAccounts(
  ports: AccountPorts,
  bus: Pick<Bus, 'tell' | 'hear' | 'onGap'> = ALONE,
): Accounts {
  const endings = openEndings(bus)
  const ended = (key: string): void => endings.tell([key])
  const onCopied: ((screen: string) => void)[] = []
  const copied = async (id: string): Promise<void> => {
    const end = { id, by: 'system', reason: 'copied', now: ports.clock.now() } as const
    endings.tell(await ports.store.write((trx) => endScreen(trx, end)))
    onCopied.forEach((listener) => listener(id))
  }
  const screenCode = newSecret()
  const refused = refusedSignIns(ports)
  return {
    identify: lastKnown(identifier(ports, copied), ports.clock, endings),
    signIn: signInUseCase(ports, screenCode, ended, refused),
    signOut: async ({ kind, key, actor }) => {
      if (kind === 'machine') return
      await ports.store.write((trx) => endSession(trx, key, actor.id, ports.clock.now()))
      ended(key)
    },
    recheck: (identities) => recheck(ports, identities),
    people: administration(ports, ended),
    machines: tokens(ports, ended),
    screenCode,
    onEnded: endings.onEnded,
    tellEnded: endings.tell,
    onCopied: (listener) => void onCopied.push(listener),
    close: async () => {
      endings.close()
      await refused.close()
    },
  }
}
