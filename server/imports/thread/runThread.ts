import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { FileRefusal } from '#server/imports/reading/fileRefusal.ts'
import { LONGEST_MS, MEMORY_MB } from '#server/imports/reading/limits.ts'
import type { Examined, FromThread, History, ThreadTask } from '#server/imports/thread/messages.ts'
import type { SeriesKey } from '#shared/series.ts'

export interface ThreadPorts {
  readonly historyOf: (series: readonly SeriesKey[]) => History
  /** In place of {@link LONGEST_MS}. */
  readonly longestMs?: number
}

/** Does the task in a thread of its own. Throws FileRefusal, also where the thread took too long or too much memory. */
export async function runThread(
  task: ThreadTask,
  { historyOf, longestMs = LONGEST_MS }: ThreadPorts,
): Promise<Examined> {
  const worker = new Worker(join(import.meta.dirname, 'worker.ts'), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  let late = false
  const timer = setTimeout(() => {
    late = true
    void worker.terminate()
  }, longestMs)
  try {
    return await new Promise<Examined>((resolve, reject) => {
      worker.on('message', (message: FromThread) => {
        if (message.kind === 'need') worker.postMessage(historyOf(message.series))
        else if (message.kind === 'done') resolve(message.examined)
        else reject(new FileRefusal(message.code, message.params))
      })
      worker.once('error', (error: Error) =>
        reject(isOutOfMemory(error) ? new FileRefusal('too-much-memory') : error),
      )
      worker.once('exit', (code) =>
        reject(
          late ? new FileRefusal('too-slow') : new Error(`the thread that reads files ended with ${code}`),
        ),
      )
      worker.postMessage(task, task.kind === 'file' ? transferable(task.file) : [])
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

const isOutOfMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** Bytes of their own are given away; those that share a pool are copied. */
const transferable = ({ buffer, byteLength }: Uint8Array): ArrayBuffer[] =>
  buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
