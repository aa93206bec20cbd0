import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Role } from '#shared/contract/roles.ts'
import { tempFolder } from './tempFolder.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface ServerProcess {
  readonly url: string
  readonly dataDir: string
  readonly pid: number
  /** The links that it printed: one per role, and `wall`. */
  readonly links: Readonly<Record<string, string>>
  /** A new API token, made by the command line beside the running server. */
  token(role: Role, owner?: string): Promise<string>
  stderr(): string
  kill(signal: NodeJS.Signals): void
  readonly ended: Promise<Ended>
  /** Ends it in good order, by SIGTERM, and removes its data folder unless that was handed in. */
  stop(): Promise<Ended>
}

export interface ProcessOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  readonly dataDir?: string
}

/** The real server as a process of its own, on port 0 and without demonstration data unless DEMO is set. */
export async function startServerProcess({
  env,
  args = [],
  dataDir,
}: ProcessOptions = {}): Promise<ServerProcess> {
  const folder = dataDir === undefined ? await tempFolder() : undefined
  const home = dataDir ?? folder?.path ?? ''
  const settings = { PORT: '0', DEMO: '0', DATA_DIR: home, ...env }
  const { child, ended, output } = run('server/main.ts', args, settings)

  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => output().stdout.includes('#screen=') && resolve())
    void ended.then(({ code, stderr }) =>
      reject(new Error(`the server ended with ${code} before it was ready:\n${stderr}`)),
    )
  })
  await ready
  const links = Object.fromEntries(
    [...output().stdout.matchAll(/^\s+([a-z]+)\s+(http\S+#(?:code|screen)=\S+)/gm)].map(
      ([, name = '', link = '']) => [name, link],
    ),
  )
  let tokens = 0
  return {
    url: new URL(links.wall ?? '').origin,
    dataDir: home,
    pid: child.pid ?? 0,
    links,
    ended,
    token: async (role, owner = role === 'filer' ? 'bureau.stats-general' : undefined) => {
      const made = await runCli(
        [
          'token',
          'create',
          '--name',
          `test-${++tokens}`,
          '--role',
          role,
          ...(owner ? ['--owner', owner] : []),
        ],
        settings,
      )
      if (made.code !== 0) throw new Error(made.stderr)
      return made.stdout.trim()
    },
    stderr: () => output().stderr,
    kill: (signal) => void child.kill(signal),
    stop: async () => {
      child.kill('SIGTERM')
      const end = await ended
      await folder?.remove()
      return end
    },
  }
}

/** A start that is to fail, or a command of the command line: run to its end. */
export const runServer = (env: Readonly<Record<string, string>>): Promise<Ended> =>
  run('server/main.ts', [], env).ended
export const runCli = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> =>
  run('server/cli.ts', args, env).ended

function run(program: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env
  const child = spawn(process.execPath, [program, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH, NODE_COMPILE_CACHE, NODE_ENV: 'production', ...env },
  })
  const killWithUs = () => child.kill('SIGKILL')
  process.once('exit', killWithUs)
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  const ended: Promise<Ended> = once(child, 'close').then(() => {
    process.off('exit', killWithUs)
    return { code: child.exitCode, signal: child.signalCode, ...output }
  })
  return { child, ended, output: () => output }
}
