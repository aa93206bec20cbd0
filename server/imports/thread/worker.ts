import { parentPort } from 'node:worker_threads'
import type { AskRecords } from '#server/imports/lists/examineList.ts'
import type { FoundRecords } from '#shared/ledger/import/foundRecords.ts'
import type { SheetToExamine } from '#server/imports/examine/sheets.ts'
import { FileRefusal } from '#server/imports/reading/fileRefusal.ts'
import type {
  Examined,
  FromThread,
  History,
  KnownSheet,
  ThreadTask,
} from '#server/imports/thread/messages.ts'
import type { SeriesKey } from '#shared/series.ts'
import type { TableGrid } from '#shared/tables/grid.ts'

/*
 * A thread of its own for one file: whatever is in it, the server goes on answering others, and the thread is ended when
 * it takes too long or too much. It asks once for the history of the series that it finds. What reads a file is loaded
 * first, so that a file that cannot be read is answered before what understands tables is there.
 */
const port = parentPort
const reading = import('#server/imports/reading/readFile.ts')
const understanding = reading.then(() => import('#server/imports/examine/understanding.ts'))
understanding.catch(() => undefined) // it is awaited below, perhaps after it has failed
const tell = (message: FromThread): void => port?.postMessage(message)

const askHistory = (series: readonly SeriesKey[]): Promise<History> =>
  new Promise((resolve) => {
    port?.once('message', (history: History) => resolve(history))
    tell({ kind: 'need', series })
  })

const askRecords: AskRecords = (asks) =>
  new Promise((resolve) => {
    port?.once('message', (found: FoundRecords) => resolve(found))
    tell({ kind: 'need-records', asks })
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
  const { readFile } = await reading
  const read = task.kind === 'file' ? await readFile(Buffer.from(task.file)) : undefined
  const { examineList, examineSheets, indexCatalogue, listSheets, packSheet } = await understanding
  const sheets = read ? read.sheets.map((grid, n) => ({ n, grid })) : await knownSheets(task)
  const known = { ...ground, catalogue: indexCatalogue(catalogue) }
  const lists = listSheets(sheets, ground.lists)
  const figures = sheets.filter(({ n }) => !lists.some((list) => list.n === n))
  const examined = [...(await examineSheets(figures, known, askHistory))]
  for (const list of lists) examined.push(await examineList(list, known, askRecords))
  examined.sort((a, b) => a.overview.n - b.overview.n)
  const answer: Examined = {
    kind: read?.kind ?? 'csv',
    encoding: read?.encoding ?? null,
    sheets: examined.map(packSheet),
  }
  return { kind: 'done', examined: answer }
}

const knownSheets = (task: ThreadTask): Promise<SheetToExamine[]> =>
  Promise.all((task.kind === 'sheets' ? task.sheets : []).map(knownSheet))

async function knownSheet({ n, grid, afresh, ...said }: KnownSheet): Promise<SheetToExamine> {
  // Packed by this very code, so its shape is known.
  const { unpackText } = await understanding
  const unpacked = JSON.parse(await unpackText(grid)) as TableGrid
  return { n, grid: unpacked, ...(!afresh && { said }) }
}
