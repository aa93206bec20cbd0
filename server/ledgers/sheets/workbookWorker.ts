import { parentPort } from 'node:worker_threads'
import { listWorkbook } from '#server/ledgers/sheets/listWorkbook.ts'
import type { SheetPlan } from '#server/ledgers/sheets/sheetPlan.ts'

/* A thread of its own: writing twenty thousand rows takes seconds, in which the server answers others. */
const port = parentPort

port?.once('message', (plan: SheetPlan) => {
  void listWorkbook(plan).then((file) => {
    // A copy of its own size: what the writer hands out may be a view on more, and it is given away, not copied.
    const bytes = new Uint8Array(file)
    port.postMessage(bytes, [bytes.buffer])
    port.close()
  })
})
