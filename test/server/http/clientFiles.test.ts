import { mkdir, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientFiles } from '#server/http/clientFiles.ts'
import { errorHandler } from '#server/http/errorHandler.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const PAGE = '<!doctype html><title>观澜</title>'
const WALL_PAGE = `${PAGE}<link rel="modulepreload" href="/assets/wall-1a2b.js">`
const SCRIPT = 'export const a = 1;'.repeat(200)
let port: number
let end: () => Promise<void>

beforeAll(async () => {
  const folder = await tempFolder()
  const dist = join(folder.path, 'dist')
  await mkdir(join(dist, 'assets'), { recursive: true })
  await writeFile(join(folder.path, 'secret.js'), 'outside')
  await writeFile(join(dist, 'index.html'), PAGE)
  await writeFile(join(dist, 'wall.html'), WALL_PAGE)
  await writeFile(join(dist, 'assets', 'main-1a2b.js'), SCRIPT)
  await writeFile(join(dist, 'assets', 'face.woff2'), 'font')
  await writeFile(join(dist, '.build-sha256'), 'abc')
  const pages = clientFiles(dist)
  expect(pages.build).toBe('abc')
  const app = express().set('etag', false)
  app.all('/{*page}', pages.serve)
  app.use(errorHandler({ error: () => undefined }))
  const http = createServer(app).listen(0, '127.0.0.1')
  await once(http, 'listening')
  port = (http.address() as AddressInfo).port
  end = async () => {
    http.close()
    await folder.remove()
  }
})
afterAll(() => end())

/** Paths go out as they are written: a client that tidies them up would hide what this is about. */
async function fetchRaw(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ response: IncomingMessage; body: Buffer }> {
  const asked = get({ port, host: '127.0.0.1', path, headers, method })
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return { response, body: Buffer.concat(chunks) }
}

it('assets are kept for a year and travel compressed', async () => {
  const { response, body } = await fetchRaw('/assets/main-1a2b.js', { 'accept-encoding': 'gzip, br' })
  expect(response.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
  })
  expect(brotliDecompressSync(body).toString()).toBe(SCRIPT)
  expect(body.length).toBeLessThan(SCRIPT.length / 10)
  const font = await fetchRaw('/assets/face.woff2', { 'accept-encoding': 'br' })
  expect(font.response.headers['content-encoding']).toBeUndefined()
})

it.each(['/', '/admin', '/tablet/indicator/economy.retail-sales.growth', '/sign-in'])(
  '%s is the page, asked for anew each time',
  async (path) => {
    const { response, body } = await fetchRaw(path)
    expect(body.toString()).toBe(PAGE)
    expect(response.headers['cache-control']).toBe('no-cache')
    expect((await fetchRaw(path, { 'if-none-match': response.headers.etag ?? '' })).response.statusCode).toBe(
      304,
    )
  },
)

it('a face with a page of its own gets that, so that its code is asked for at once', async () => {
  expect((await fetchRaw('/wall')).body.toString()).toBe(WALL_PAGE)
})

describe('what is not there', () => {
  it.each([
    '/assets/old-9z9z.js',
    '/assets/',
    '/favicon.ico',
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/assets/..%5c..%5csecret.js',
    '//etc/passwd.js',
  ])('%s is not the page either', async (path) => {
    const { response, body } = await fetchRaw(path)
    expect(response.statusCode).toBe(404)
    expect(body.toString()).not.toContain('outside')
  })

  it('a page cannot be posted to', async () => {
    expect((await fetchRaw('/', {}, 'POST')).response.statusCode).toBe(404)
  })
})
