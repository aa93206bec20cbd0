import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { makeBackup } from '#server/backup/makeBackup.ts'
import { openStore } from '#server/store/openStore.ts'

/*
 * A thread of its own: copying and hashing a store takes seconds, in which the server answers others.
 */
const Order = z.strictObject({ dataDir: z.string(), databaseUrl: z.string(), to: z.string(), at: z.number() })

const { to, at, ...place } = Order.parse(workerData)
const store = await openStore({ ...place, exclusive: false })
try {
  parentPort?.postMessage(await makeBackup({ store, clock: { now: () => at }, by: 'system' }, to))
} finally {
  await store.close()
}
