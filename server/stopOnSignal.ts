import type { Logger } from 'pino'

/** Well within what a service manager, or somebody at a keyboard, waits for. */
const STOP_WITHIN_MS = 4_800

/**
 * Ends the process in good order at the first SIGINT, SIGTERM or SIGHUP, and at once at the second. What comes back does
 * the same with an exit code of its own.
 */
export function stopOnSignal(close: () => Promise<void>, log: Logger): (exitCode: number) => void {
  let stopping = false
  const stop = (exitCode: number): void => {
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    close().then(
      () => log.flush(() => process.exit(exitCode)),
      (error: unknown) => {
        log.fatal({ err: error }, 'the server did not stop in good order')
        log.flush(() => process.exit(1))
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0))
  return stop
}
