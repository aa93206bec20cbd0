import { parentPort } from 'node:worker_threads'
import { examineSheets } from '#server/imports/examine/examineSheets.ts'
import type { SheetToExamine } from '#server/imports/examine/sheets.ts'
import { packSheet } from '#server/imports/examine/packSheet.ts'
import { unpackText } from '#server/imports/examine/packed.ts'
import { FileRefusal } from '#server/imports/reading/fileRefusal.ts'
import { readFile } from '#server/imports/reading/readFile.ts'
import type {
  Examined,
  FromThread,
  History,
  KnownSheet,
  ThreadTask,
} from '#server/imports/thread/messages.ts'
import { indexCatalogue } from '#shared/catalogue/catalogue.ts'
import type { SeriesKey } from '#shared/series.ts'
import type { TableGrid } from '#shared/tables/grid.ts'

/*
 * A thread of its own for one file: whatever is in it, the server goes on answering others, and the thread is ended when
 * it takes too long or too much. It asks once for the history of the series that it finds.
 */
const port = parentPort
const tell = (message: FromThread): void => port?.postMessage(message)

const askHistory = (series: readonly SeriesKey[]): Promise<History> =>
  new Promise((resolve) => {
    port?.once('message', (history: History) => resolve(history))
    tell({ kind: 'need', series })
  })

port?.once('message', (task: ThreadTask) => {
  void work(task)
    .catch((error: unknown): FromThread => {
      if (!(error instanceof FileRefusal)) throw error
      return { kind: 'refused', code: error.code, params: error.params }
    })
    .then(tell)
    .then(() => port.close())
})

async function work(task: ThreadTask): Promise<FromThread> {
  const { catalogue, ...ground } = task.ground
  const read = task.kind === 'file' ? await readFile(Buffer.from(task.file)) : undefined
  const sheets = read ? read.sheets.map((grid, n) => ({ n, grid })) : await knownSheets(task)
  const examined = await examineSheets(
    sheets,
    { ...ground, catalogue: indexCatalogue(catalogue) },
    askHistory,
  )
  const answer: Examined = {
    kind: read?.kind ?? 'csv',
    encoding: read?.encoding ?? null,
    sheets: examined.map(packSheet),
  }
  return { kind: 'done', examined: answer }
}

const knownSheets = (task: ThreadTask): Promise<SheetToExamine[]> =>
  Promise.all((task.kind === 'sheets' ? task.sheets : []).map(knownSheet))

async function knownSheet({ n, grid, ...said }: KnownSheet): Promise<SheetToExamine> {
  // Packed by this very code, so its shape is known.
  const unpacked: TableGrid = JSON.parse(await unpackText(grid))
  return { n, grid: unpacked, said }
}
