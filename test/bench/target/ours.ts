import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { decodeBoard, type BoardWire } from '#shared/boardCodec.ts'
import { indexCatalogue, type Catalogue, type CatalogueData } from '#shared/catalogue/catalogue.ts'
import type { Board } from '#shared/board.ts'
import type { FollowPlan } from '#test/bench/followers/plan.ts'
import { BenchServer } from '#test/bench/target/benchServer.ts'
import { poster } from '#test/bench/target/post.ts'
import type { Target } from '#test/bench/target/target.ts'
import { call, enter } from '#test/support/api.ts'
import { freePort } from '#test/support/freePort.ts'
import { runCli } from '#test/support/serverProcess.ts'

const WELCOMED_WITHIN_MS = 10_000

export interface Ours extends Target {
  /** Milliseconds that the first start took, on an empty data folder, and the second. */
  readonly startMs: { readonly first: number; readonly second: number }
  /** Headers of a leader's request. */
  readonly reader: Readonly<Record<string, string>>
  /** Cookies that let a browser into each face. */
  readonly cookies: Readonly<Record<'wall' | 'tablet' | 'admin', string>>
  /** A new token of somebody who files: for the desk that copies the releases of higher authorities, unless told. */
  readonly filer: (name: string, owner?: string) => Promise<string>
  /** A new token of somebody who settles policies. */
  readonly admin: (name: string) => Promise<string>
  /** A new token of a system that pushes. */
  readonly publisher: (name: string) => Promise<string>
  readonly board: () => Promise<Board>
  readonly catalogue: Catalogue
}

/** The product: started twice in a fresh data folder with demonstration data, with a machine's token to publish. */
export async function oursTarget(dataDir: string, measured: string): Promise<Ours> {
  const port = await freePort()
  const env = { PORT: `${port}`, DATA_DIR: dataDir, DEMO: '1', LOG_LEVEL: 'warn', DATABASE_URL: '' }
  const server = new BenchServer({ args: ['server/main.ts'], env, port, readyPath: '/readyz' })
  const first = await server.start()
  const links = await welcomeLinks(server)
  const [wall, tablet, admin] = await Promise.all(
    [links.wall, links.viewer, links.filer].map((link) => enter(link ?? '')),
  )
  const publisher = await token('publisher', env)
  const viewer = await token('viewer', env)
  await server.stop()
  const second = await server.start()

  const reader = { authorization: `Bearer ${viewer}` }
  const json = async (path: string): Promise<unknown> =>
    (await call(server.url, `GET ${path}`, { token: viewer })).body
  const board = async (): Promise<Board> => decodeBoard((await json('/api/v1/board')) as BoardWire)
  const catalogue = indexCatalogue((await json('/api/v1/catalogue')) as CatalogueData)
  const cookies = { wall: wall ?? '', tablet: tablet ?? '', admin: admin ?? '' }
  return {
    name: 'ours',
    server,
    page: `${server.url}/wall`,
    startMs: { first, second },
    reader,
    cookies,
    board,
    catalogue,
    admin: (name) => token('admin', env, name),
    publisher: (name) => token('publisher', env, name),
    filer: (name, owner = catalogue.site.releaseDesk) => token('filer', env, name, owner),
    admit: async (context) => void (await context.addCookies(browserCookies(cookies.wall, server.url))),
    settle: (page) => chooseTrend(page, measured),
    push: poster(`${server.url}/api/v1/releases`, { authorization: `Bearer ${publisher}` }),
    newest: async (series) =>
      Object.entries((await board()).series)
        .find(([key]) => key === series)?.[1]
        .at(-1)?.value ?? undefined,
    followPlan: async () => {
      const { epoch, seq } = await board()
      return followPlan(port, viewer, epoch, seq)
    },
    history: () => json(`/api/v1/series/${encodeURIComponent(measured)}/vintages`),
  }
}

/** A chosen trend stays where it is; otherwise the wall turns to the next one. */
export async function chooseTrend(page: Page, series: string): Promise<void> {
  await page.locator('.headline', { has: page.locator(`[data-series="${series}"]`) }).click()
  await page.mouse.move(0, 0)
}

export const followPlan = (port: number, bearer: string, epoch: string, seq: number): FollowPlan => ({
  url: `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`,
  join: `40/live,${JSON.stringify({ token: bearer })}`,
  follow: `42/live,0${JSON.stringify(['follow', { epoch, seq }])}`,
  carries: '42/live,["release"',
})

export const browserCookies = (header: string, url: string): { name: string; value: string; url: string }[] =>
  header.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    return { name, value, url }
  })

async function welcomeLinks(server: BenchServer): Promise<Readonly<Record<string, string>>> {
  const until = performance.now() + WELCOMED_WITHIN_MS
  while (!server.printed().includes('#screen=')) {
    if (performance.now() > until) throw new Error('the server prints no links')
    await wait(50)
  }
  const links = server.printed().matchAll(/^\s+([a-z]+)\s+(http\S+#(?:code|screen)=\S+)/gm)
  return Object.fromEntries([...links].map(([, name = '', link = '']) => [name, link]))
}

async function token(
  role: 'publisher' | 'viewer' | 'filer' | 'admin',
  env: Readonly<Record<string, string>>,
  name: string = role,
  owner?: string,
): Promise<string> {
  const owned = owner === undefined ? [] : ['--owner', owner]
  const made = await runCli(['token', 'create', '--name', `bench-${name}`, '--role', role, ...owned], env)
  if (made.code !== 0) throw new Error(made.stderr)
  return made.stdout.trim()
}
