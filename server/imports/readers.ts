import { limitConcurrency } from '#server/accounts/limitConcurrency.ts'
import { instantOf } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { fileKind } from '#server/imports/reading/fileKind.ts'
import { FileRefusal } from '#server/imports/reading/fileRefusal.ts'
import { findRecords } from '#server/imports/lists/findRecords.ts'
import { ledgersOf } from '#server/imports/lists/offeredLedgers.ts'
import { readListMappings, readMappings } from '#server/imports/repository.ts'
import type { ImportPorts } from '#server/imports/ports.ts'
import type { Examined, History, KnownSheet, ThreadTask } from '#server/imports/thread/messages.ts'
import { openThreads } from '#server/imports/thread/runThread.ts'
import type { Board } from '#shared/board.ts'
import type { Catalogue, CatalogueData } from '#shared/catalogue/catalogue.ts'
import { shanghaiDay } from '#shared/period.ts'
import { projectSubject } from '#shared/subject.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { SeriesKey } from '#shared/series.ts'

/** Threads at once, and files that one person may have under way: one being read and one that waits. */
const THREADS = 2
const FILES_A_PERSON = 2

export interface Order {
  readonly actor: Actor
  readonly owner: string
  readonly fileName: string
  /** The ledger that whoever brought the file has chosen. */
  readonly ledger?: string | undefined
}

/** Reads files and judges sheets in threads, a few at a time. */
export interface Readers {
  /** Throws Failure: why the file cannot be taken, or `import-busy`. */
  readonly read: (order: Order, file: Uint8Array) => Promise<Examined>
  /** Has a thread ready for whoever is about to bring a file. */
  readonly warm: () => void
  readonly close: () => Promise<void>
  readonly judge: (order: Order, sheets: readonly KnownSheet[]) => Promise<Examined>
}

export function openReaders(ports: ImportPorts): Readers {
  const inTurn = limitConcurrency(THREADS)
  const threads = openThreads({
    historyOf: (series) => historyOf(ports.releases.board(), series),
    recordsOf: (asks, by) => findRecords(ports.releases, asks, by),
  })
  const underWay = new Map<string, number>()

  const run = async ({ actor }: Order, task: ThreadTask): Promise<Examined> => {
    const mine = underWay.get(actor.id) ?? 0
    if (mine >= FILES_A_PERSON) throw new Failure('import-busy')
    underWay.set(actor.id, mine + 1)
    try {
      return await inTurn(() => threads.run(task))
    } catch (error) {
      throw asFailure(error)
    } finally {
      const left = (underWay.get(actor.id) ?? 1) - 1
      if (left > 0) underWay.set(actor.id, left)
      else underWay.delete(actor.id)
    }
  }
  const groundOf = async ({ actor, owner, fileName, ledger }: Order) => ({
    catalogue: dataOf(ports.releases.catalogue()),
    owner,
    fileName,
    today: shanghaiDay(ports.clock.now()),
    projects: projectCodes(ports.releases.board()),
    remembered: await readMappings(ports.store.read, owner),
    by: { role: actor.role, owner: actor.owner },
    lists: {
      ledgers: ledgersOf(actor, ports.releases),
      titles: Object.fromEntries(
        [...ports.releases.ledgers().values()].map(({ code, title: [first = ''] }) => [code, first]),
      ),
      remembered: await readListMappings(ports.store.read, owner),
      chosen: ledger,
      now: nowOf(ports),
    },
  })
  return {
    warm: threads.warm,
    close: threads.close,
    read: async (order, file) => {
      refuseAtOnce(file)
      return run(order, { kind: 'file', file, ground: await groundOf(order) })
    },
    judge: async (order, sheets) => run(order, { kind: 'sheets', sheets, ground: await groundOf(order) }),
  }
}

const historyOf = ({ series: known }: Board, series: readonly SeriesKey[]): History =>
  Object.fromEntries(series.map((key) => [key, known[key] ?? []]))

/** What a file is shows at its beginning and its end; most that are no tables need no thread to be told apart. */
function refuseAtOnce(file: Uint8Array): void {
  try {
    fileKind(Buffer.from(file.buffer, file.byteOffset, file.byteLength))
  } catch (error) {
    throw asFailure(error)
  }
}

const asFailure = (error: unknown): unknown =>
  error instanceof FileRefusal ? new Failure(`file-${error.code}`, [], error.params) : error

/** Projects by name; of two with one name neither is meant. */
function projectCodes({ records }: Board): Record<string, string> {
  const named = Map.groupBy(Object.values(records['project'] ?? {}), ({ fields }) => fields['name'])
  return Object.fromEntries(
    [...named].flatMap(([name, [first, ...others]]) =>
      typeof name === 'string' && first && others.length === 0 ? [[name, projectSubject(first.id)]] : [],
    ),
  )
}

/** What can be sent to a thread: the data without the look-ups. */
const dataOf = (catalogue: Catalogue): CatalogueData => ({
  site: catalogue.site,
  domains: catalogue.domains,
  groups: catalogue.groups,
  owners: catalogue.owners,
  units: catalogue.units,
  rules: catalogue.rules,
  subjects: catalogue.subjects,
  indicators: catalogue.indicators,
  retired: catalogue.retired,
  planCurves: catalogue.planCurves,
  lightRules: catalogue.lightRules,
  workingYears: catalogue.workingYears,
})

export const nowOf = ({ clock }: Pick<ImportPorts, 'clock'>): string => instantOf(clock.now())
