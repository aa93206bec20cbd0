import { runCommand } from '#server/cli/runCommand.ts'
import type { Role } from '#shared/contract/roles.ts'
import { freePort } from '#test/support/freePort.ts'
import { startPostgres, type Postgres } from '#test/support/postgres.ts'
import { startServerProcess, type ServerProcess } from '#test/support/serverProcess.ts'
import { tempFolder } from '#test/support/tempFolder.ts'
import { makeCertificate } from './certificate.ts'
import { startHaproxy, type Haproxy } from './haproxy.ts'

export type NodeName = 'a' | 'b'
export const NODES: readonly NodeName[] = ['a', 'b']

/** Two server processes on one PostgreSQL, with a balancer before them that speaks TLS. */
export interface Cluster {
  readonly postgres: Postgres
  readonly balancer: Haproxy
  /** What everybody believes who talks to the balancer. */
  readonly certificate: string
  /** The node as it runs now. */
  readonly node: (name: NodeName) => ServerProcess
  /** Ends the node as a power cut would. */
  readonly kill: (name: NodeName) => Promise<void>
  /** A new API token, good on both. */
  readonly token: (role: Role) => Promise<string>
  readonly stop: () => Promise<void>
}

/** Starts everything, the two nodes at the same moment on an empty database. This process believes the balancer. */
export async function startCluster(env: Readonly<Record<string, string>> = {}): Promise<Cluster> {
  const opened: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    for (const end of opened.splice(0).reverse()) await end()
  }
  try {
    const folder = await tempFolder()
    opened.push(() => folder.remove())
    const [certificate, postgres] = await Promise.all([makeCertificate(folder.path), startPostgres()])
    opened.push(postgres.stop)
    await certificate.believe()
    const ports = { a: await freePort(), b: await freePort() }
    const start = (name: NodeName): Promise<ServerProcess> =>
      startServerProcess({
        env: {
          ...{ PORT: `${ports[name]}`, DATABASE_URL: postgres.url, TRUST_PROXY: '1', LOG_LEVEL: 'warn' },
          ...env,
        },
      })
    const [a, b] = await Promise.all([start('a'), start('b')])
    const nodes = { a, b } as const
    opened.push(() => Promise.all(NODES.map((name) => nodes[name].stop())))
    const balancer = await startHaproxy({ folder: folder.path, certificate: certificate.file, nodes: ports })
    opened.push(balancer.stop)
    let tokens = 0
    return {
      ...{ postgres, balancer, stop },
      certificate: certificate.file,
      node: (name) => nodes[name],
      kill: async (name) => {
        nodes[name].kill('SIGKILL')
        await nodes[name].stop() // takes its folder away
      },
      token: async (role) => {
        const command = ['token', 'create', '--name', `test-${++tokens}`, '--role', role]
        const { code, stdout, stderr } = await runCommand(command, { DATABASE_URL: postgres.url })
        if (code !== 0) throw new Error(stderr)
        return stdout.trim()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}
