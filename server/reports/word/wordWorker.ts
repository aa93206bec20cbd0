import { parentPort } from 'node:worker_threads'
import { writeWord, type WordPlan } from '#server/reports/word/writeWord.ts'

/* A thread of its own: a long report with its pictures takes some hundred milliseconds, in which others would wait. */
const port = parentPort

port?.once('message', (plan: WordPlan) => {
  void writeWord(plan).then((file) => {
    // A copy of its own size: what the packer hands out may be a view on more, and it is given away, not copied.
    const bytes = new Uint8Array(file)
    port.postMessage(bytes, [bytes.buffer])
    port.close()
  })
})
