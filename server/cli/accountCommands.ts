import { z } from 'zod'
import { command, type Command, type CommandPorts } from '#server/cli/command.ts'
import { AreaOption, NameOption, OwnerOption, RoleOption } from '#server/cli/optionTexts.ts'
import { table } from '#server/cli/table.ts'
import { signInLink } from '#server/links.ts'

const OneAccount = z.strictObject({ name: NameOption })
const Holder = z.strictObject({ name: NameOption, role: RoleOption, owner: OwnerOption })
const HOLDER_USAGE = '--name NAME --role ROLE [--owner OWNER]'
const SHOWN_ONCE = 'This password is shown once; it is kept as a hash.\n'

export const accountCommands: readonly Command[] = [
  command({
    name: 'account list',
    usage: '',
    does: 'show all accounts',
    schema: z.strictObject({}),
    run: async ({ accounts }) => {
      const rows = await accounts.people.list()
      const shown = rows.map(({ name, role, owner, disabled, createdAt }) => [
        name,
        role,
        owner ?? '',
        disabled ? 'disabled' : 'active',
        createdAt,
      ])
      return { stdout: table(['NAME', 'ROLE', 'OWNER', 'STATE', 'CREATED'], shown) }
    },
  }),
  command({
    name: 'account create',
    usage: `${HOLDER_USAGE} [--area AREA]`,
    does: 'make an account and print its password; --area names another bureau of the installation',
    schema: Holder.extend({ area: AreaOption }),
    run: async ({ accounts, by }, holder) => ({
      stdout: `${await accounts.people.create(holder, by)}\n`,
      stderr: SHOWN_ONCE,
    }),
  }),
  command({
    name: 'account role',
    usage: HOLDER_USAGE,
    does: 'give an account another role',
    schema: Holder,
    run: async ({ accounts, by }, { name, role, owner }) => {
      await accounts.people.changeRole(name, role, owner, by)
      return { stderr: `${name} is now ${role}.\n` }
    },
  }),
  command({
    name: 'account reset',
    usage: '--name NAME',
    does: 'print a new password and end all sessions of the account',
    schema: OneAccount,
    run: async ({ accounts, by }, { name }) => ({
      stdout: `${await accounts.people.reset(name, by)}\n`,
      stderr: SHOWN_ONCE,
    }),
  }),
  command({
    name: 'account disable',
    usage: '--name NAME',
    does: 'keep an account from signing in and end its sessions',
    schema: OneAccount,
    run: async ({ accounts, by }, { name }) => {
      await accounts.people.disable(name, by)
      return { stderr: `${name} is disabled; its sessions have ended.\n` }
    },
  }),
  command({
    name: 'account link',
    usage: '--name NAME',
    does: 'print a link that signs in once within 15 minutes',
    schema: OneAccount,
    run: async ({ accounts, config, by }, { name }) => {
      const [code = ''] = await accounts.people.codes([name], by)
      return { stdout: `${signInLink(baseUrl(config), code)}\n` }
    },
  }),
]

/** Where people reach the server that runs with these settings. */
function baseUrl({ publicUrl, host, port }: CommandPorts['config']): string {
  return publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
