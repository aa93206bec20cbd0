import type { z } from 'zod'
import type { Accounts } from '#server/accounts/index.ts'
import type { Clock } from '#server/clock.ts'
import type { Config } from '#server/config.ts'
import type { Store } from '#server/store/store.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'

/** What every command has, before any store is opened. */
export interface BarePorts {
  readonly config: Config
  readonly clock: Clock
  /** Who acts, for the audit log. */
  readonly by: string
}

/** What a command works with; it runs beside the server, on the same store. */
export interface CommandPorts extends BarePorts {
  readonly store: Store
  readonly catalogue: Catalogue
  readonly accounts: Accounts
}

/** Opens the store of the settings for as long as the step takes. */
type WithStore = (
  bare: BarePorts,
  step: (ports: CommandPorts) => Promise<CommandAnswer>,
) => Promise<CommandAnswer>

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
  readonly run: (bare: BarePorts, options: unknown, withStore: WithStore) => Promise<CommandAnswer>
  readonly options: readonly string[]
}

interface CommandSpec<S extends z.ZodObject, P> extends Omit<Command, 'run' | 'options'> {
  readonly schema: S
  readonly run: (ports: P, options: z.output<S>) => Promise<CommandAnswer>
}

/** A command whose options are read by its schema before it runs. */
export const command = <S extends z.ZodObject>({
  schema,
  run,
  ...words
}: CommandSpec<S, CommandPorts>): Command => ({
  ...words,
  options: Object.keys(schema.shape),
  run: async (bare, options, withStore) => {
    const read = schema.parse(options)
    return withStore(bare, (ports) => run(ports, read))
  },
})

/** The same for one that opens its own stores, or none: nothing is made in DATA_DIR because of it. */
export const bareCommand = <S extends z.ZodObject>({
  schema,
  run,
  ...words
}: CommandSpec<S, BarePorts>): Command => ({
  ...words,
  options: Object.keys(schema.shape),
  run: async (bare, options) => run(bare, schema.parse(options)),
})
