import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bench } from '#test/bench/bench.ts'
import { bodySize } from '#test/bench/page/faces.ts'
import type { Row, Section } from '#test/bench/report/table.ts'

const KB = 1_000

/** Starts, the snapshot of the board, and the data folder. */
export async function sizes({ ours, dataDir }: Bench): Promise<Section> {
  const snapshot = `${ours.server.url}/api/v1/board`
  const { series, seq } = await ours.board()
  const ourRow = (label: string, cell: number): Row => ({ label, cells: { ours: cell } })
  const snapshotRow = async (encoding: 'identity' | 'gzip' | 'br', name: string): Promise<Row> =>
    ourRow(`snapshot, ${name}, KB`, (await bodySize(snapshot, encoding, ours.reader)) / KB)
  return {
    title: 'start and size',
    rows: [
      ourRow('first start, empty data folder, ms', ours.startMs.first),
      ourRow('second start, ms', ours.startMs.second),
      ourRow('series on the board', Object.keys(series).length),
      ourRow('releases in the log', seq),
      await snapshotRow('identity', 'plain'),
      await snapshotRow('gzip', 'gzip'),
      await snapshotRow('br', 'brotli'),
      ourRow('data folder, KB', (await folderBytes(dataDir)) / KB),
      ourRow('server memory, MB', ours.server.rssMb()),
    ],
  }
}

async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizesOf = await Promise.all(files.map(({ parentPath, name }) => stat(join(parentPath, name))))
  return sizesOf.reduce((sum, { size }) => sum + size, 0)
}
