import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { BoardSnapshot } from '#server/releases/releases.ts'
import type { Board } from '#shared/board.ts'
import { encodeBoard } from '#shared/boardCodec.ts'

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
const compress = { gzip: promisify(gzip), brotli: promisify(brotliCompress) }

/** The board as it goes over the wire. Each form is made when first asked for, once, however many ask. */
export function boardSnapshot(board: Board): BoardSnapshot {
  const json = Buffer.from(JSON.stringify(encodeBoard(board)))
  let zipped: Promise<Buffer> | undefined
  let brotli: Promise<Buffer> | undefined
  return {
    seq: board.seq,
    epoch: board.epoch,
    etag: `"${board.epoch}-${board.seq}"`,
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
