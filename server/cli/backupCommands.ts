import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { backupName, backupsIn } from '#server/backup/backupsIn.ts'
import { drill, type DrillVerdict } from '#server/backup/drill.ts'
import { makeBackup } from '#server/backup/makeBackup.ts'
import { recordBackup } from '#server/backup/recordBackup.ts'
import { restore } from '#server/backup/restore.ts'
import { instantOf } from '#server/clock.ts'
import { bareCommand, command, type BarePorts, type Command } from '#server/cli/command.ts'
import { FileOption } from '#server/cli/optionTexts.ts'
import { table } from '#server/cli/table.ts'
import type { Manifest } from '#server/backup/manifest.ts'
import { databaseFile } from '#server/store/dataFolder.ts'
import { openStore } from '#server/store/openStore.ts'
import { StartError } from '#server/store/startError.ts'

const Place = FileOption.optional()

const backup = command({
  name: 'backup',
  usage: '[--to FOLDER|FILE.tar]',
  does: 'copy one moment of data and files while servers run; without --to into BACKUP_DIR',
  schema: z.strictObject({ to: Place }),
  run: async ({ store, config, clock, by }, { to }) => {
    const { value } = await store.read.selectFrom('change_seq').select('value').executeTakeFirstOrThrow()
    const place = resolve(to ?? join(config.backup.folder, backupName(instantOf(clock.now()), value)))
    const manifest = await makeBackup({ store, clock, by }, place)
    await recordBackup({ store, clock }, by, place, manifest)
    return { stdout: hashTable(manifest), stderr: `${said(manifest)}\nBacked up to ${place}\n` }
  },
})

const restoring = bareCommand({
  name: 'restore',
  usage: '--from FOLDER|FILE.tar',
  does: 'bring a backup into an empty DATA_DIR or an empty database, held against its hashes',
  schema: z.strictObject({ from: FileOption }),
  run: async (bare, { from }) => {
    const { manifest, epoch } = await restore(bare, from)
    const lines = [
      `${said(manifest)} Everything is as it was.`,
      `The log is called ${epoch} from now on: every page takes the board anew.`,
      'Accounts, tokens and sessions are those of that moment: revoke again what was revoked since.',
    ]
    return { stdout: hashTable(manifest), stderr: `${lines.join('\n')}\n` }
  },
})

const drilling = bareCommand({
  name: 'drill',
  usage: '[--from FOLDER|FILE.tar]',
  does: 'restore the newest backup, or that one, into a temporary place and compare everything; fails where it differs',
  schema: z.strictObject({ from: Place }),
  run: async (bare, options) => {
    const from = options.from ?? (await newest(bare))
    const store = hasStore(bare) ? await openStore({ ...bare.config, exclusive: false }) : undefined
    try {
      const verdict = await drill({ store, clock: bare.clock }, from)
      return {
        stdout: hashTable(verdict.manifest),
        stderr: `${resolve(from)}\n${said(verdict.manifest)}\n${judged(verdict)}`,
        failed: verdict.wrong.length > 0,
      }
    } finally {
      await store?.close()
    }
  },
})

export const backupCommands: readonly Command[] = [backup, restoring, drilling]

const hasStore = ({ config }: BarePorts): boolean =>
  config.databaseUrl !== '' || existsSync(databaseFile(config.dataDir))

async function newest({ config }: BarePorts): Promise<string> {
  const [first] = await backupsIn(config.backup.folder)
  if (!first)
    throw new StartError(
      `There is no backup in ${resolve(config.backup.folder)}; make one, or name one by --from.`,
    )
  return first.place
}

const hashTable = ({ tables, shelves }: Manifest): string =>
  table(
    ['TABLE', 'ROWS', 'SHA-256'],
    [
      ...tables.map(({ table: name, rows, hash }) => [name, String(rows), hash]),
      ...shelves.map(({ shelf, files, hash }) => [`files: ${shelf}`, String(files), hash]),
    ],
  )

function said({ at, epoch, seq, audit, shelves }: Manifest): string {
  const damaged = shelves.flatMap((shelf) => shelf.damaged)
  return [
    `Backup of ${at}: epoch ${epoch}, seq ${seq}, audit head ${audit.n}:${audit.hash}.`,
    ...damaged.map((hash) => `The file ${hash} was damaged before and is not in it.`),
  ].join('\n')
}

const BESIDE: Readonly<Record<DrillVerdict['beside'], string>> = {
  agrees: 'The log in use has all of it, release by release.',
  differs: 'The log in use does not agree with it.',
  'another-log': 'The store in use has another log, so that it was not compared with it.',
  'not-asked': 'It cannot be read.',
  'no-store': 'There is no store in use to compare it with.',
}

const judged = ({ wrong, beside }: DrillVerdict): string =>
  wrong.length === 0
    ? `EQUAL: files, tables, board and acts are what they were when it was made.\n${BESIDE[beside]}\n`
    : `DIFFERS in ${wrong.length} ${wrong.length === 1 ? 'place' : 'places'}:\n${wrong.map((line) => `  ${line}\n`).join('')}`
