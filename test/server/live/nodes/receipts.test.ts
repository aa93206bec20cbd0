import { expect, test, vi } from 'vitest'
import { openReceiptTalk } from '#server/live/nodes/receiptTalk.ts'
import { TIMES_TOLD, told } from '#server/live/nodes/receiptReport.ts'
import { receiptBook } from '#server/live/receiptBook.ts'
import { summary } from '#server/live/receiptSummary.ts'
import type { Face } from '#shared/contract/live.ts'
import { busHub } from '#test/support/busHub.ts'

const TWO_WALLS = new Map<Face, number>([['wall', 2]])

/** A node's book and its talk with the others. */
function node(hub: ReturnType<typeof busHub>, name: string) {
  const bus = hub.join(name)
  const book = receiptBook()
  const talk = openReceiptTalk(bus, book, () => undefined)
  const paint = (seq: number, ms: number): void => {
    book.painted({ face: 'wall', after: seq - 1, seq, ms })
    talk.tell(book.takeReports())
  }
  return { book, bus, paint }
}

test('what nodes say of one release adds up, whichever hears of it first', () => {
  const hub = busHub()
  const [a, b] = [node(hub, 'a'), node(hub, 'b')]
  b.book.announce(1, TWO_WALLS, 0)
  b.paint(1, 20)
  expect(a.book.newest()).toEqual([]) // it has not reached this node
  a.book.announce(1, TWO_WALLS, 0)
  a.paint(1, 40)
  b.paint(1, 60)
  const whole = { seq: 1, following: 4, painted: 3, p50: 40, p95: 60 }
  expect(a.book.newest()).toMatchObject([whole])
  expect(b.book.newest()).toMatchObject([whole])
  expect(a.book.takeChanged()).toMatchObject([whole])
})

test('a node that comes later, or has missed something, is told again and counts nothing twice', () => {
  const hub = busHub()
  const a = node(hub, 'a')
  a.book.announce(1, TWO_WALLS, 0)
  a.paint(1, 20)
  const b = node(hub, 'b')
  b.book.announce(1, TWO_WALLS, 0)
  expect(b.book.newest()).toMatchObject([{ following: 4, painted: 1 }])
  b.bus.gap()
  a.bus.gap()
  expect(b.book.newest()).toMatchObject([{ following: 4, painted: 1 }])
  expect(a.book.newest()).toMatchObject([{ following: 4, painted: 1 }])
})

test('of thousands of screens the percentiles of all nodes are told to within a hundredth of the ranks', () => {
  const seed = 7
  vi.spyOn(Math, 'random').mockImplementation(
    (
      (state) => () =>
        (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647
    )(seed),
  )
  const nodes = [3_000, 500, 40].map((count, n) =>
    Array.from({ length: count }, () => 5 + n * 20 + Math.random() ** 3 * 400),
  )
  vi.restoreAllMocks()
  const merged = summary(
    1,
    nodes.map((times) => ({ face: 'wall', following: 0, painted: times.length, times: told(times) })),
  )
  const all = nodes.flat().toSorted((a, b) => a - b)
  const rankOf = (ms: number | null): number => all.filter((one) => one <= (ms ?? 0)).length / all.length
  expect(merged.painted).toBe(all.length)
  expect(told(all)).toHaveLength(TIMES_TOLD)
  expect(Math.abs(rankOf(merged.p50) - 0.5), `seed ${seed}`).toBeLessThan(0.011)
  expect(Math.abs(rankOf(merged.p95) - 0.95), `seed ${seed}`).toBeLessThan(0.011)
})
