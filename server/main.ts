import { systemClock } from '#server/clock.ts'
import { startServer } from '#server/compose.ts'
import { readConfig } from '#server/config.ts'
import { createLog } from '#server/log.ts'
import { startObjection } from '#server/startObjection.ts'
import { stopOnSignal } from '#server/stopOnSignal.ts'
import { welcome } from '#server/welcome.ts'

try {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  let stop = (exitCode: number): void => process.exit(exitCode)
  const server = await startServer({
    config,
    log,
    clock: systemClock,
    pulse: process.argv.includes('--pulse'),
    onLost: () => stop(1),
    dev: process.argv.includes('--dev') || process.env.NODE_ENV === 'development',
  })
  stop = stopOnSignal(server.close, log)
  process.stdout.write(await welcome(server))
  await server.warm()
} catch (error) {
  process.stderr.write(`${startObjection(error)}\n`)
  process.exit(1)
}
