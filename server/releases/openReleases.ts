import { Failure } from '#server/failure.ts'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { viewAt } from '#server/records/viewAt.ts'
import { openRecordBook } from '#server/records/recordBook.ts'
import { standingTallies } from '#server/records/tallies/standingTallies.ts'
import { BoardKeeper } from '#server/releases/boardKeeper.ts'
import { latestSnapshot } from '#server/releases/boardSnapshot.ts'
import { checkpoints } from '#server/releases/checkpoint.ts'
import { considerRelease } from '#server/releases/considerRelease.ts'
import { decideRelease } from '#server/releases/decideRelease.ts'
import { editLedgers, rehearseLedgers } from '#server/releases/definitions/edit.ts'
import { ledgerHistory } from '#server/releases/definitions/history.ts'
import { wallHistory } from '#server/releases/walls/history.ts'
import { editCatalogue, rehearseCatalogue } from '#server/releases/editCatalogue.ts'
import { explain } from '#server/releases/derive/explain.ts'
import { recordBehind } from '#server/releases/derive/recordBehind.ts'
import { talliedAt } from '#server/releases/derive/talliedAt.ts'
import { openHistory } from '#server/releases/history.ts'
import { importHistory } from '#server/releases/importHistory.ts'
import { indicatorHistory } from '#server/releases/indicatorHistory.ts'
import { listSeries } from '#server/releases/listSeries.ts'
import { openCatalogue } from '#server/releases/openCatalogue.ts'
import { publishRelease } from '#server/releases/publishRelease.ts'
import { rehearseRelease } from '#server/releases/rehearseRelease.ts'
import { readObservations, readVintages } from '#server/releases/readVintages.ts'
import { readProvenance } from '#server/releases/readProvenance.ts'
import type { ReleasePorts, Releases } from '#server/releases/releases.ts'
import { undoOf } from '#server/releases/undoOf.ts'
import { releasesAfter } from '#server/releases/releasesAfter.ts'
import { emptyBoard } from '#shared/board.ts'
import { REPLAY_LIMIT } from '#shared/contract/live.ts'
import { shanghaiDay } from '#shared/period.ts'
import { indicatorOf } from '#shared/series.ts'

const BOARD_NOT_KEPT = 'the board was not kept; the next start takes longer'

