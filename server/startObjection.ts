import { CatalogueError } from '#server/catalogue/catalogueError.ts'
import { ConfigError } from '#server/config.ts'
import { Failure } from '#server/failure.ts'
import { problemOf } from '#server/http/problem.ts'
import { PolicyGap } from '#server/policyRoll.ts'
import { StartError } from '#server/store/startError.ts'

const FORESEEN = [StartError, ConfigError, CatalogueError, PolicyGap]

/** What to tell the administrator: the line of a foreseen reason or of the operating system, the stack of a bug. */
export function startObjection(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof Failure) {
    return error.code === 'disk-full'
      ? 'The disk is full; free some space and start again.'
      : problemOf(error).en
  }
  return 'syscall' in error || FORESEEN.some((kind) => error instanceof kind)
    ? error.message
    : (error.stack ?? error.message)
}
