import { get } from 'node:http'
import type { Bench } from '#test/bench/bench.ts'
import type { Row } from '#test/bench/report/table.ts'
import { browserCookies, type Ours } from '#test/bench/target/ours.ts'

const FACES = ['wall', 'tablet', 'admin'] as const
type Face = (typeof FACES)[number]
const QUIET_MS = 1_500
const KB = 1_000

/** What each face of ours, and the page of the bare stack, takes over the wire; and that each loads only its own code. */
export async function facesLoaded(bench: Bench): Promise<readonly Row[]> {
  const { ours, targets } = bench
  const loaded = new Map<Face, readonly string[]>()
  for (const face of FACES)
    loaded.set(face, await addressesOf(bench, `${ours.server.url}/${face}`, ours.cookies[face]))
  const rows: Row[] = []
  for (const [face, addresses] of loaded) rows.push(...(await weights(face, addresses, ours)))
  const stack = targets.find(({ name }) => name === 'stack')
  const bare = stack ? await addressesOf(bench, stack.page, '') : []
  const [gzip, brotli] = [await sumOf(bare, 'gzip', {}), await sumOf(bare, 'br', {})]
  return [
    ...rows.map((row, i) => (i === 0 ? { ...row, cells: { ...row.cells, stack: gzip } } : row)),
    { label: 'stack: brotli, KB', cells: { stack: brotli } },
    { label: 'chunks of the admin alone', cells: { ours: alone('admin', loaded).length } },
    { label: '… of these loaded by wall or tablet', cells: { ours: leaked(loaded) } },
  ]
}

async function weights(face: Face, addresses: readonly string[], { reader }: Ours): Promise<Row[]> {
  const code = addresses.filter((address) => !address.includes('/api/'))
  const figures = addresses.filter((address) => address.includes('/api/'))
  return [
    { label: `${face}: all, gzip, KB`, cells: { ours: await sumOf(addresses, 'gzip', reader) } },
    { label: `${face}: all, brotli, KB`, cells: { ours: await sumOf(addresses, 'br', reader) } },
    {
      label: `${face}: of it board and catalogue, gzip, KB`,
      cells: { ours: await sumOf(figures, 'gzip', reader) },
    },
    {
      label: `${face}: of it page, code, styles, fonts, gzip, KB`,
      cells: { ours: await sumOf(code, 'gzip', reader) },
    },
  ]
}

const isScript = (address: string): boolean => address.endsWith('.js')

/** Scripts that this face loads and none of the others does. */
const alone = (face: Face, loaded: ReadonlyMap<Face, readonly string[]>): readonly string[] => {
  const others = FACES.filter((other) => other !== face).flatMap((other) => loaded.get(other) ?? [])
  return (loaded.get(face) ?? []).filter((address) => isScript(address) && !others.includes(address))
}

/** Scripts whose name says that they are the admin's, but that another face has loaded. */
const leaked = (loaded: ReadonlyMap<Face, readonly string[]>): string => {
  const elsewhere = [...(loaded.get('wall') ?? []), ...(loaded.get('tablet') ?? [])]
  return elsewhere.filter((address) => isScript(address) && /\/admin/i.test(address)).join(' ') || 'none'
}

/** Everything that the page asks its server for until nothing more comes, each address once. */
async function addressesOf({ browser }: Bench, page: string, cookie: string): Promise<readonly string[]> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  if (cookie) await context.addCookies(browserCookies(cookie, new URL(page).origin))
  const tab = await context.newPage()
  const addresses = new Set<string>()
  tab.on('requestfinished', (request) => void (request.method() === 'GET' && addresses.add(request.url())))
  await tab.goto(page, { waitUntil: 'networkidle' })
  await tab.waitForTimeout(QUIET_MS)
  await context.close()
  return [...addresses].filter((address) => address.startsWith('http'))
}

/** Kilobytes of all bodies in one encoding, as the server sends them. */
async function sumOf(
  addresses: readonly string[],
  encoding: 'gzip' | 'br',
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const sizes = await Promise.all(addresses.map((address) => bodySize(address, encoding, headers)))
  return sizes.reduce((sum, size) => sum + size, 0) / KB
}

/** Bytes of a body as they go over the wire; Node's own fetch would unpack it. */
export function bodySize(
  address: string,
  encoding: 'gzip' | 'br' | 'identity',
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(address, { headers: { 'Accept-Encoding': encoding, ...headers } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => (bytes += chunk.length))
      response.on('end', () => resolve(bytes))
    })
    request.on('error', reject)
  })
}
