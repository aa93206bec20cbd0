import { parentPort } from 'node:worker_threads'
import { makeWorkbook, type WorkbookFrame, type WorkbookRow } from '#server/exports/workbook.ts'

/*
 * A thread of its own: writing forty thousand rows takes a second and a half, in which the server answers others. It
 * is told rows as they are read, and the frame when there are no more.
 */
export type ToWorker =
  | { readonly kind: 'rows'; readonly rows: readonly WorkbookRow[] }
  | { readonly kind: 'end'; readonly frame: WorkbookFrame }

const port = parentPort
const rows: WorkbookRow[] = []

port?.on('message', (message: ToWorker) => {
  if (message.kind === 'rows') rows.push(...message.rows)
  else
    void makeWorkbook(rows, message.frame).then((file) => {
      // A copy of its own size: what the writer hands out may be a view on more, and it is given away, not copied.
      const bytes = new Uint8Array(file)
      port.postMessage(bytes, [bytes.buffer])
      port.close()
    })
})
