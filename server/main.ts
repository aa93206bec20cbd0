import { systemClock } from '#server/clock.ts'
import { startServer } from '#server/compose.ts'
import { readConfig, type Config } from '#server/config.ts'
import { startEdge } from '#server/edge/startEdge.ts'
import { createLog } from '#server/log.ts'
import { startObjection } from '#server/startObjection.ts'
import { stopOnSignal } from '#server/stopOnSignal.ts'
import { welcome } from '#server/welcome.ts'

let stop = (exitCode: number): void => process.exit(exitCode)
const onLost = (): void => stop(1)

try {
  const config = readConfig(process.env)
  await (config.edge ? runEdge(config) : runServer(config))
} catch (error) {
  process.stderr.write(`${startObjection(error)}\n`)
  process.exit(1)
}

async function runServer(config: Config): Promise<void> {
  const log = createLog(config.logLevel)
  const server = await startServer({
    config,
    log,
    clock: systemClock,
    pulse: process.argv.includes('--pulse'),
    onLost,
    dev: process.argv.includes('--dev') || process.env.NODE_ENV === 'development',
  })
  stop = stopOnSignal(server.close, log)
  process.stdout.write(await welcome(server))
  await server.warm()
}

async function runEdge(config: Config): Promise<void> {
  const log = createLog(config.logLevel)
  const edge = await startEdge({ config, log, clock: systemClock, onLost })
  stop = stopOnSignal(edge.close, log)
  process.stdout.write(`\n  观澜 Guanlan  ${edge.url}/open/head  公开数据节点 open data, seq ${edge.seq()}\n\n`)
}
