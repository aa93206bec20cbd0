import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { grantLeast } from '#server/store/rights/grantLeast.ts'
import { openStore } from '#server/store/openStore.ts'
import { startPostgres } from './postgres.ts'

/** The PostgreSQL of a test run: whom to ask for databases, whose they are, and who works in them. */
export interface SharedPostgres {
  readonly adminUrl: string
  readonly owner: string
  /** Has the least rights, as in production. */
  readonly app: string
  readonly password: string
  /** A database whose schema is up to date, to be copied. */
  readonly template: string
}

/**
 * Where the tests of a run ask for their PostgreSQL. It is started when the first one asks: our own from this machine's
 * programs, or the one of TEST_DATABASE_URL, whose user must be a superuser.
 */
export async function openPostgresDoor(): Promise<{ url: string; close: () => Promise<void> }> {
  let shared: ReturnType<typeof begin> | undefined
  const door = createServer((_, response) => {
    shared ??= begin(process.env['TEST_DATABASE_URL'])
    shared.then(
      ({ told }) => response.end(JSON.stringify(told)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  }).listen(0, '127.0.0.1')
  await once(door, 'listening')
  return {
    url: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    close: async () => {
      door.close()
      door.closeAllConnections()
      await shared?.then(({ end }) => end()).catch(() => undefined) // who asked has heard why it did not start
    },
  }
}

interface Begun {
  readonly told: SharedPostgres
  readonly end: () => Promise<void>
}

async function begin(given: string | undefined): Promise<Begun> {
  const own = given ? undefined : await startPostgres({ inMemory: true })
  try {
    return await furnish(given ?? own?.url ?? '', own?.stop)
  } catch (error) {
    await own?.stop()
    throw error
  }
}

/** Roles and a template on the server, and how to be rid of them: with the server, or by name. */
async function furnish(adminUrl: string, stop: (() => Promise<void>) | undefined): Promise<Begun> {
  const run = `guanlan_${randomBytes(4).toString('hex')}`
  const [owner, app, template] = [`${run}_owner`, `${run}_app`, `${run}_template`]
  const password = randomBytes(12).toString('hex')
  await asAdmin(adminUrl, async (admin) => {
    for (const role of [owner, app]) await admin.query(`create role ${role} login password '${password}'`)
    await admin.query(`create database ${template} owner ${owner}`)
  })
  const told = { adminUrl, owner, app, password, template }
  const store = await openStore({ dataDir: '', databaseUrl: urlOf(told, template, owner), exclusive: false })
  await grantLeast(store, app, 'application')
  await store.close()
  return { told, end: stop ?? (() => asAdmin(adminUrl, (admin) => sweep(admin, run))) }
}

/** Leaves nothing of ours on somebody else's server. */
async function sweep(admin: pg.Client, run: string): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [run],
  )
  for (const { name } of rows) await admin.query(`drop database if exists ${name} with (force)`)
  for (const role of [`${run}_owner`, `${run}_app`]) await admin.query(`drop role if exists ${role}`)
}

/** One visit with all rights. */
export async function asAdmin<T>(adminUrl: string, step: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    return await step(admin)
  } finally {
    await admin.end()
  }
}

/** The address of a database of the run, for one of its roles; for the superuser where none is named. */
export function urlOf({ adminUrl, password }: SharedPostgres, database: string, role?: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  if (role !== undefined) Object.assign(url, { username: role, password })
  return url.href
}
