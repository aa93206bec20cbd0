import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import { attachment, isCancelled } from '#server/http/sendFile.ts'
import type { KeptFile } from '#server/ledgers/index.ts'

/**
 * Answers with a file that somebody else brought: to be saved and never opened as a page of ours, whatever is in it. A
 * picture is shown by its own element, which these headers leave alone.
 */
export async function sendEvidence(
  response: Response,
  { name, type, content, bytes }: KeptFile,
): Promise<undefined> {
  response.set({
    'Content-Type': type,
    'Content-Length': String(bytes),
    'Content-Disposition': attachment(name, 'evidence'),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
  try {
    await pipeline(content, response)
  } catch (error) {
    if (!isCancelled(error)) throw error
  }
}
