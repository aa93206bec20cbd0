import { Writable } from 'node:stream'
import type { Accounts } from '#server/accounts/index.ts'
import { instantOf, systemClock, type Clock } from '#server/clock.ts'
import { startServer } from '#server/compose.ts'
import { readConfig } from '#server/config.ts'
import { signInLink, wallLink } from '#server/links.ts'
import { createLog } from '#server/log.ts'
import type { Releases } from '#server/releases/index.ts'
import { openStore } from '#server/store/openStore.ts'
import type { Store } from '#server/store/store.ts'
import type { Role } from '#shared/contract/roles.ts'
import { tempFolder } from './tempFolder.ts'

export interface TestServer {
  readonly url: string
  readonly dataDir: string
  /** Signs a screen in, as often as it is opened. */
  readonly wallLink: string
  /** A new one-time link that signs in the account of the role. */
  signInLink(role: Role): Promise<string>
  /** A new API token. A filer's files for the desk that copies the releases of higher authorities, unless told. */
  token(role: Role, owner?: string | null): Promise<string>
  /** From now on whoever files figures of this topic may publish them without a second person. */
  publishesWithTwoEyes(domain: string): Promise<void>
  /** Everything logged so far, as the lines it was written in. */
  log(): string
  /** Its store, opened beside it as a command would. */
  openStore(): Promise<Store>
  readonly accounts: Accounts
  readonly releases: Releases
  /** Stops the server; its data folder goes too unless it was handed in. */
  stop(): Promise<void>
}

/** Clocks that begin in the same minute share the demonstration. */
const MINUTE = '2026-11-23T02:00'.length

export interface TestServerOptions {
  /** Settings beside those of a test: `{ DEMO: '1' }`. */
  readonly env?: Readonly<Record<string, string>>
  readonly clock?: Clock
  /** By how many milliseconds the server is ahead of its clock at this moment; the demonstration is that of its start. */
  readonly ahead?: () => number
  readonly dataDir?: string
  readonly pulse?: boolean
  /** Called where a server of its own would end. */
  readonly onLost?: () => void
}

/** Where the project of the tests says so, what runs on the embedded store elsewhere runs on PostgreSQL. */
async function otherEngine(): Promise<
  { readonly url: string; readonly remove: () => Promise<void> } | undefined
> {
  if (process.env['TEST_ENGINE'] !== 'postgres') return undefined
  const { postgresPlace } = await import('./postgresPlace.ts') // knows the test run too
  return postgresPlace()
}

/** The real server in this process: real database file, port 0, empty unless DEMO is set. */
export async function startTestServer({
  env,
  clock = systemClock,
  ahead,
  dataDir,
  pulse = false,
  onLost,
}: TestServerOptions = {}): Promise<TestServer> {
  const folder = dataDir === undefined ? await tempFolder() : undefined
  const place =
    folder && !env?.['DATA_DIR'] && env?.['DATABASE_URL'] === undefined ? await otherEngine() : undefined
  const home = dataDir ?? folder?.path ?? ''
  const lines: string[] = []
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => (lines.push(chunk.toString()), done()),
  })
  const config = readConfig({
    PORT: '0',
    DEMO: '0',
    DATA_DIR: home,
    LOG_LEVEL: 'debug',
    DATABASE_URL: place?.url ?? '',
    ...env,
  })
  const moved: Clock = ahead ? { now: () => clock.now() + ahead() } : clock
  const options = { clock: moved, log: createLog(config.logLevel, sink), dev: false }
  if (config.demo && folder && !config.databaseUrl) {
    const { bringDemo } = await import('./demoStore.ts') // knows the test run, which not everybody who starts a server has
    await bringDemo(
      home,
      clock === systemClock ? 'now' : instantOf(clock.now()).slice(0, MINUTE),
      async (place) => {
        await (await startServer({ ...options, config: { ...config, dataDir: place }, pulse: false })).close()
      },
    )
  }
  const server = await startServer({ ...options, config, pulse, ...(onLost && { onLost }) })
  const { accounts, releases, publicUrl } = server
  let tokens = 0
  return {
    url: server.url,
    dataDir: home,
    wallLink: wallLink(publicUrl, accounts.screenCode),
    signInLink: async (role) => signInLink(publicUrl, (await accounts.people.codes([role], 'test'))[0] ?? ''),
    token: (role, owner = role === 'filer' ? server.catalogue.site.releaseDesk : null) =>
      accounts.machines.create({ name: `test-${++tokens}`, role, owner }, null, 'test'),
    publishesWithTwoEyes: async (domain) => {
      const admin = { id: 'test', name: 'test', role: 'admin', owner: null } as const
      await server.drafts.settlePolicy(admin, { fourEyes: { [domain]: false } })
    },
    log: () => lines.join(''),
    openStore: () => openStore({ ...config, exclusive: false }),
    accounts,
    releases,
    stop: async () => {
      await server.close()
      await folder?.remove()
      await place?.remove()
    },
  }
}
