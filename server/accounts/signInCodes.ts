import { appendAudit } from '#server/audit/appendAudit.ts'
import { SIGN_IN_CODE_MS } from '#server/accounts/lifetimes.ts'
import type { Trx } from '#server/accounts/ports.ts'
import { hashSecret, newSecret } from '#server/accounts/secrets.ts'
import { instantOf } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'

/** One-time codes for these accounts, in their order; each signs in once within a quarter of an hour. */
export async function createCodes(
  trx: Trx,
  accounts: readonly { id: string; name: string }[],
  by: string,
  now: number,
): Promise<readonly string[]> {
  const at = instantOf(now)
  const codes = accounts.map(newSecret)
  await trx.deleteFrom('sign_in_code').where('expires_at', '<=', at).execute()
  const rows = accounts.map(({ id }, i) => ({
    hash: hashSecret(codes[i] ?? ''),
    account_id: id,
    expires_at: instantOf(now + SIGN_IN_CODE_MS),
    used_at: null,
  }))
  await trx.insertInto('sign_in_code').values(rows).execute()
  await appendAudit(trx, {
    at,
    actor: by,
    action: 'sign-in-code.created',
    object: 'accounts',
    detail: accounts.map(({ name }) => name),
  })
  return codes
}

/** The account of a code, which is used up by this. Throws Failure `sign-in-failed`. */
export async function spendCode(trx: Trx, code: string, now: string) {
  const spent = await trx
    .updateTable('sign_in_code')
    .set({ used_at: now })
    .where('hash', '=', hashSecret(code))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('account_id')
    .executeTakeFirst()
  if (!spent) throw new Failure('sign-in-failed')
  const account = await trx
    .selectFrom('account')
    .selectAll()
    .where('id', '=', spent.account_id)
    .executeTakeFirst()
  if (!account || account.disabled !== 0) throw new Failure('sign-in-failed')
  return account
}
