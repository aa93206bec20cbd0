import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import { encodeOnce, hasVersion, sendEncoded, type Encoded } from '#server/http/encodings.ts'
import type { Route } from '#server/http/routeTable.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Catalogue, CatalogueData } from '#shared/catalogue/catalogue.ts'

/** The two documents that every screen loads first: compressed once, asked for again by their ETag. */
export function boardRoutes(route: Route, releases: Releases, catalogue: Catalogue): void {
  const encodedCatalogue = encodeOnce(Buffer.from(JSON.stringify(dataOf(catalogue))))
  const catalogueTag = `"${createHash('sha256').update(encodedCatalogue.plain).digest('base64url').slice(0, 22)}"`

  route('GET /api/v1/catalogue', ({ request, response }) =>
    revalidated(request, response, catalogueTag, encodedCatalogue),
  )

  route('GET /api/v1/board', ({ request, response }) => {
    const { etag, json: plain, gzip, brotli } = releases.snapshot()
    return revalidated(request, response, etag, { plain, gzip, brotli })
  })
}

/** The tag is weak, since the same state goes out in three encodings. */
async function revalidated(
  request: Request,
  response: Response,
  etag: string,
  body: Encoded,
): Promise<undefined> {
  response.set({
    'Content-Type': 'application/json',
    'Cache-Control': 'private, no-cache',
    ETag: `W/${etag}`,
  })
  if (hasVersion(request, etag)) response.status(304).end()
  else await sendEncoded(request, response, body)
}

const dataOf = ({
  site,
  domains,
  groups,
  owners,
  units,
  rules,
  subjects,
  indicators,
  planCurves,
  workingYears,
}: Catalogue): CatalogueData => ({
  site,
  domains,
  groups,
  owners,
  units,
  rules,
  subjects,
  indicators,
  planCurves,
  workingYears,
})
