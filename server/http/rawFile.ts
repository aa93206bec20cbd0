import type { Request } from 'express'
import { Failure } from '#server/failure.ts'

/**
 * The body of a request as bytes, read no further than the limit. Throws Failure `file-too-large`, at once where the
 * request says so itself, and `unsupported-media` where it is not sent as a file.
 */
export async function rawFile(request: Request, limit: number): Promise<Uint8Array> {
  if (!request.is('application/octet-stream')) throw new Failure('unsupported-media')
  const tooLarge = new Failure('file-too-large', [], { limit: limit / 1_000_000 })
  if (Number(request.get('Content-Length') ?? 0) > limit) throw tooLarge
  const chunks: Buffer[] = []
  let length = 0
  for await (const bytes of request as AsyncIterable<Buffer>) {
    length += bytes.length
    if (length > limit) throw tooLarge
    chunks.push(bytes)
  }
  const file = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    file.set(chunk, at)
    at += chunk.length
  }
  return file
}

/** A name that came percent-encoded in a header; what cannot be decoded stays as it came. */
export function fileNameOf(request: Request): string {
  const sent = request.get('X-File-Name') ?? ''
  try {
    return decodeURIComponent(sent).replaceAll('\0', '')
  } catch {
    return sent
  }
}
