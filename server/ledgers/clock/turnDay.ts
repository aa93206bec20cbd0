import { Failure } from '#server/failure.ts'
import { absentOrders } from '#server/ledgers/clock/absent.ts'
import { overdueOrders } from '#server/ledgers/clock/overdue.ts'
import { waitingOrders } from '#server/ledgers/clock/waiting.ts'
import type { RecordOrder } from '#server/records/records.ts'
import type { Desk, Releases } from '#server/releases/index.ts'
import { periodLabel } from '#shared/period.ts'

/** How many things a release of the clock makes happen at most; the rest follow in the next. */
const MOST_ORDERS = 2_000

/**
 * What a new day brings by itself, as one release: deadlines that passed, days on which somebody was silent, the running
 * figures of the ledgers, and those of periods that are over. True where there may be more to do.
 */
export async function turnDay({ decide }: Pick<Releases, 'decide'>): Promise<boolean> {
  return decide(async (_, desk) => {
    const all = ordersOf(desk)
    const orders = all.slice(0, MOST_ORDERS)
    const made = await publish(desk, orders)
    return made && all.length > orders.length
  })
}

function ordersOf({ ledgers, book, catalogue, today }: Desk): readonly RecordOrder[] {
  const ground = { book, today, workingDays: catalogue.workingDays }
  return [...ledgers.values()].flatMap((ledger) => [
    ...overdueOrders(ledger, ground),
    ...waitingOrders(ledger, ground),
    ...absentOrders(ledger, ground),
  ])
}

/** False where nothing is otherwise than before. What a record's own rules forbid is left out, and happens to no other. */
async function publish(desk: Desk, orders: readonly RecordOrder[]): Promise<boolean> {
  const request = {
    title: `台账结转（${periodLabel(desk.today)}）`,
    owner: desk.catalogue.site.releaseDesk,
    source: undefined,
    demo: orders.length > 0 && orders.every(({ demo }) => demo),
    observations: [],
    records: orders.map((order, i) => ({ ...order, pointer: `/records/${i}` })),
    recalled: desk.turned(),
  }
  try {
    await desk.publish({ request, actor: 'system' })
    return true
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'invalid') throw error
    const refused = new Set(
      error.fields.flatMap(({ pointer }) => /^\/records\/(\d+)/.exec(pointer)?.[1] ?? []),
    )
    if (refused.size === 0) return false
    return publish(
      desk,
      orders.filter((_, i) => !refused.has(String(i))),
    )
  }
}
