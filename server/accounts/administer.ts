import { randomUUID } from 'node:crypto'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { checkHolder, NewHolder } from '#server/accounts/holder.ts'
import { hashOfNoPassword, hashPassword } from '#server/accounts/password.ts'
import type { AccountPorts, Trx } from '#server/accounts/ports.ts'
import { findAccount } from '#server/accounts/repository.ts'
import { newSecret } from '#server/accounts/secrets.ts'
import { endSessionsOf } from '#server/accounts/sessions.ts'
import { createCodes } from '#server/accounts/signInCodes.ts'
import { instantOf } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'
import type { Role } from '#shared/contract/roles.ts'

export interface Administration {
  /** The new account's random password: shown once, kept as a hash. Throws {@link Failure} for a name that is taken. */
  readonly create: (holder: unknown, by: string) => Promise<string>
  /**
   * Accounts that no password opens, all of them or none; one signs in by a link until `reset` sets a password. Names
   * that are taken are left as they are.
   */
  readonly createWithoutPassword: (holders: readonly NewHolder[], by: string) => Promise<void>
  /** A new random password; the account's sessions end. */
  readonly reset: (name: string, by: string) => Promise<string>
  readonly disable: (name: string, by: string) => Promise<void>
  readonly changeRole: (name: string, role: Role, owner: string | null, by: string) => Promise<void>
  /** One-time codes for these accounts, in their order. */
  readonly codes: (names: readonly string[], by: string) => Promise<readonly string[]>
  readonly list: () => Promise<readonly ListedAccount[]>
}

export interface ListedAccount {
  readonly name: string
  readonly role: string
  readonly owner: string | null
  /** Of their bureau; null for the one that keeps the installation. */
  readonly area: string | null
  readonly disabled: boolean
  readonly createdAt: string
}

/** Everything done to accounts. Each act is in the audit log in its own transaction, and tells whom it concerns. */
export function administration(
  { store, catalogue, clock }: AccountPorts,
  ended: (key: string) => void,
): Administration {
  const act = async (
    trx: Trx,
    by: string,
    action: string,
    id: string,
    detail: Record<string, string | null>,
  ): Promise<void> =>
    appendAudit(trx, { at: instantOf(clock.now()), actor: by, action, object: `account:${id}`, detail })

  /** Changes an account that is there and cuts off whoever is signed in with it. */
  const change = async (
    name: string,
    step: (trx: Trx, id: string, before: Tables['account']) => Promise<void>,
  ): Promise<void> => {
    const id = await store.write(async (trx) => {
      const account = await present(trx, name)
      await step(trx, account.id, account)
      return account.id
    })
    ended(id)
  }
  const checked = (input: unknown) => checkHolder(catalogue, parseOrFail(NewHolder, input))
  const insert = async (
    trx: Trx,
    { name, role, owner, area = null }: NewHolder,
    password_hash: string,
    by: string,
  ): Promise<void> => {
    if (await findAccount(trx, name)) {
      throw new Failure('invalid', [{ pointer: '/name', code: 'name-taken', params: { name } }])
    }
    const id = randomUUID()
    const created_at = instantOf(clock.now())
    await trx
      .insertInto('account')
      .values({ id, name, role, owner, area, password_hash, disabled: 0, created_at })
      .execute()
    await act(trx, by, 'account.created', id, { name, role, owner, ...(area !== null && { area }) })
  }

  return {
    create: async (input, by) => {
      const holder = checked(input)
      const password = newSecret()
      const hash = await hashPassword(password)
      await store.write((trx) => insert(trx, holder, hash, by))
      return password
    },
    createWithoutPassword: (holders, by) =>
      store.write(async (trx) => {
        await lockAccounts(trx, store.engine)
        for (const holder of holders)
          if (!(await findAccount(trx, holder.name)))
            await insert(trx, checked(holder), hashOfNoPassword(), by)
      }),
    reset: async (name, by) => {
      const password = newSecret()
      const password_hash = await hashPassword(password)
      await change(name, async (trx, id) => {
        await trx.updateTable('account').set({ password_hash }).where('id', '=', id).execute()
        await endSessionsOf(trx, id)
        await act(trx, by, 'account.reset', id, { name })
      })
      return password
    },
    disable: (name, by) =>
      change(name, async (trx, id) => {
        await trx.updateTable('account').set({ disabled: 1 }).where('id', '=', id).execute()
        await endSessionsOf(trx, id)
        await act(trx, by, 'account.disabled', id, { name })
      }),
    changeRole: async (name, role, owner, by) => {
      checkHolder(catalogue, { name, role, owner })
      await change(name, async (trx, id, was) => {
        await trx.updateTable('account').set({ role, owner }).where('id', '=', id).execute()
        const before = { roleBefore: was.role, ownerBefore: was.owner }
        await act(trx, by, 'account.role-changed', id, { name, ...before, role, owner })
      })
    },
    codes: (names, by) =>
      store.write(async (trx) => {
        const accounts = []
        for (const name of names) accounts.push(await enabled(trx, name))
        return createCodes(trx, accounts, by, clock.now())
      }),
    list: async () => {
      const rows = await store.read
        .selectFrom('account')
        .selectAll()
        .orderBy('created_at')
        .orderBy('name')
        .execute()
      return rows.map(({ name, role, owner, area, disabled, created_at }) => ({
        name,
        role,
        owner,
        area,
        disabled: disabled !== 0,
        createdAt: created_at,
      }))
    },
  }
}

/** Of several servers that start at once the later ones wait here; every trace of an act locks the same row. */
const lockAccounts = async (trx: Trx, engine: Store['engine']): Promise<void> => {
  if (engine === 'postgres') await trx.selectFrom('audit_head').select('n').forUpdate().execute()
}

async function present(trx: Trx, name: string) {
  const account = await findAccount(trx, name)
  if (!account)
    throw new Failure('invalid', [{ pointer: '/name', code: 'unknown-account', params: { name } }])
  return account
}

async function enabled(trx: Trx, name: string) {
  const account = await present(trx, name)
  if (account.disabled !== 0)
    throw new Failure('invalid', [{ pointer: '/name', code: 'account-disabled', params: { name } }])
  return account
}
