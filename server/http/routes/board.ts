import { createHash } from 'node:crypto'
import { encodeOnce, type Encoded } from '#server/http/encodings.ts'
import { revalidated } from '#server/http/revalidated.ts'
import type { Route } from '#server/http/routeTable.ts'
import { Failure } from '#server/failure.ts'
import { lastMade } from '#server/lastMade.ts'
import { boardTag, type BoardSnapshot, type Releases } from '#server/releases/index.ts'
import { bureausOf } from '#shared/catalogue/bureau.ts'
import type { Catalogue, CatalogueData } from '#shared/catalogue/catalogue.ts'
import { viewpoint } from '#shared/catalogue/viewpoint.ts'
import type { ReleaseDays } from '#shared/contract/answers.ts'

/** The two documents that every screen loads first: compressed once, asked for again by their ETag. */
export function boardRoutes(route: Route, releases: Releases): void {
  route('GET /api/v1/catalogue', async ({ query: { asOf, area }, identity, request, response }) => {
    const seq = asOf ? await releases.seqAsOf(asOf) : undefined
    const catalogue = seq === undefined ? releases.catalogue() : await releases.catalogueAt(seq)
    const wanted = area ?? identity.actor.area
    if (area !== undefined && !bureausOf(catalogue.site).some((bureau) => bureau.area === area))
      throw new Failure('invalid', [{ pointer: 'area', code: 'unknown-bureau', params: { area } }])
    const { tag, encoded } = encodedCatalogue(viewpoint(catalogue, wanted))
    return revalidated(request, response, tag, { body: () => Promise.resolve(encoded) })
  })

  route('GET /api/v1/board', async ({ query: { asOf, epoch }, request, response }) => {
    const board = releases.board()
    if (epoch !== undefined && epoch !== board.epoch)
      throw new Failure('invalid', [{ pointer: 'epoch', code: 'other-epoch' }])
    const seq = asOf ? await releases.seqAsOf(asOf) : board.seq
    const isNamedWhole = asOf?.kind === 'seq' && epoch !== undefined
    // What a seq stands for never changes within an epoch: not asked for again, even by its tag.
    return revalidated(request, response, boardTag(board.epoch, seq), {
      body: async () => encodedSnapshot(await releases.snapshotAt(seq)),
      ...(isNamedWhole && { keep: IMMUTABLE }),
    })
  })

  route('GET /api/v1/releases/days', async ({ request, response }) => {
    const days = await releases.days()
    return revalidated(request, response, boardTag(days.epoch, days.seq), {
      body: () => Promise.resolve(encodedDays(days)),
    })
  })
}

const IMMUTABLE = 'private, max-age=31536000, immutable'

const encodedSnapshot = ({ json: plain, gzip, brotli }: BoardSnapshot): Encoded => ({ plain, gzip, brotli })

const catalogues = new WeakMap<Catalogue, { readonly tag: string; readonly encoded: Encoded }>()

/** Made once for as long as anybody holds on to the catalogue. */
function encodedCatalogue(catalogue: Catalogue) {
  const known = catalogues.get(catalogue)
  if (known) return known
  const encoded = encodeOnce(Buffer.from(JSON.stringify(dataOf(catalogue))))
  const hash = createHash('sha256').update(encoded.plain).digest('base64url')
  const made = { tag: `"${hash.slice(0, 22)}"`, encoded }
  catalogues.set(catalogue, made)
  return made
}

/** Compressed once for as long as it is the same list. */
const encodedDays = lastMade((days: ReleaseDays) => encodeOnce(Buffer.from(JSON.stringify(days))))

const dataOf = ({
  site,
  domains,
  groups,
  owners,
  units,
  rules,
  subjects,
  indicators,
  retired,
  planCurves,
  lightRules,
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
  retired,
  planCurves,
  lightRules,
  workingYears,
})
