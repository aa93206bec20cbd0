import type { Kysely } from 'kysely'
import { Failure } from '#server/failure.ts'
import { canonicalJson, sha256 } from '#server/releases/canonicalJson.ts'
import type { Tables } from '#server/store/tables.ts'
import { ReleaseReceipt } from '#shared/contract/releaseRequest.ts'

/** An actor's name for one request, with what was asked. */
export interface IdempotencyKey {
  readonly actor: string
  readonly key: string
  readonly bodyHash: string
}

const LONGEST = 200

/** Throws Failure `invalid` for a key that is empty, too long or not printable ASCII. */
export function idempotencyKey(actor: string, key: string, body: unknown): IdempotencyKey {
  const pointer = 'Idempotency-Key'
  if (key.length > LONGEST)
    throw new Failure('invalid', [{ pointer, code: 'too-long', params: { max: LONGEST } }])
  if (!/^[\x21-\x7e]+$/.test(key)) throw new Failure('invalid', [{ pointer, code: 'invalid' }])
  return { actor, key, bodyHash: sha256(canonicalJson(body)) }
}

/** The receipt once given to this key. Throws Failure `idempotency-mismatch` when it was used with another body. */
export async function answerTo(db: Kysely<Tables>, key: IdempotencyKey): Promise<ReleaseReceipt | undefined> {
  const answer = await rememberedAnswer(db, key)
  return answer === undefined ? undefined : ReleaseReceipt.parse(answer)
}

/** The same of any kind of answer. */
export async function rememberedAnswer(
  db: Kysely<Tables>,
  { actor, key, bodyHash }: IdempotencyKey,
): Promise<unknown> {
  const row = await db
    .selectFrom('idempotency')
    .select(['body_hash', 'receipt'])
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!row) return undefined
  if (row.body_hash !== bodyHash) throw new Failure('idempotency-mismatch')
  return JSON.parse(row.receipt)
}

export async function rememberAnswer(
  db: Kysely<Tables>,
  { actor, key, bodyHash }: IdempotencyKey,
  answer: object,
): Promise<void> {
  await db
    .insertInto('idempotency')
    .values({ actor, key, body_hash: bodyHash, receipt: JSON.stringify(answer) })
    .execute()
}
