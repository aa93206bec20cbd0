import { CatalogueError } from '#server/catalogue/catalogueError.ts'
import { ConfigError } from '#server/config.ts'
import { PolicyGap } from '#server/policyRoll.ts'
import { StartError } from '#server/store/startError.ts'

const FORESEEN = [StartError, ConfigError, CatalogueError, PolicyGap]

/** What to tell the administrator when the server cannot start: the line of a foreseen reason, the stack of a bug. */
export function startObjection(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return FORESEEN.some((kind) => error instanceof kind) ? error.message : (error.stack ?? error.message)
}
