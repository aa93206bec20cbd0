import { resolve } from 'node:path'
import { z } from 'zod'
import { bareCommand, type BarePorts, type Command, type CommandAnswer } from '#server/cli/command.ts'
import { movedReport } from '#server/cli/movedReport.ts'
import { FileOption } from '#server/cli/optionTexts.ts'
import { copyStore } from '#server/moving/copyStore.ts'
import { newDataFolder, refuseMissingData } from '#server/moving/places.ts'
import { refuseRunningNodes } from '#server/moving/refuseRunningNodes.ts'
import { openStore } from '#server/store/openStore.ts'
import { StartError } from '#server/store/startError.ts'
import type { Store } from '#server/store/store.ts'
import { verifyStore } from '#server/verify/index.ts'

const UrlOption = FileOption.refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), {
  error: 'must be an address such as postgresql://user@host/database',
}).optional()

/** Left out, so that its password stays out of the list of processes, it is that of DATABASE_URL. */
function addressOf({ config }: BarePorts, option: string, given: string | undefined): string {
  const address = given ?? config.databaseUrl
  if (address === '') throw new StartError(`Name the PostgreSQL database by --${option} or DATABASE_URL.`)
  return address
}

/** From the embedded store to PostgreSQL and back; where the data came from stays as it was. */
export const movingCommands: readonly Command[] = [
  bareCommand({
    name: 'migrate-to-postgres',
    usage: '[--to URL]',
    does: 'copy DATA_DIR with its files into an empty PostgreSQL database, verified by hashes; no server may run on it',
    schema: z.strictObject({ to: UrlOption }),
    run: async (bare, options) => {
      const { dataDir } = bare.config
      const to = addressOf(bare, 'to', options.to)
      refuseMissingData(dataDir)
      const answer = await move(
        bare,
        () => openStore({ dataDir, databaseUrl: '', exclusive: true }),
        () => openStore({ dataDir, databaseUrl: to, exclusive: true }),
      )
      return said(answer, 'Start the servers with DATABASE_URL set to it; DATA_DIR is as it was.')
    },
  }),
  bareCommand({
    name: 'migrate-from-postgres',
    usage: '[--from URL] --to FOLDER',
    does: 'copy a PostgreSQL database with its files into a new data folder, verified by hashes; no server may run on it',
    schema: z.strictObject({ from: UrlOption, to: FileOption }),
    run: async (bare, { to, ...options }) => {
      const from = addressOf(bare, 'from', options.from)
      const folder = newDataFolder(to)
      try {
        const answer = await move(
          bare,
          async () => {
            const source = await openStore({ dataDir: '', databaseUrl: from, exclusive: true })
            return refuseRunningNodes(source, bare.clock)
          },
          () => openStore({ dataDir: folder.path, databaseUrl: '', exclusive: true }),
        )
        return said(
          answer,
          `Start the server with DATA_DIR=${resolve(to)} and no DATABASE_URL; PostgreSQL is as it was.`,
        )
      } catch (error) {
        folder.remove()
        throw error
      }
    },
  }),
]

/** Copies, then holds everything in its new place against everything. */
async function move(
  { clock }: BarePorts,
  openSource: () => Promise<Store>,
  openTarget: () => Promise<Store>,
): Promise<CommandAnswer> {
  const source = await openSource()
  try {
    const target = await openTarget()
    try {
      const copied = await copyStore(source, target)
      const verdict = await verifyStore({ store: target, clock, ...target.files })
      return movedReport(copied, verdict)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

const said = (answer: CommandAnswer, next: string): CommandAnswer =>
  answer.failed ? answer : { ...answer, stderr: `${answer.stderr ?? ''}${next}\n` }
