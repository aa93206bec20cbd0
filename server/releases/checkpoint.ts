import { sha256 } from '#server/releases/canonicalJson.ts'
import type { Store } from '#server/store/store.ts'
import { BOARD_WINDOW, RECENT_RELEASES, type Board } from '#shared/board.ts'
import { decodeBoard, encodeBoard, type BoardWire } from '#shared/boardCodec.ts'

/** How many releases a start may have to fold; keeping the board costs a write of some hundred kilobytes. */
const KEEP_EVERY = 1_000
const KEY = 'checkpoint'

/** What a kept board must have been made with to be usable; raise the number whenever the reducer changes its mind. */
const FORM = `7/${BOARD_WINDOW}/${RECENT_RELEASES}`

export interface Checkpoints {
  /** The board kept last, if this version can go on from it. */
  readonly board: Board | undefined
  /** Keeps the board when enough has happened since the last time, or at once. */
  readonly keep: (board: Board, atOnce?: boolean) => Promise<void>
}

/** The board kept in the store beside the log, so that a later start need not fold the log from its beginning. */
export async function checkpoints(store: Pick<Store, 'read' | 'write'>, epoch: string): Promise<Checkpoints> {
  const board = await readCheckpoint(store, epoch)
  let keptSeq = board?.seq ?? 0
  return {
    board,
    async keep(current, atOnce = false) {
      if (!atOnce && current.seq < keptSeq + KEEP_EVERY) return
      keptSeq = current.seq
      await writeCheckpoint(store, current)
    },
  }
}

async function writeCheckpoint({ write }: Pick<Store, 'write'>, board: Board): Promise<void> {
  const text = JSON.stringify(encodeBoard(board))
  const value = `${FORM}\n${sha256(text)}\n${text}`
  await write((trx) =>
    trx
      .insertInto('meta')
      .values({ key: KEY, value })
      .onConflict((on) => on.column('key').doUpdateSet({ value }))
      .execute(),
  )
}

export async function readCheckpoint(
  { read }: Pick<Store, 'read'>,
  epoch: string,
): Promise<Board | undefined> {
  const row = await read.selectFrom('meta').select('value').where('key', '=', KEY).executeTakeFirst()
  const [form, hash, text] = row?.value.split('\n') ?? []
  if (form !== FORM || text === undefined || sha256(text) !== hash) return undefined
  const board = decodeBoard(JSON.parse(text) as BoardWire) // written here, known by its hash
  return board.epoch === epoch ? board : undefined
}
