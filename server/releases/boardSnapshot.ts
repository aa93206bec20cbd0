import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { BoardSnapshot } from '#server/releases/releases.ts'
import type { Board } from '#shared/board.ts'
import { encodeBoard } from '#shared/boardCodec.ts'

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
const compress = { gzip: promisify(gzip), brotli: promisify(brotliCompress) }

/** Names the state that a seq of a log stands for. */
export const boardTag = (epoch: string, seq: number): string => `"${epoch}-${seq}"`

/** The board as it goes over the wire. Each form is made when first asked for, once, however many ask. */
export const boardSnapshot = (board: Board): BoardSnapshot =>
  snapshotOf(board, Buffer.from(JSON.stringify(encodeBoard(board))))

/** The same, byte for byte, for a board that nobody waits for so urgently: others get their turn between the steps. */
export async function boardSnapshotInTurns(board: Board): Promise<BoardSnapshot> {
  const wire = encodeBoard(board)
  await setImmediate()
  const text = JSON.stringify(wire)
  await setImmediate()
  return snapshotOf(board, Buffer.from(text))
}

function snapshotOf(board: Board, json: Buffer): BoardSnapshot {
  let zipped: Promise<Buffer> | undefined
  let brotli: Promise<Buffer> | undefined
  return {
    seq: board.seq,
    epoch: board.epoch,
    etag: boardTag(board.epoch, board.seq),
    json,
    gzip: () => (zipped ??= compress.gzip(json, { level: 6 })),
    brotli: () => (brotli ??= compress.brotli(json, BROTLI)),
  }
}

/** The snapshot of the board that stands, made anew only when the board has moved. */
export function latestSnapshot(board: () => Board): () => BoardSnapshot {
  let last: BoardSnapshot | undefined
  return () => {
    const { epoch, seq } = board()
    if (last?.seq !== seq || last.epoch !== epoch) last = boardSnapshot(board())
    return last
  }
}
