import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { command, type Command } from '#server/cli/command.ts'
import { FileOption } from '#server/cli/optionTexts.ts'
import { migrateCommand } from '#server/cli/migrateCommand.ts'
import { verifyCommand } from '#server/cli/verifyCommand.ts'
import { StartError } from '#server/store/startError.ts'

export const storeCommands: readonly Command[] = [
  verifyCommand,
  migrateCommand,
  command({
    name: 'backup',
    usage: '--to FILE',
    does: 'copy the whole database to a new file, while the server runs',
    schema: z.strictObject({ to: FileOption }),
    run: async ({ store }, { to }) => {
      if (store.engine === 'postgres') throw new StartError('The data is in PostgreSQL: use pg_dump.')
      const file = resolve(to)
      if (existsSync(file)) throw new StartError(`${file} exists already; name another file.`)
      await store.backupTo(file)
      return { stderr: `Copied to ${file}\n` }
    },
  }),
]
