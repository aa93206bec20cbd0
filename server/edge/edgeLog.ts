import type { Logger } from 'pino'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { ALONE } from '#server/nodes/bus.ts'
import { tailLog, type Tail } from '#server/nodes/tailLog.ts'
import type { OpenPorts } from '#server/open/openObjects.ts'
import { BoardKeeper } from '#server/releases/boardKeeper.ts'
import { checkpoints } from '#server/releases/checkpoint.ts'
import { PastBoards } from '#server/releases/pastBoards.ts'
import { Timeline } from '#server/releases/timeline.ts'
import type { Store } from '#server/store/store.ts'
import { emptyBoard } from '#shared/board.ts'
import { catalogueOn } from '#shared/catalogue/editedCatalogue.ts'

export interface EdgeLog {
  readonly releases: OpenPorts['releases'] & Pick<BoardKeeper, 'subscribe'>
  readonly tail: Tail
}

/**
 * The board of a node that reads the log and nothing else, from a standby too, where nobody may LISTEN: it looks at the
 * counter each second.
 */
export async function openEdgeLog(
  store: Store,
  log: Logger,
  {
    everyMs,
    onLost,
  }: { readonly everyMs?: number | undefined; readonly onLost?: (() => void) | undefined } = {},
): Promise<EdgeLog> {
  const meta = store.read.selectFrom('meta').select('value').where('key', '=', 'epoch')
  const { value: epoch } = await meta.executeTakeFirstOrThrow()
  const kept = await checkpoints(store, epoch)
  const keeper = new BoardKeeper({ store, log }, kept.newest ?? emptyBoard(epoch))
  await keeper.catchUp(Infinity)
  const past = new PastBoards(store, new Timeline(store), epoch, kept)
  const delivered = loadCatalogue()
  const boardAt: OpenPorts['releases']['boardAt'] = async (seq) =>
    seq === keeper.board().seq ? keeper.board() : past.at(seq)
  const board = () => keeper.board()
  return {
    releases: {
      board,
      boardAt,
      catalogueAt: async (seq) => catalogueOn(delivered, (await boardAt(seq)).catalogue),
      subscribe: (listener) => keeper.subscribe(listener),
    },
    tail: tailLog({
      ...{ store, log, onLost, ...(everyMs !== undefined && { everyMs }) },
      bus: { ...ALONE, isAlone: false },
      releases: { board, catchUp: () => keeper.catchUp() },
    }),
  }
}
