import { sha256 } from '#server/releases/canonicalJson.ts'
import type { Store } from '#server/store/store.ts'
import { BOARD_WINDOW, RECENT_RELEASES, type Board } from '#shared/board.ts'
import { decodeBoard, encodeBoard, type BoardWire } from '#shared/boardCodec.ts'

/** How many releases a start may have to fold; keeping the board costs a write of some hundred kilobytes. */
const KEEP_EVERY = 1_000
/** About as many boards along the whole log. */
const MOST = 64

/** What a kept board must have been made with to be usable; raise the number whenever the reducer changes its mind. */
export const BOARD_FORM = `8/${BOARD_WINDOW}/${RECENT_RELEASES}`

export interface Checkpoints {
  /** The newest that this version can go on from. */
  readonly newest: Board | undefined
  /** Keeps the board when enough has happened since the last time, or at once. */
  readonly keep: (board: Board, atOnce?: boolean) => Promise<void>
  /** The nearest at or before a seq, where it lies after another. */
  readonly between: (after: number, seq: number) => Promise<Board | undefined>
}

/** The boards kept in the store beside the log, so that neither a start nor a look back folds it from its beginning. */
export async function checkpoints(store: Pick<Store, 'read' | 'write'>, epoch: string): Promise<Checkpoints> {
  const between: Checkpoints['between'] = async (after, seq) => {
    const row = await keptRows(store.read)
      .where('seq', '>', after)
      .where('seq', '<=', seq)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row && usable(row, epoch)
  }
  const newest = await between(0, Number.MAX_SAFE_INTEGER)
  let keptSeq = newest?.seq ?? 0
  return {
    newest,
    between,
    async keep(board, atOnce = false) {
      if (board.seq <= keptSeq || (!atOnce && board.seq < keptSeq + KEEP_EVERY)) return
      keptSeq = board.seq
      await write(store, board)
    },
  }
}

const keptRows = (read: Store['read']) =>
  read.selectFrom('kept_board').selectAll().where('form', '=', BOARD_FORM)

interface Row {
  readonly hash: string
  readonly body: string
}
/** The board, where it is what was written, and of this log. */
export function usable({ hash, body }: Row, epoch: string): Board | undefined {
  if (sha256(body) !== hash) return undefined
  const board = decodeBoard(JSON.parse(body) as BoardWire) // written here, known by its hash
  return board.epoch === epoch ? board : undefined
}

async function write({ write: inTransaction }: Pick<Store, 'write'>, board: Board): Promise<void> {
  const body = JSON.stringify(encodeBoard(board))
  const row = { form: BOARD_FORM, hash: sha256(body), body }
  await inTransaction(async (trx) => {
    await trx
      .insertInto('kept_board')
      .values({ seq: board.seq, ...row })
      .onConflict((on) => on.column('seq').doUpdateSet(row))
      .execute()
    await trx.deleteFrom('kept_board').where('form', '!=', BOARD_FORM).execute()
    const seqs = await trx.selectFrom('kept_board').select('seq').orderBy('seq').execute()
    const crowd = tooMany(seqs.map(({ seq }) => seq))
    if (crowd.length > 0) await trx.deleteFrom('kept_board').where('seq', 'in', crowd).execute()
  })
}

/**
 * Which of these boards, in order, to let go: all but the first in each stretch of the log, the stretches as long as it
 * takes for {@link MOST} of them to cover it; never the newest.
 */
export function tooMany(seqs: readonly number[]): readonly number[] {
  const newest = seqs.at(-1) ?? 0
  let stretch = KEEP_EVERY
  while (newest / stretch > MOST) stretch *= 2
  const of = (seq: number | undefined): number => Math.floor((seq ?? -1) / stretch)
  return seqs.filter((seq, n) => seq !== newest && n > 0 && of(seq) === of(seqs[n - 1]))
}
