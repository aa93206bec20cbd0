import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { findHaproxy } from '#server/tools/haproxy.mjs'
import { freePort } from '#test/support/freePort.ts'

export interface Haproxy {
  readonly url: string
  /** How many connections each node has through it now. */
  readonly connections: () => Promise<Readonly<Record<string, number>>>
  readonly stop: () => Promise<void>
}

export interface HaproxyOptions {
  readonly folder: string
  readonly certificate: string
  /** Name and port of each node. */
  readonly nodes: Readonly<Record<string, number>>
}

/** Puts a balancer with TLS before the nodes, set up as server/running.md says; each answer names its node in `x-node`. */
export async function startHaproxy({ folder, certificate, nodes }: HaproxyOptions): Promise<Haproxy> {
  const program = findHaproxy()
  if (!program) throw new Error('No HAProxy on this machine: install the package haproxy.')
  const [port, file, talk] = [await freePort(), join(folder, 'haproxy.cfg'), join(folder, 'haproxy.sock')]
  await writeFile(file, await settings({ port, talk, certificate, nodes }))
  const child = spawn(program, ['-f', file, '-db'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const killWithUs = () => child.kill('SIGKILL')
  process.once('exit', killWithUs)
  const ended = once(child, 'exit')
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ask = async (command: string): Promise<string> => {
    const socket = connect(talk)
    socket.end(`${command}\n`)
    return text(socket)
  }
  const isUp = async (): Promise<boolean> => {
    const lines = await ask('show stat').catch(() => '')
    return Object.keys(nodes).every((node) => new RegExp(`^nodes,${node},.*,UP,`, 'm').test(lines))
  }
  for (let tries = 0; !(await isUp()); tries++) {
    if (child.exitCode !== null || tries > TRIES) throw new Error(`HAProxy does not serve:\n${said}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    url: `https://127.0.0.1:${port}`,
    connections: async () => {
      const lines = await ask('show stat')
      const count = (node: string) =>
        Number(new RegExp(`^nodes,${node},\\d*,\\d*,(\\d+),`, 'm').exec(lines)?.[1])
      return Object.fromEntries(Object.keys(nodes).map((node) => [node, count(node)]))
    },
    stop: async () => {
      process.off('exit', killWithUs)
      child.kill('SIGTERM') // which waits for nobody, unlike SIGUSR1
      await ended
    },
  }
}

const RUNNING = fileURLToPath(new URL('../../../server/running.md', import.meta.url))
const TRIES = 150
/** The crowd and who publishes, within the files that a process may have open anywhere. */
const MOST = 3_000

interface Settings extends Omit<HaproxyOptions, 'folder'> {
  readonly port: number
  readonly talk: string
}

/** The settings that running.md prints, for this machine: its ports and certificate, our nodes, and a way to ask it. */
async function settings({ port, talk, certificate, nodes }: Settings): Promise<string> {
  const page = await readFile(RUNNING, 'utf8')
  const [, printed] = /```\n(global\n.*?)```/s.exec(page) ?? []
  if (printed === undefined) throw new Error('server/running.md prints no settings of HAProxy')
  const servers = Object.entries(nodes).map(([name, at]) => `  server ${name} 127.0.0.1:${at}`)
  return [
    printed
      .replace(/maxconn \d+/, `stats socket ${talk} level operator\n  maxconn ${MOST}`)
      .replace(/bind :443 ssl crt \S+/, `bind 127.0.0.1:${port} ssl crt ${certificate}`)
      .replace(/ {2}bind :80\n/, '')
      .replaceAll(/ {2}server \S+ \S+\n/g, '')
      .trimEnd(),
    ...servers,
    '  http-response set-header x-node %s',
    '  http-response set-header x-cache hit if { res.cache_hit }\n',
  ].join('\n')
}
