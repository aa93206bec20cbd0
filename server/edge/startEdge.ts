import type { Logger } from 'pino'
import type { Clock } from '#server/clock.ts'
import { ConfigError, type Config } from '#server/config.ts'
import { edgeApp } from '#server/edge/edgeApp.ts'
import { openEdgeLog } from '#server/edge/edgeLog.ts'
import { listen } from '#server/http/listen.ts'
import { openMetrics } from '#server/http/metrics.ts'
import { openSockets } from '#server/live/openSockets.ts'
import { openWord } from '#server/live/openWord.ts'
import { watchConnections } from '#server/live/watchConnections.ts'
import { cookieNames } from '#server/accounts/credentials.ts'
import { openObjects } from '#server/open/openObjects.ts'
import { openStore } from '#server/store/openStore.ts'

export interface EdgeOptions {
  readonly config: Config
  readonly clock: Clock
  readonly log: Logger
  readonly onLost?: (() => void) | undefined
  /** How often the log is looked at, in place of each second. */
  readonly everyMs?: number
}

export interface RunningEdge {
  readonly url: string
  readonly seq: () => number
  readonly close: () => Promise<void>
}

/**
 * A node for the crowd: follows the log of a PostgreSQL, of a standby or with a role that may read nothing else, and
 * hands out open objects and the word that a seq exists. Throws a StartError or ConfigError in one line.
 */
export async function startEdge(options: EdgeOptions): Promise<RunningEdge> {
  const { config, clock, log } = options
  if (!config.databaseUrl)
    throw new ConfigError('EDGE=1 needs DATABASE_URL: an edge reads the log of a PostgreSQL.')
  const opened: (() => unknown)[] = []
  const close = async (): Promise<void> => {
    for (const end of opened.splice(0).reverse()) await end()
  }
  try {
    const store = await openStore({ ...config, exclusive: false })
    opened.push(store.close)
    const door = await listen(config.host, config.port)
    opened.push(door.close)
    const { releases, tail } = await openEdgeLog(store, log, options)
    opened.push(tail.close)
    const metrics = openMetrics()
    const nodes = { nodes: () => [], lag: tail.lag }
    const objects = openObjects({ store, releases })
    const secure = config.publicUrl?.startsWith('https:') ?? false
    const { io } = openSockets(door.http, {
      identify: async () => undefined,
      cookies: cookieNames(secure),
      own: config,
    })
    const connections = watchConnections(io, (reason) => metrics.cutSockets.inc({ reason }))
    opened.push(connections.close, () => io.engine.close())
    opened.push(openWord(io, { releases, asked: connections.asked }))
    door.serve(edgeApp({ config, log, clock, store, releases, nodes, metrics, objects }))
    return { url: door.url, seq: () => releases.board().seq, close }
  } catch (error) {
    await close()
    throw error
  }
}
