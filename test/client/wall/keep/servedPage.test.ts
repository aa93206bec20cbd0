import { afterEach, expect, it, vi } from 'vitest'
import { goneOf, readPage, servedPage } from '#client/wall/keep/servedPage.ts'

afterEach(() => vi.unstubAllGlobals())

const PAGE = `<!doctype html><html><head>
  <link rel="icon" href="/favicon.svg"><link rel="modulepreload" crossorigin href="/assets/vue-1.js">
  <script type="module" crossorigin src="/assets/index-2.js"></script>
  <link rel="stylesheet" crossorigin href="/assets/index-2.css"><link rel="stylesheet" href="/assets/wall-2.css">
</head><body><div id="app"></div></body></html>`

it('reads what a build is entered by, and its styles', () => {
  expect(readPage(PAGE)).toEqual({
    entry: '/assets/index-2.js',
    styles: ['/assets/index-2.css', '/assets/wall-2.css'],
  })
  expect(readPage('<h1>Bad gateway</h1>')).toBeUndefined()
})

it('takes nothing for a page while the server is away or in trouble', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  expect(await servedPage()).toBeUndefined()
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(PAGE, { status: 502 })))
  expect(await servedPage()).toBeUndefined()
})

it('holds a file for gone only where the server says so', async () => {
  const status: Readonly<Record<string, number>> = { '/assets/old.css': 404, '/assets/same.css': 200 }
  vi.stubGlobal('fetch', (url: string) =>
    url in status
      ? Promise.resolve(new Response(null, { status: status[url] ?? 0 }))
      : Promise.reject(new TypeError('no network')),
  )
  expect(await goneOf(['/assets/old.css', '/assets/same.css', '/assets/unknown.css'])).toEqual([
    '/assets/old.css',
  ])
})
