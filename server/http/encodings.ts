import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Request, Response } from 'express'

/** One body in its forms; the compressed ones are made when first asked for. */
export interface Encoded {
  readonly plain: Buffer
  readonly gzip: () => Promise<Buffer>
  readonly brotli: () => Promise<Buffer>
}

/**
 * What is kept for long is made small: Brotli above 9 costs many times the work for a few percent. What the next release
 * replaces is made quickly: a third of the work, an eighth more bytes.
 */
const EFFORTS = { lasting: { brotli: 9, gzip: 9 }, passing: { brotli: 5, gzip: 6 } } as const

/** The body with its compressed forms made once, off the main thread. */
export function encodeOnce(plain: Buffer, lasts: keyof typeof EFFORTS = 'lasting'): Encoded {
  const effort = EFFORTS[lasts]
  const options = {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: effort.brotli,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  }
  return {
    plain,
    gzip: once(() => promisify(gzip)(plain, { level: effort.gzip })),
    brotli: once(() => promisify(brotliCompress)(plain, options)),
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

/** Sends the smallest form that the client takes; the caller has set everything else. */
export async function sendEncoded(request: Request, response: Response, body: Encoded): Promise<void> {
  response.vary('Accept-Encoding')
  if (request.acceptsEncodings('br')) response.set('Content-Encoding', 'br').send(await body.brotli())
  else if (request.acceptsEncodings('gzip')) response.set('Content-Encoding', 'gzip').send(await body.gzip())
  else response.send(body.plain)
}

/**
 * Whether the client has this version already. Compares weakly, and whatever `Cache-Control` the request brings: a
 * page that names a tag by itself is made to say `no-cache`, and still wants to be spared what it has.
 */
export function hasVersion(request: Request, etag: string): boolean {
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, '')
  const tags = (request.get('If-None-Match') ?? '').split(',').map(opaque)
  return tags.includes('*') || tags.includes(opaque(etag))
}
