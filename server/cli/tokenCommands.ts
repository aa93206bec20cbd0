import { z } from 'zod'
import { command, type Command } from '#server/cli/command.ts'
import { AreaOption, DaysOption, NameOption, OwnerOption, RoleOption } from '#server/cli/optionTexts.ts'
import { table } from '#server/cli/table.ts'

export const tokenCommands: readonly Command[] = [
  command({
    name: 'token list',
    usage: '',
    does: 'show all API tokens',
    schema: z.strictObject({}),
    run: async ({ accounts }) => {
      const rows = await accounts.machines.list()
      const shown = rows.map(({ name, role, owner, createdAt, expiresAt, revokedAt }) => [
        name,
        role,
        owner ?? '',
        createdAt,
        expiresAt ?? 'never',
        revokedAt ?? '',
      ])
      return { stdout: table(['NAME', 'ROLE', 'OWNER', 'CREATED', 'EXPIRES', 'REVOKED'], shown) }
    },
  }),
  command({
    name: 'token create',
    usage: '--name NAME --role ROLE [--owner OWNER] [--area AREA] [--days DAYS]',
    does: 'make an API token and print it',
    schema: z.strictObject({
      name: NameOption,
      role: RoleOption,
      owner: OwnerOption,
      area: AreaOption,
      days: DaysOption,
    }),
    run: async ({ accounts, by }, { days, ...holder }) => ({
      stdout: `${await accounts.machines.create(holder, days, by)}\n`,
    }),
  }),
  command({
    name: 'token revoke',
    usage: '--name NAME',
    does: 'end the API tokens of this name',
    schema: z.strictObject({ name: NameOption }),
    run: async ({ accounts, by }, { name }) => {
      await accounts.machines.revoke(name, by)
      return { stderr: `${name} is revoked.\n` }
    },
  }),
]
