import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { limitConcurrency } from '#server/accounts/limitConcurrency.ts'
import { COLUMNS, type Reader } from '#server/exports/columns.ts'
import type { ToWorker } from '#server/exports/excelWorker.ts'
import type { ExportRow } from '#server/exports/exports.ts'
import type { WorkbookFrame } from '#server/exports/workbook.ts'
import { Failure } from '#server/failure.ts'

/** A workbook has no form that can be sent while it is made: what does not fit into memory well is refused. */
export const MOST_ROWS = 150_000
const MEMORY_MB = 768
const LONGEST_MS = 60_000

/** One workbook at a time: each takes a core and some hundred megabytes. */
const inTurn = limitConcurrency(1)

/** The table as an Excel workbook, written by a thread of its own. Throws Failure `export-too-large`. */
export const excelFile = (
  batches: AsyncIterable<readonly ExportRow[]>,
  reader: Reader,
  frame: WorkbookFrame,
): Promise<Uint8Array> => inTurn(() => writeInThread(batches, reader, frame))

async function writeInThread(
  batches: AsyncIterable<readonly ExportRow[]>,
  reader: Reader,
  frame: WorkbookFrame,
): Promise<Uint8Array> {
  const worker = new Worker(join(import.meta.dirname, 'excelWorker.ts'), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  const timer = setTimeout(() => void worker.terminate(), LONGEST_MS)
  const file = answerOf(worker)
  file.catch(() => undefined) // it is awaited below, perhaps after it has failed
  try {
    let sent = 0
    for await (const rows of batches) {
      sent += rows.length
      if (sent > MOST_ROWS) throw new Failure('export-too-large', [], { rows: MOST_ROWS })
      tell(worker, {
        kind: 'rows',
        rows: rows.map((row) => ({
          cells: COLUMNS.map(({ cell }) => cell(row, reader)),
          decimals: row.indicator.decimals,
        })),
      })
    }
    tell(worker, { kind: 'end', frame })
    return await file
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

const tell = (worker: Worker, message: ToWorker): void => worker.postMessage(message)

const answerOf = (worker: Worker): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    worker.once('message', (file: Uint8Array) => resolve(file))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the workbook's thread ended with ${code}`)))
  })
