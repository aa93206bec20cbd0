import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { ExportFile } from '#server/exports/index.ts'

/** Answers with a file to be saved, as fast as the reader takes it. */
export async function sendFile(
  response: Response,
  { name, asciiName, type, body }: ExportFile,
): Promise<undefined> {
  response.set({
    'Content-Type': type,
    'Content-Disposition': attachment(name, asciiName),
  })
  try {
    await pipeline(Readable.from(body, { objectMode: true, highWaterMark: 1 }), response)
  } catch (error) {
    if (!isCancelled(error)) throw error
  }
}

/** To be saved under this name; the plain one is for what does not know the other. */
export const attachment = (name: string, asciiName: string): string =>
  `attachment; filename="${asciiName}"; filename*=UTF-8''${extended(name)}`

/** RFC 5987: `encodeURIComponent` leaves four characters that are not allowed there. */
const extended = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/** The reader has gone away, which is no fault. */
export const isCancelled = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
