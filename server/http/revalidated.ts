import type { Request, Response } from 'express'
import { hasVersion, sendEncoded, type Encoded } from '#server/http/encodings.ts'

interface Answer {
  readonly body: () => Promise<Encoded>
  /** Left out: asked for again each time, by its tag. */
  readonly keep?: string
}

/** The tag is weak, since the same state goes out in three encodings. The body is made only where it is sent. */
export async function revalidated(
  request: Request,
  response: Response,
  etag: string,
  { body, keep = 'private, no-cache' }: Answer,
): Promise<undefined> {
  const isKnown = hasVersion(request, etag)
  const encoded = isKnown ? undefined : await body()
  response.set({ 'Content-Type': 'application/json', 'Cache-Control': keep, ETag: `W/${etag}` })
  response.vary('Cookie').vary('Authorization') // what is kept belongs to who has asked for it
  if (encoded) await sendEncoded(request, response, encoded)
  else response.status(304).end()
}