/** Folds the log into the board and opens it for publishing. Throws a StartError for a log that is damaged. */
export async function openReleases(ports: ReleasePorts): Promise<Releases> {
  const { store, log } = ports
  const meta = store.read.selectFrom('meta').select('value').where('key', '=', 'epoch')
  const { value: epoch } = await meta.executeTakeFirstOrThrow()
  const kept = await checkpoints(store, epoch)
  const { keep } = kept
  const keeper = new BoardKeeper(ports, kept.newest ?? emptyBoard(epoch))
  await keeper.catchUp(Infinity)
  await keep(keeper.board()).catch((error: unknown) => log.warn({ err: error }, BOARD_NOT_KEPT))
  const records = await openRecordBook(ports)
  const board = () => keeper.board()
  const snapshot = latestSnapshot(board)
  const history = openHistory(ports, keeper, snapshot, kept)
  const catalogues = openCatalogue(ports, keeper)
  /** What this concern works with at this moment: the ports over the catalogue as it stands. */
  const now = () => ({ ...ports, ...catalogues.now(), records, tallies })
  const { workingDays } = ports.catalogue
  const tallies = standingTallies(records, workingDays, () => catalogues.now().ledgers)
  now()
  const editing = { delivered: ports.catalogue, now, keeper }

  let closed = false
  const refuseWhenClosed = () => {
    if (closed) throw new Failure('unavailable')
  }
  /** What comes after a commit must not make it look failed. */
  let aftermath: Promise<unknown> = Promise.resolve()
  const afterwards = (work: Promise<void>, loss: string): Promise<unknown> => {
    const safe = work.catch((error: unknown) => log.warn({ err: error }, loss))
    return (aftermath = Promise.all([aftermath, safe]))
  }

  return {
    board,
    catalogue: () => catalogues.now().catalogue,
    ledgers: () => catalogues.now().ledgers,
    records,
    catalogueAt: async (seq) => (await catalogues.at(seq)).catalogue,
    snapshot,
    ...history,
    publish: async (actor, body, idempotencyKey, permit) => {
      refuseWhenClosed()
      const answer = await publishRelease(now, keeper, actor, body, idempotencyKey, permit)
      void afterwards(keep(board()), BOARD_NOT_KEPT)
      return answer
    },
    decide: async (step) => {
      refuseWhenClosed()
      const result = await decideRelease(now, keeper, step)
      void afterwards(keep(board()), BOARD_NOT_KEPT)
      return result
    },
    rehearse: async (actor, body, permit) => {
      refuseWhenClosed()
      return rehearseRelease(now, keeper, actor, body, permit)
    },
    consider: async (step) => {
      refuseWhenClosed()
      return considerRelease(now, keeper, step)
    },
    editCatalogue: async (actor, body) => {
      refuseWhenClosed()
      const receipt = await editCatalogue(editing, actor, body)
      void afterwards(keep(board()), BOARD_NOT_KEPT)
      return receipt
    },
    rehearseCatalogue: (actor, body) => rehearseCatalogue(editing, actor, body),
    indicatorHistory: (code) => indicatorHistory(store, ports.catalogue, code),
    editLedgers: async (actor, body) => {
      refuseWhenClosed()
      const receipt = await editLedgers(editing, actor, body)
      void afterwards(keep(board()), BOARD_NOT_KEPT)
      return receipt
    },
    rehearseLedgers: (actor, body) => rehearseLedgers(editing, actor, body),
    ledgerHistory: (code) => ledgerHistory(store.read, loadLedgers(), code),
    wallHistory: (part, code) => wallHistory(store.read, part, code),
    undoOf: (seq) => undoOf(now(), seq),
    importHistory: async (history, options) => {
      refuseWhenClosed()
      const { counts, seq } = await importHistory(now(), history, options)
      await records.catchUp()
      await keeper.catchUp(seq)
      if (counts.releases === 0) return counts
      await afterwards(keep(board(), true), BOARD_NOT_KEPT)
      await afterwards(store.keepCopy('after-import'), 'no backup was made after the import')
      return counts
    },
    releasesAfter: (seq, limit) => releasesAfter(store, keeper, seq, limit),
    observations: async (key, { asOf, ...range }) => {
      const seq = asOf && (await history.seqAsOf(asOf))
      return readObservations(now(), key, { ...range, seq })
    },
    vintages: (key, period, named = false) => readVintages(now(), key, { period, named }),
    provenance: async ({ asOf, ...question }) => {
      const seq = asOf ? await history.seqAsOf(asOf) : board().seq
      const { catalogue, derivations, ledgers, definitions } = await catalogues.at(seq)
      const provenance = await readProvenance({ store, catalogue }, { ...question, seq })
      const { series, period, vintages } = provenance
      const [current] = vintages.slice(-1)
      const day = shanghaiDay(current ? Date.parse(current.at) : ports.clock.now())
      const tallied = talliedAt({
        ...{
          view: records,
          ledger: (code) => ledgers.get(code),
          workingDays,
          day,
          tallies: tallies(ledgers),
        },
        seq: seq < records.seq() ? seq : undefined,
      })
      const formula =
        period && (await explain(store.read, derivations, ledgers, { series, period, seq, tallied }))
      const definition = definitions().get(indicatorOf(series)) ?? null
      const known = seq < records.seq() ? viewAt(records, seq) : records
      const record = period ? recordBehind({ catalogue, ledgers, view: known }, series, period) : undefined
      return { ...provenance, definition, formula, ...(record && { record }) }
    },
    seriesList: (filter) => listSeries(now(), board().seq, filter),
    subscribe: (listener) => keeper.subscribe(listener),
    catchUp: async () => {
      await records.catchUp()
      // Whoever has missed that much takes a snapshot; the last one shows them the gap.
      const isFarBehind = records.seq() - board().seq > REPLAY_LIMIT
      await keeper.catchUp(isFarBehind ? records.seq() - 1 : 0)
    },
    close: async () => {
      closed = true
      await history.close()
      await aftermath
    },
  }
}
