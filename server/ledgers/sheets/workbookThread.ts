import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { limitConcurrency } from '#server/accounts/limitConcurrency.ts'
import type { SheetPlan } from '#server/ledgers/sheets/sheetPlan.ts'

const MEMORY_MB = 768
const LONGEST_MS = 60_000
/** One workbook at a time: each takes a core and some hundred megabytes. */
const inTurn = limitConcurrency(1)

/** The workbook, written by a thread of its own. */
export const workbookOf = (plan: SheetPlan): Promise<Uint8Array> => inTurn(() => inThread(plan))

async function inThread(plan: SheetPlan): Promise<Uint8Array> {
  const worker = new Worker(join(import.meta.dirname, 'workbookWorker.ts'), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  const timer = setTimeout(() => void worker.terminate(), LONGEST_MS)
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      worker.once('message', (file: Uint8Array) => resolve(file))
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the workbook's thread ended with ${code}`)))
      worker.postMessage(plan)
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
