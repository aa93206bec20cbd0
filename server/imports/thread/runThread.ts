import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { FileRefusal } from '#server/imports/reading/fileRefusal.ts'
import { LONGEST_MS, LONGEST_ON_CLOCK_MS, MEMORY_MB } from '#server/imports/reading/limits.ts'
import type {
  Examined,
  FromThread,
  History,
  ThreadGround,
  ThreadTask,
} from '#server/imports/thread/messages.ts'
import type { FoundRecords, RecordAsk } from '#shared/ledger/import/foundRecords.ts'
import type { SeriesKey } from '#shared/series.ts'

export interface ThreadPorts {
  readonly historyOf: (series: readonly SeriesKey[]) => History
  /** As far as whoever brings the list may know of them. */
  readonly recordsOf: (asks: readonly RecordAsk[], by: ThreadGround['by']) => Promise<FoundRecords>
  /** In place of {@link LONGEST_MS}. */
  readonly longestMs?: number
}

/** Threads for files: each does one task and is ended, and one more waits with everything loaded. */
export interface Threads {
  /** Throws FileRefusal, also where the thread took too long or too much memory. */
  readonly run: (task: ThreadTask) => Promise<Examined>
  /** Has a thread ready for whoever is about to bring a file. */
  readonly warm: () => void
  readonly close: () => Promise<void>
}

export function openThreads({ historyOf, recordsOf, longestMs = LONGEST_MS }: ThreadPorts): Threads {
  let spare: Worker | undefined
  let closed = false
  const warm = (): void => {
    if (closed) return
    spare ??= newThread().once('exit', () => (spare = undefined))
    spare.unref()
  }
  return {
    warm,
    run: async (task) => {
      const worker = spare ?? newThread()
      worker.removeAllListeners('exit')
      spare = undefined
      worker.ref()
      try {
        return await answerOf(worker, task, { historyOf, recordsOf, longestMs })
      } finally {
        await worker.terminate()
        warm()
      }
    },
    close: async () => {
      closed = true
      await spare?.terminate()
    },
  }
}

const LOOK_EVERY_MS = 500

const newThread = (): Worker =>
  new Worker(join(import.meta.dirname, 'worker.ts'), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  }).on('error', () => undefined)

const answerOf = (
  worker: Worker,
  task: ThreadTask,
  { historyOf, recordsOf, longestMs }: Required<ThreadPorts>,
): Promise<Examined> =>
  new Promise<Examined>((resolve, reject) => {
    const began = performance.now()
    const timer = setInterval(() => {
      if (performance.now() - began > LONGEST_ON_CLOCK_MS) tooSlow()
      void worker.cpuUsage().then(({ user, system }) => {
        if ((user + system) / 1_000 > longestMs) tooSlow()
      }, ignore)
    }, LOOK_EVERY_MS)
    const tooSlow = (): void => {
      reject(new FileRefusal('too-slow'))
      void worker.terminate()
    }
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'need') worker.postMessage(historyOf(message.series))
      else if (message.kind === 'need-records')
        recordsOf(message.asks, task.ground.by).then((found) => worker.postMessage(found), reject)
      else if (message.kind === 'done') resolve(message.examined)
      else reject(new FileRefusal(message.code, message.params))
    })
    worker.once('error', (error: Error) =>
      reject(isOutOfMemory(error) ? new FileRefusal('too-much-memory') : error),
    )
    worker.once('exit', (code) => {
      clearInterval(timer)
      reject(new Error(`the thread that reads files ended with ${code}`))
    })
    worker.postMessage(task, task.kind === 'file' ? transferable(task.file) : [])
  })

/** The thread has ended meanwhile. */
const ignore = (): void => undefined

const isOutOfMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** Bytes of their own are given away; those that share a pool are copied. */
const transferable = ({ buffer, byteLength }: Uint8Array): ArrayBuffer[] =>
  buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
