import { statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Amounts } from '#test/bench/options.ts'
import { row, type Row, type Section } from '#test/bench/report/table.ts'
import { forgetBoards, longLog } from '#test/bench/startTime/longLog.ts'
import { BenchServer } from '#test/bench/target/benchServer.ts'
import { freePort } from '#test/support/freePort.ts'

const FOLDER = resolve('node_modules/.cache/bench')
const MB = 1_000_000
/** A log of a million releases, folded from its beginning. */
const READY_WITHIN_MS = 600_000

/** From the start of the process until it is ready, on logs of several lengths, with the boards it has kept and without. */
export async function startTime({ startReleases }: Amounts): Promise<Section> {
  await mkdir(FOLDER, { recursive: true })
  const rows: Row[] = []
  for (const releases of startReleases) rows.push(...(await rowsFor(releases)))
  return { title: '(p) start of the server by the length of its log', rows }
}

async function rowsFor(releases: number): Promise<readonly Row[]> {
  const dataDir = await longLog(FOLDER, releases)
  forgetBoards(dataDir)
  const without = await oneStart(dataDir) // keeps its board for the next
  const kept = await oneStart(dataDir)
  const count = releases.toLocaleString('en')
  return [
    row(`${count} releases, board kept, ms`, kept.ms),
    row('… log folded from its beginning, ms', without.ms),
    row('… resident memory, board kept, MB', kept.rssMb),
    row('… resident memory, log folded, MB', without.rssMb),
    row('… database, MB', statSync(join(dataDir, 'guanlan.db')).size / MB),
  ]
}

async function oneStart(dataDir: string): Promise<{ readonly ms: number; readonly rssMb: number }> {
  const port = await freePort()
  const env = { DATA_DIR: dataDir, DATABASE_URL: '', DEMO: '0', PORT: `${port}`, LOG_LEVEL: 'error' }
  const server = new BenchServer({
    ...{ args: ['server/main.ts'], env, port, readyPath: '/readyz', readyWithinMs: READY_WITHIN_MS },
  })
  const ms = await server.start()
  const rssMb = server.rssMb()
  await server.stop()
  return { ms, rssMb }
}
