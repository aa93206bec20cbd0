import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
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
  await writeFile(file, settings({ port, talk, certificate, nodes }))
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

const TRIES = 150

interface Settings extends Omit<HaproxyOptions, 'folder'> {
  readonly port: number
  readonly talk: string
}

const settings = ({ port, talk, certificate, nodes }: Settings): string => `
global
  maxconn 4500
  stats socket ${talk} level operator
cache open
  total-max-size 64
  max-object-size 4000000
  max-age 86400
  process-vary on
defaults
  mode http
  timeout connect 3s
  timeout client 60s
  timeout server 60s
  timeout tunnel 1h
  option forwardfor
  option redispatch 1
  retries 2
frontend web
  bind 127.0.0.1:${port} ssl crt ${certificate} alpn http/1.1 ssl-min-ver TLSv1.2
  http-request del-header X-Forwarded-For
  http-response set-header x-node %s
  default_backend nodes
backend nodes
  balance leastconn
  option httpchk GET /healthz
  http-request set-var(txn.open) bool(true) if { path_beg /open/ }
  http-request cache-use open if { path_beg /open/ }
  http-response cache-store open if { var(txn.open) -m bool }
  http-response set-header x-cache hit if { res.cache_hit }
  default-server check inter 1s fall 2 rise 1 observe layer4 error-limit 1 on-error mark-down on-marked-down shutdown-sessions
${Object.entries(nodes)
  .map(([name, at]) => `  server ${name} 127.0.0.1:${at}\n`)
  .join('')}`
