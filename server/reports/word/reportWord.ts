import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { limitConcurrency } from '#server/accounts/limitConcurrency.ts'
import type { ReportDocument } from '#shared/report/document.ts'
import type { ReportTerms } from '#shared/report/reportFigures.ts'
import { DEMO_NOTICE } from '#shared/report/paper/officialLayout.ts'
import { paperParts } from '#shared/report/paper/paperParts.ts'
import type { DrawnPicture } from '#server/reports/pictures/drawnPicture.ts'
import type { WordPlan } from '#server/reports/word/writeWord.ts'

export interface WordMatter {
  readonly terms: ReportTerms
  /** Who signs: the bureau's name in Chinese. */
  readonly bureau: string
  /** Those of the document, in its order. */
  readonly pictures: readonly DrawnPicture[]
}

const MEMORY_MB = 512
const LONGEST_MS = 60_000
/** One file at a time: each takes a core. */
const inTurn = limitConcurrency(1)

/** The report as a Word file (.docx) in the layout of official documents, GB/T 9704, written by a thread of its own. */
export const reportWord = (document: ReportDocument, matter: WordMatter): Promise<Uint8Array> =>
  inTurn(() => inThread(planOf(document, matter)))

const planOf = (document: ReportDocument, { terms, bureau, pictures }: WordMatter): WordPlan => ({
  parts: paperParts(document, bureau, terms.issued),
  pictures,
  title: document.title,
  author: bureau,
  notice: document.demo ? DEMO_NOTICE : null,
})

async function inThread(plan: WordPlan): Promise<Uint8Array> {
  const worker = new Worker(join(import.meta.dirname, 'wordWorker.ts'), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  const timer = setTimeout(() => void worker.terminate(), LONGEST_MS)
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      worker.once('message', (file: Uint8Array) => resolve(file))
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the thread of a Word file ended with ${code}`)))
      worker.postMessage(plan)
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
