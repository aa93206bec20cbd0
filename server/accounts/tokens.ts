import { randomUUID } from 'node:crypto'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { checkHolder, NewHolder } from '#server/accounts/holder.ts'
import type { AccountPorts } from '#server/accounts/ports.ts'
import { hashSecret, newSecret } from '#server/accounts/secrets.ts'
import { instantOf } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { parseOrFail } from '#server/parseOrFail.ts'

const DAY_MS = 86_400_000

export interface Tokens {
  /** The new token: shown once, kept as a hash. `days` null makes one without an end. */
  readonly create: (holder: unknown, days: number | null, by: string) => Promise<string>
  /** Ends every valid token of the name; throws {@link Failure} where there is none. */
  readonly revoke: (name: string, by: string) => Promise<void>
  readonly list: () => Promise<readonly ListedToken[]>
}

export interface ListedToken {
  readonly name: string
  readonly role: string
  readonly owner: string | null
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly revokedAt: string | null
}

/** Tokens with which machines sign in; each act is in the audit log in its own transaction. */
export function tokens({ store, catalogue, clock }: AccountPorts, ended: (key: string) => void): Tokens {
  return {
    create: async (input, days, by) => {
      const { name, role, owner, area = null } = checkHolder(catalogue, parseOrFail(NewHolder, input))
      const secret = newSecret()
      const id = randomUUID()
      const now = clock.now()
      const at = instantOf(now)
      const expires_at = days === null ? null : instantOf(now + days * DAY_MS)
      await store.write(async (trx) => {
        await trx
          .insertInto('api_token')
          .values({
            id,
            name,
            role,
            owner,
            area,
            hash: hashSecret(secret),
            created_at: at,
            expires_at,
            revoked_at: null,
          })
          .execute()
        await appendAudit(trx, {
          at,
          actor: by,
          action: 'token.created',
          object: `token:${id}`,
          detail: { name, role, owner, ...(area !== null && { area }), expires_at },
        })
      })
      return secret
    },
    revoke: async (name, by) => {
      const at = instantOf(clock.now())
      const revoked = await store.write(async (trx) => {
        const rows = await trx
          .updateTable('api_token')
          .set({ revoked_at: at })
          .where('name', '=', name)
          .where('revoked_at', 'is', null)
          .returning('id')
          .execute()
        if (rows.length === 0)
          throw new Failure('invalid', [{ pointer: '/name', code: 'unknown-token', params: { name } }])
        for (const { id } of rows) {
          await appendAudit(trx, {
            at,
            actor: by,
            action: 'token.revoked',
            object: `token:${id}`,
            detail: { name },
          })
        }
        return rows
      })
      for (const { id } of revoked) ended(id)
    },
    list: async () => {
      const rows = await store.read.selectFrom('api_token').selectAll().orderBy('created_at').execute()
      return rows.map(({ name, role, owner, created_at, expires_at, revoked_at }) => ({
        name,
        role,
        owner,
        createdAt: created_at,
        expiresAt: expires_at,
        revokedAt: revoked_at,
      }))
    },
  }
}
