import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { limitConcurrency } from '#server/accounts/limitConcurrency.ts'

/** OWASP's least argon2id: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456
const PASSES = 2
const LANES = 1
const TAG_BYTES = 32
const ENCODED = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/

const NONCE_BYTES = 16

/** Two at once: a burst of sign-ins waits in line instead of filling the thread pool and the memory. */
const inTurn = limitConcurrency(2)
const derive = promisify(argon2)

interface Cost {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

const tagOf = (password: string, nonce: Buffer, cost: Cost): Promise<Buffer> =>
  inTurn(() =>
    derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength: TAG_BYTES, ...cost }),
  )

/** The password as an argon2id hash that carries its own salt and cost. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(NONCE_BYTES)
  const tag = await tagOf(password, nonce, { memory: MEMORY_KIB, passes: PASSES, parallelism: LANES })
  return encode(nonce, tag)
}

const encode = (nonce: Buffer, tag: Buffer): string =>
  `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${nonce.toString('base64url')}$${tag.toString('base64url')}`

/** A hash that nobody knows a password for, since none was made. Trying takes as long as with any other. */
export const hashOfNoPassword = (): string => encode(randomBytes(NONCE_BYTES), randomBytes(TAG_BYTES))

/** What the password of a name that does not exist is tried against. */
export const DECOY_HASH = hashOfNoPassword()

/** Whether the password is the one behind the hash. Throws when the hash is not one of ours. */
export async function verifyPassword(password: string, encoded: string): Promise<boolean> {
  const [, m, t, p, salt, expected] = ENCODED.exec(encoded) ?? []
  if (salt === undefined || expected === undefined) throw new Error('the stored password hash cannot be read')
  const cost = { memory: Number(m), passes: Number(t), parallelism: Number(p) }
  const tag = await tagOf(password, Buffer.from(salt, 'base64url'), cost)
  return timingSafeEqual(tag, Buffer.from(expected, 'base64url'))
}
