import type { z } from 'zod'
import type { Accounts } from '#server/accounts/index.ts'
import type { Clock } from '#server/clock.ts'
import type { Config } from '#server/config.ts'
import type { Store } from '#server/store/store.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'

/** What a command works with; it runs beside the server, on the same store. */
export interface CommandPorts {
  readonly config: Config
  readonly store: Store
  readonly catalogue: Catalogue
  readonly accounts: Accounts
  readonly clock: Clock
  /** Who acts, for the audit log. */
  readonly by: string
}

export interface CommandAnswer {
  /** What was asked for and nothing else, so that scripts can use it. */
  readonly stdout?: string
  /** What to tell the person about it. */
  readonly stderr?: string
  /** True where a check has found something. */
  readonly failed?: boolean
}

export interface Command {
  readonly name: string
  /** The options as somebody types them. */
  readonly usage: string
  readonly does: string
  readonly run: (ports: CommandPorts, options: unknown) => Promise<CommandAnswer>
  readonly options: readonly string[]
}

interface CommandSpec<S extends z.ZodObject> extends Omit<Command, 'run' | 'options'> {
  readonly schema: S
  readonly run: (ports: CommandPorts, options: z.output<S>) => Promise<CommandAnswer>
}

/** A command whose options are read by its schema before it runs. */
export const command = <S extends z.ZodObject>({ schema, run, ...words }: CommandSpec<S>): Command => ({
  ...words,
  options: Object.keys(schema.shape),
  run: (ports, options) => run(ports, schema.parse(options)),
})
