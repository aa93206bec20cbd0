import { execFile, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { chown } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './freePort.ts'
import { memoryFolder } from './memory.ts'
import { tempFolder } from './tempFolder.ts'

export interface Postgres {
  /** A connection string for an empty database that belongs to its user. */
  readonly url: string
  /** The server's process id, for tests that kill it. */
  readonly pid: number
  /** Ends it at once, as a power cut would. */
  crash(): Promise<void>
  /** Starts it again on the same port and data; resolves once it takes connections. */
  restart(): Promise<void>
  readonly stop: () => Promise<void>
}

/** The folder with the machine's newest PostgreSQL server programs, if it has any. */
export function findPostgres(): string | undefined {
  const packaged = globSync('/usr/lib/postgresql/*/bin').sort((a, b) =>
    b.localeCompare(a, 'en', { numeric: true }),
  )
  const folders = [...packaged, ...(process.env.PATH ?? '').split(delimiter)]
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))))
}

export interface PostgresOptions {
  /** For tests of behaviour, which need a server that syncs and none that outlives its machine. */
  readonly inMemory?: boolean
}

/** A PostgreSQL server of our own in a temporary folder, durable as in production. */
export async function startPostgres({ inMemory = false }: PostgresOptions = {}): Promise<Postgres> {
  const programs = findPostgres()
  if (!programs)
    throw new Error(
      'No PostgreSQL server on this machine: install the package postgresql, or set TEST_DATABASE_URL.',
    )
  const folder = await tempFolder(inMemory ? memoryFolder() : undefined)
  const identity = unprivileged()
  if (identity) await chown(folder.path, identity.uid, identity.gid)
  const options = { ...identity, cwd: folder.path, env: { ...process.env, LC_ALL: 'C' } }

  const data = join(folder.path, 'data')
  const init = ['-D', data, '-U', 'guanlan', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']
  await promisify(execFile)(join(programs, 'initdb'), init, options)
  const port = await freePort()
  const start = (): Promise<ChildProcess> =>
    serve(
      join(programs, 'postgres'),
      ['-D', data, '-h', '127.0.0.1', '-p', `${port}`, '-k', '', '-N', '300'],
      options,
    )
  // Memory is not swept like the folder of temporary files.
  const sweep = () => rmSync(folder.path, { recursive: true, force: true })
  if (inMemory) process.once('exit', sweep)
  let server = await start()

  return {
    url: `postgresql://guanlan@127.0.0.1:${port}/postgres`,
    get pid() {
      return server.pid ?? 0
    },
    crash: () => end(server, 'SIGQUIT'),
    async restart() {
      server = await start()
    },
    stop: async () => {
      await end(server, 'SIGINT')
      await folder.remove()
      process.off('exit', sweep)
    },
  }
}

/** PostgreSQL refuses to run as root; its package brings a user for it. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const [, uid, gid] = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? []
  if (!uid || !gid) throw new Error('PostgreSQL refuses to run as root, and there is no user "postgres".')
  return { uid: Number(uid), gid: Number(gid) }
}

async function serve(program: string, args: string[], options: SpawnOptions): Promise<ChildProcess> {
  const server = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  const killWithUs = () => server.kill('SIGQUIT')
  process.once('exit', killWithUs)
  server.once('exit', () => process.off('exit', killWithUs))

  await new Promise<void>((resolve, reject) => {
    let log = ''
    server.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString()
      if (log.includes('ready to accept connections')) resolve()
    })
    server.once('error', reject)
    server.once('exit', (code) =>
      reject(new Error(`PostgreSQL ended with ${code} before it was ready:\n${log}`)),
    )
  })
  return server
}

/** SIGINT is its fast shutdown: it drops the clients and leaves the files whole. SIGQUIT leaves them as they are. */
async function end(server: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  server.kill(signal)
  await once(server, 'exit')
}
