import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import type { Request, RequestHandler, Response } from 'express'
import { encodeOnce, hasVersion, sendEncoded, type Encoded } from '#server/http/encodings.ts'
import type { FindAsset } from '#server/http/assetsOfOthers.ts'
import type { Pages } from '#server/http/pages.ts'
import { Failure } from '#server/failure.ts'

/** Media types of what a build contains, and whether compressing them is worth it. */
const TYPES: Readonly<Record<string, readonly [type: string, isText: boolean]>> = {
  '.html': ['text/html; charset=utf-8', true],
  '.js': ['text/javascript; charset=utf-8', true],
  '.css': ['text/css; charset=utf-8', true],
  '.json': ['application/json', true],
  '.geojson': ['application/geo+json', true],
  '.svg': ['image/svg+xml', true],
  '.webmanifest': ['application/manifest+json', true],
  '.png': ['image/png', false],
  '.woff2': ['font/woff2', false],
  '.woff': ['font/woff', false],
}
/** Files of other builds that are kept at hand: more than a build has. */
const MOST_FOREIGN = 500
const FILE_ENDINGS = new Set([...Object.keys(TYPES), '.ico', '.map', '.txt', '.xml'])

interface ClientFile {
  readonly type: string
  readonly isText: boolean
  readonly etag: string
  readonly body: Encoded
}

/**
 * Serves a built client from memory. Only files that were there at the start have a path, so no path leads out of the
 * folder. Any other path under the site is the single page's own and gets the page of its face, or `index.html`.
 */
export function clientFiles(folder: string): Pages {
  const files = readBuild(folder)
  let find: FindAsset = async () => undefined
  const foreign = new Map<string, ClientFile>()
  /** A part of a page that another node has sent. */
  const foreignAsset = async (path: string): Promise<ClientFile | undefined> => {
    const known = foreign.get(path)
    if (known || !(extname(path) in TYPES)) return known
    const plain = await find(path)
    if (!plain) return undefined
    const file = clientFile(path, plain)
    for (const oldest of foreign.keys()) if (foreign.size >= MOST_FOREIGN) foreign.delete(oldest)
    foreign.set(path, file)
    return file
  }
  /** A face's own page where the build made one: it names the code of its view. */
  const pageFor = (path: string): ClientFile | undefined =>
    files.get(`/${path.split('/')[1] ?? ''}.html`) ?? files.get('/index.html')
  const serve: RequestHandler = async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next(new Failure('not-found'))
    const isAsset = request.path.startsWith('/assets/')
    const file = files.get(request.path) ?? (isAsset ? await foreignAsset(request.path) : undefined)
    // A missing asset belongs to an older build: the page must not be mistaken for a script. Codes have dots too.
    if (!file && (isAsset || FILE_ENDINGS.has(extname(request.path)))) return next(new Failure('not-found'))
    const chosen = file ?? pageFor(request.path)
    if (!chosen) return next(new Failure('not-found'))
    await send(
      request,
      response,
      chosen,
      file && isAsset ? 'public, max-age=31536000, immutable' : 'no-cache',
    )
  }
  const texts = [...files.values()].filter(({ isText }) => isText)
  const stamp = join(folder, '.build-sha256')
  return {
    build: existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : '',
    serve,
    asset: (path) => files.get(path)?.body.plain,
    lookFor: (way) => void (find = way),
    warm: async () => {
      for (const { body } of texts) await body.brotli()
    },
    close: async () => undefined,
  }
}

async function send(
  request: Request,
  response: Response,
  file: ClientFile,
  cacheControl: string,
): Promise<void> {
  response.set({ 'Content-Type': file.type, 'Cache-Control': cacheControl, ETag: file.etag })
  if (hasVersion(request, file.etag)) response.status(304).end()
  else if (file.isText) await sendEncoded(request, response, file.body)
  else response.send(file.body.plain)
}

function readBuild(folder: string): ReadonlyMap<string, ClientFile> {
  if (!existsSync(folder)) return new Map()
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = entries
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => extname(path) in TYPES)
  return new Map(
    paths.map((path) => [
      path.slice(folder.length).split(sep).join('/'),
      clientFile(path, readFileSync(path)),
    ]),
  )
}

function clientFile(path: string, plain: Buffer): ClientFile {
  const [type, isText] = TYPES[extname(path)] ?? ['application/octet-stream', false]
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return { type, isText, etag, body: encodeOnce(plain) }
}
