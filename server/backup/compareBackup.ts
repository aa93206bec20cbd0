import { readingCopy } from '#server/backup/copyReader.ts'
import { boardHash, foldBoard } from '#server/backup/foldBoard.ts'
import type { Manifest } from '#server/backup/manifest.ts'
import { storeHead } from '#server/backup/storeHead.ts'
import { tableHashes } from '#server/moving/tableHashes.ts'
import { BOARD_FORM } from '#server/releases/checkpoint.ts'
import { emptyBoard } from '#shared/board.ts'

/** Tables, head and board of a database that was laid out, held against what the manifest says; answers with what differs. */
export const differences = (folder: string, manifest: Manifest): Promise<readonly string[]> =>
  readingCopy(folder, async (copy) => {
    const wrong: string[] = []
    const { epoch, seq, audit } = await storeHead(copy.read)
    const told = (what: string, found: unknown, expected: unknown): void => {
      if (found !== expected) wrong.push(`${what} is ${String(found)} and was ${String(expected)}`)
    }
    told('the log', epoch, manifest.epoch)
    told('its newest release', seq, manifest.seq)
    told('the audit head', `${audit.n}:${audit.hash}`, `${manifest.audit.n}:${manifest.audit.hash}`)
    const found = new Map((await tableHashes(copy.read, 'sqlite')).map((table) => [table.table, table]))
    for (const { table, rows, hash } of manifest.tables) {
      const now = found.get(table)
      found.delete(table)
      if (!now) wrong.push(`the table ${table} is missing`)
      else if (now.hash !== hash || now.rows !== rows)
        wrong.push(
          `the table ${table} differs: ${now.rows} rows ${short(now.hash)}, were ${rows} rows ${short(hash)}`,
        )
    }
    for (const table of found.keys()) wrong.push(`the table ${table} was not there`)
    // A board of another form is folded by another reducer: the releases themselves have been compared.
    if (manifest.board.form === BOARD_FORM) {
      const board = boardHash(await foldBoard(copy, emptyBoard(epoch)))
      if (board !== manifest.board.hash)
        wrong.push(`the board folded from the log is ${short(board)} and was ${short(manifest.board.hash)}`)
    }
    return wrong
  })

const short = (hash: string): string => hash.slice(0, 12)
