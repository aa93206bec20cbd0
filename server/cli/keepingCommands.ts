import { z } from 'zod'
import { command, type Command } from '#server/cli/command.ts'
import { FileOption } from '#server/cli/optionTexts.ts'
import { table } from '#server/cli/table.ts'
import { exportAll } from '#server/handover/exportAll.ts'
import { forget } from '#server/keeping/forget.ts'
import { newDataFolder } from '#server/moving/places.ts'

export const keepingCommands: readonly Command[] = [
  command({
    name: 'export-all',
    usage: '--to FOLDER',
    does: 'write everything in open formats (CSV, SDMX-CSV, JSON Lines, HTML, files) with hashes and a page that explains it',
    schema: z.strictObject({ to: FileOption }),
    run: async (ports, { to }) => {
      const folder = newDataFolder(to)
      try {
        const { seq, files } = await exportAll(ports, folder.path)
        const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
        return {
          stderr: `${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, up to release ${seq}, in ${folder.path}\n`,
        }
      } catch (error) {
        folder.remove()
        throw error
      }
    },
  }),
  command({
    name: 'forget',
    usage: '',
    does: 'throw away now what KEEP_… keeps no longer, as the server does each night',
    schema: z.strictObject({}),
    run: async ({ store, config, clock }) => {
      const forgotten = await forget(store, config.keep, clock.now())
      const rows = Object.entries(forgotten).map(([what, count]) => [what, String(count)])
      return { stdout: table(['WHAT', 'THROWN AWAY'], rows) }
    },
  }),
]
