import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Manifest } from '#server/backup/manifest.ts'

export interface BackupOrder {
  readonly dataDir: string
  readonly databaseUrl: string
  /** A folder that is not there yet. */
  readonly to: string
  /** Epoch milliseconds: when it is, by the server's clock. */
  readonly at: number
}

export interface BackupInThread {
  /** Makes a backup beside a server that goes on; throws what it threw. */
  readonly make: (order: BackupOrder) => Promise<Manifest>
  readonly isClosed: () => boolean
  /** Ends what is under way; what it left unfinished is taken away by a later backup. */
  readonly close: () => Promise<void>
}

export function backupInThread(): BackupInThread {
  let closed = false
  let worker: Worker | undefined
  return {
    make: async ({ dataDir, databaseUrl, to, at }) => {
      const made = new Worker(join(import.meta.dirname, 'worker.ts'), {
        workerData: { dataDir, databaseUrl, to, at },
      })
      worker = made
      return new Promise<Manifest>((resolve, reject) => {
        made.once('message', (answer) => resolve(Manifest.parse(answer)))
        made.once('error', reject)
        made.once('exit', (code) => reject(new Error(`the thread of the backup ended with ${code}`)))
      }).finally(() => (worker = undefined))
    },
    isClosed: () => closed,
    close: async () => {
      closed = true
      await worker?.terminate()
    },
  }
}
