import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { verifyAudit } from '#server/audit/verifyAudit.ts'
import { command, type Command } from '#server/cli/command.ts'
import { FileOption } from '#server/cli/optionTexts.ts'
import { verifyLog } from '#server/cli/verifyLog.ts'
import { createLog } from '#server/log.ts'
import { StartError } from '#server/store/startError.ts'

export const storeCommands: readonly Command[] = [
  command({
    name: 'verify',
    usage: '',
    does: 'check the database, the audit chain, and that the log folds to the board',
    schema: z.strictObject({}),
    run: async ({ store, catalogue, clock }) => {
      const audit = await verifyAudit(store)
      const board = await verifyLog({ store, catalogue, clock, log: createLog('silent') })
      const lines = [
        'database    sound', // opening the store has checked it
        audit.brokenAt === null
          ? `audit log   whole, ${audit.entries} entries`
          : `audit log   BROKEN at entry ${audit.brokenAt}`,
        board.agrees
          ? `board       equals the log, ${board.releases} releases`
          : 'board       DIFFERS from the log',
      ]
      return { stdout: `${lines.join('\n')}\n`, failed: audit.brokenAt !== null || !board.agrees }
    },
  }),
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
