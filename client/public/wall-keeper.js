/* global caches, clients, self */

/*
 * Brings the wall's page back when it starts and no server answers. It keeps the page and the files of its build, nothing
 * that the API says: figures are kept by the page itself (client/wall/keep/keepBoard.ts).
 */
const PAGES = 'wall-page'
const FILES = 'wall-files'
const PAGE_KEY = '/wall'
/** So long the server may take for the page before the kept one is shown. */
const PAGE_WITHIN_MS = 4_000

const isPage = (url) => url.pathname === PAGE_KEY || url.pathname.startsWith(`${PAGE_KEY}/`)
const isFile = (url) => url.pathname.startsWith('/assets/') || url.pathname === '/favicon.svg'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(clients.claim()))

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return
  if (isPage(url)) event.respondWith(page(event))
  else if (isFile(url)) event.respondWith(file(event))
})

/** The page tells which files it runs on; others, of builds before, are forgotten. */
self.addEventListener('message', (event) => {
  if (Array.isArray(event.data?.files)) event.waitUntil(keepOnly(event.data.files))
})

/** Always the server's page where there is one: a kept one would be of an old build. */
async function page(event) {
  const isShell = !new URL(event.request.url).searchParams.has('preview')
  const served = fetch(event.request).then(async (answer) => {
    if (answer.ok && isShell) await (await caches.open(PAGES)).put(PAGE_KEY, answer.clone())
    return answer
  })
  event.waitUntil(served.catch(() => undefined))
  const late = new Promise((resolve) => setTimeout(resolve, PAGE_WITHIN_MS))
  const answer = await Promise.race([served.catch(() => undefined), late])
  if (answer && answer.status < 500) return answer
  const kept = await caches.match(PAGE_KEY, { cacheName: PAGES })
  return kept ?? served
}

/** Names of files change with what is in them, so a kept one is always right. */
async function file(event) {
  const kept = await caches.match(event.request, { cacheName: FILES, ignoreVary: true })
  if (kept) return kept
  const answer = await fetch(event.request)
  if (answer.ok) {
    const copy = answer.clone()
    event.waitUntil(caches.open(FILES).then((files) => files.put(event.request, copy)))
  }
  return answer
}

async function keepOnly(paths) {
  const files = await caches.open(FILES)
  const known = await files.keys()
  const isKnown = (path) => known.some(({ url }) => new URL(url).pathname === path)
  await Promise.all(
    known.filter(({ url }) => !paths.includes(new URL(url).pathname)).map((one) => files.delete(one)),
  )
  await Promise.all(
    paths.filter((path) => !isKnown(path)).map((path) => files.add(path).catch(() => undefined)),
  )
  const pages = await caches.open(PAGES)
  if (!(await pages.match(PAGE_KEY))) await pages.add(PAGE_KEY).catch(() => undefined)
}
