import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { cpuMsOf, rssMbOf } from '#test/bench/target/processCost.ts'

const REPO = fileURLToPath(new URL('../../../', import.meta.url))
const READY_WITHIN_MS = 90_000
const LOOK_EVERY_MS = 10
/** After a start a server may go on working for those to come, compressing pages for example. */
const QUIET_WITHIN_MS = 15_000
const QUIET_SPAN_MS = 500
const QUIET_SHARE = 0.1

export interface ServerOptions {
  /** Script and its arguments. */
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly port: number
  /** Answers 200 as soon as the server serves. */
  readonly readyPath: string
  /** How long a start may take. */
  readonly readyWithinMs?: number
}

/** A server in a process of its own that can be ended and started again on the same port. */
export class BenchServer {
  readonly url: string
  readonly #options: ServerOptions
  #child: ChildProcess | undefined
  #output = ''

  constructor(options: ServerOptions) {
    this.#options = options
    this.url = `http://127.0.0.1:${options.port}`
    process.once('exit', () => this.#child?.kill('SIGKILL'))
  }

  /** Starts it; resolves to the milliseconds until it served. */
  async start(): Promise<number> {
    const { args, env, readyPath, readyWithinMs = READY_WITHIN_MS } = this.#options
    const startedAt = performance.now()
    const child = spawn(process.execPath, args, {
      cwd: REPO,
      env: { ...process.env, ...env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    this.#output = ''
    let errors = ''
    child.stdout.on('data', (chunk: Buffer) => (this.#output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-2_000)))
    while (!(await answers(this.url + readyPath))) {
      if (child.exitCode !== null) throw new Error(`${args[0]} ended with ${child.exitCode}:\n${errors}`)
      if (performance.now() - startedAt > readyWithinMs)
        throw new Error(`${args[0]} does not serve:\n${errors}`)
      await wait(LOOK_EVERY_MS)
    }
    return performance.now() - startedAt
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  /** What it has printed since its start. */
  printed(): string {
    return this.#output
  }

  /** Processor time so far; NaN where the system does not tell. */
  cpuMs(): number {
    return cpuMsOf(this.#child?.pid)
  }

  /** Resolves once it has little to do, or after a while. */
  async quiet(): Promise<void> {
    for (let waited = 0; waited < QUIET_WITHIN_MS; waited += QUIET_SPAN_MS) {
      const before = this.cpuMs()
      await wait(QUIET_SPAN_MS)
      if (!(this.cpuMs() - before > QUIET_SHARE * QUIET_SPAN_MS)) return
    }
  }

  /** Resident memory in megabytes. */
  rssMb(): number {
    return rssMbOf(this.#child?.pid)
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { headers: { connection: 'close' } })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}
