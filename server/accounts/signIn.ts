import { timingSafeEqual } from 'node:crypto'
import type { Credentials } from '#server/accounts/credentials.ts'
import { LIFETIMES, sessionEnd, type SessionKind } from '#server/accounts/lifetimes.ts'
import { DECOY_HASH, verifyPassword } from '#server/accounts/password.ts'
import type { AccountPorts, Trx } from '#server/accounts/ports.ts'
import { meansOf, type RefusedSignIns } from '#server/accounts/refusedSignIns.ts'
import { findAccount } from '#server/accounts/repository.ts'
import { hashSecret } from '#server/accounts/secrets.ts'
import { linkScreen } from '#server/accounts/linkScreen.ts'
import { endSession, startSession } from '#server/accounts/sessions.ts'
import { spendCode } from '#server/accounts/signInCodes.ts'
import { instantOf } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { isCodeOfNode } from '#server/nodes/nodeRows.ts'
import type { Tables } from '#server/store/tables.ts'
import type { SessionInfo, SignIn } from '#shared/contract/answers.ts'
import { Role } from '#shared/contract/roles.ts'

export interface SignedIn {
  readonly kind: SessionKind
  /** Goes into the cookie, and nowhere else. */
  readonly secret: string
  readonly info: SessionInfo
}

export type SignInUseCase = (request: SignIn, brought: Credentials) => Promise<SignedIn>

/** Whom a session is for: a person, or null for a screen. */
type Account = {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly owner: string | null
  readonly area: string | null
} | null

/**
 * Signs in by password, one-time code or screen code. The session is always a new one, and the one that the browser
 * brought along is ended. Throws Failure `sign-in-failed`, the same for whatever was wrong and after the same work.
 */
export const signInUseCase = (
  ports: AccountPorts,
  screenCode: string,
  ended: (key: string) => void,
  refused: RefusedSignIns,
): SignInUseCase => {
  const signIn = provingUseCase(ports, screenCode, ended)
  return (request, brought) =>
    signIn(request, brought).catch((error: unknown) => {
      if (error instanceof Failure && error.code === 'sign-in-failed') refused.note(request)
      throw error
    })
}

const provingUseCase =
  ({ store, clock }: AccountPorts, screenCode: string, ended: (key: string) => void): SignInUseCase =>
  async (request, brought) => {
    const prove = await proof({ store, clock }, request, screenCode)
    const kind = 'screen' in request ? 'screen' : 'person'
    const replaced = brought[kind] === undefined ? undefined : hashSecret(brought[kind])
    const now = clock.now()
    const signedIn = await store.write(async (trx) => {
      const account = await prove(trx, instantOf(now))
      const by = account?.id ?? 'screen'
      const screen = kind === 'screen' ? await linkScreen(trx, replaced, now) : null
      if (replaced) await endSession(trx, replaced, by, now)
      const secret = await startSession(trx, {
        kind,
        account: account?.id ?? null,
        screen,
        by,
        means: meansOf(request),
        now,
      })
      return {
        kind,
        secret,
        info: infoOf(account, instantOf(sessionEnd(LIFETIMES[kind], now, now))),
      } as const
    })
    if (replaced) ended(replaced)
    return signedIn
  }

type Prove = (trx: Trx, at: string) => Promise<Account>

/** Slow work first, outside of the transaction; what must happen exactly once is left to it. */
async function proof(
  { store, clock }: Pick<AccountPorts, 'store' | 'clock'>,
  request: SignIn,
  screenCode: string,
): Promise<Prove> {
  if ('code' in request) return (trx, at) => spendCode(trx, request.code, at)
  if ('screen' in request) {
    const hash = hashSecret(request.screen)
    const isOurs = timingSafeEqual(Buffer.from(hash), Buffer.from(hashSecret(screenCode)))
    if (!isOurs && !(await isCodeOfNode(store.read, hash, clock.now()))) throw new Failure('sign-in-failed')
    return async () => null
  }
  const account = await findAccount(store.read, request.name)
  const isRight = await verifyPassword(request.password, account?.password_hash ?? DECOY_HASH)
  if (!account || !isRight || account.disabled !== 0) throw new Failure('sign-in-failed')
  return (trx) => unchanged(trx, account)
}

/** While the password was being tried, the account may have been disabled or given another one. */
async function unchanged(trx: Trx, { name, password_hash }: Tables['account']): Promise<Account> {
  const account = await findAccount(trx, name)
  if (account?.password_hash !== password_hash || account.disabled !== 0) throw new Failure('sign-in-failed')
  return account
}

const infoOf = (account: Account, expiresAt: string): SessionInfo =>
  account
    ? {
        ...{ name: account.name, role: Role.parse(account.role), owner: account.owner, expiresAt },
        ...(account.area !== null && { area: account.area }),
      }
    : { name: null, role: 'screen', owner: null, expiresAt }
