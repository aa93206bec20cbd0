import { createHash, randomBytes } from 'node:crypto'

/** A new secret of 256 bits, in letters that are safe in a URL fragment, a header and a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is kept of a secret: enough to recognise it, useless to whoever reads the database. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
