import { hostname, userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { actingFrom } from '#server/audit/origin.ts'
import { openAccounts } from '#server/accounts/index.ts'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { accountCommands } from '#server/cli/accountCommands.ts'
import type { BarePorts, Command, CommandAnswer, CommandPorts } from '#server/cli/command.ts'
import { keepingCommands } from '#server/cli/keepingCommands.ts'
import { movingCommands } from '#server/cli/movingCommands.ts'
import { storeCommands } from '#server/cli/storeCommands.ts'
import { tokenCommands } from '#server/cli/tokenCommands.ts'
import { systemClock } from '#server/clock.ts'
import { readConfig } from '#server/config.ts'
import { Failure } from '#server/failure.ts'
import { problemOf } from '#server/http/problem.ts'
import { createLog } from '#server/log.ts'
import { openBus } from '#server/nodes/bus.ts'
import { startObjection } from '#server/startObjection.ts'
import { openStore } from '#server/store/openStore.ts'

const COMMANDS = [
  ...accountCommands,
  ...tokenCommands,
  ...storeCommands,
  ...movingCommands,
  ...keepingCommands,
]
const CALL = 'npm run -s cli --'
const HELP = new Set<string | undefined>(['help', '--help', '-h'])

export interface CliResult {
  readonly stdout: string
  readonly stderr: string
  readonly code: 0 | 1
}

/** Runs one command line to its end. What was asked for goes to stdout, everything said about it to stderr. */
export async function runCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<CliResult> {
  if (HELP.has(args[0])) return { stdout: usage([]), stderr: '', code: 0 }
  const command = COMMANDS.find(({ name }) => args.slice(0, name.split(' ').length).join(' ') === name)
  if (!command) return { stdout: '', stderr: usage(args), code: 1 }
  try {
    const options = readOptions(command, args)
    const { stdout = '', stderr = '', failed = false } = await act(env, command, options)
    return { stdout, stderr, code: failed ? 1 : 0 }
  } catch (error) {
    return { stdout: '', stderr: `${objection(command, error)}\n`, code: 1 }
  }
}

function readOptions({ name, options }: Command, args: readonly string[]): unknown {
  const known = Object.fromEntries(options.map((option) => [option, { type: 'string' as const }]))
  return parseArgs({
    args: args.slice(name.split(' ').length),
    options: known,
    strict: true,
    allowPositionals: false,
  }).values
}

function act(env: NodeJS.ProcessEnv, command: Command, options: unknown): Promise<CommandAnswer> {
  const user = userInfo().username
  const bare = { config: readConfig(env), clock: systemClock, by: `cli:${user}` }
  return actingFrom('command', `${user}@${hostname()}`, () => command.run(bare, options, withStore))
}

async function withStore(
  bare: BarePorts,
  step: (ports: CommandPorts) => Promise<CommandAnswer>,
): Promise<CommandAnswer> {
  const catalogue = loadCatalogue(undefined, bare.config.bureaus)
  const store = await openStore({ ...bare.config, exclusive: false })
  const log = createLog('silent')
  try {
    // Whoever loses their account by a command is cut off at once by every node.
    const bus = await openBus({ store, databaseUrl: bare.config.databaseUrl, log })
    try {
      const accounts = openAccounts({ store, catalogue, clock: bare.clock, log }, bus)
      return await step({ ...bare, store, catalogue, accounts })
    } finally {
      await bus.close()
    }
  } finally {
    await store.close()
  }
}

/** What went wrong, in words for whoever typed the command; the stack only where it is our mistake. */
function objection(command: Command, error: unknown): string {
  const hint = `Usage: ${CALL} ${command.name} ${command.usage}`.trimEnd()
  if (error instanceof z.ZodError) {
    return [...error.issues.map(({ path, message }) => `--${path.join('.')} ${message}.`), hint].join('\n')
  }
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    return `${error.message.split('\n')[0]}\n${hint}`
  }
  if (error instanceof Failure) {
    const { en, errors } = problemOf(error)
    return errors ? errors.map((field) => field.en).join('\n') : en
  }
  return startObjection(error)
}

function usage(args: readonly string[]): string {
  const typed = args.length > 0 ? [`There is no command "${args.join(' ')}".`, ''] : []
  const calls = COMMANDS.map(({ name, usage: options, does }) => ({
    call: `${name} ${options}`.trimEnd(),
    does,
  }))
  const width = Math.max(...calls.map(({ call }) => call.length))
  const lines = calls.map(({ call, does }) => `  ${call.padEnd(width)}  ${does}`)
  return [...typed, `Usage: ${CALL} COMMAND`, '', ...lines, ''].join('\n')
}
