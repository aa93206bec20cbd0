import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { ALONE, type Bus } from '#server/nodes/bus.ts'
import { tailLog, type Tail } from '#server/nodes/tailLog.ts'
import { openReleases, type Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import { REPLAY_LIMIT } from '#shared/contract/live.ts'
import {
  catalogue,
  CITY_DESK,
  historic,
  movableClock,
  oneFigure,
  RETAIL,
} from '#test/server/releases/builders.ts'
import { sqlite, type Place } from '#test/server/store/engines.ts'

/** Others, of whom no word ever comes. */
const SILENT: Bus = { ...ALONE, isAlone: false }
const log = pino({ level: 'silent' })
const SOON = { timeout: 3_000, interval: 2 }

let place: Place
beforeAll(async () => void (place = await sqlite.place()))
afterAll(() => place.remove())

interface Node {
  readonly store: Store
  readonly releases: Releases
  readonly told: number[]
}
let here: Node
let there: Node
beforeEach(async () => void ([here, there] = [await node(), await node()]))

async function node(): Promise<Node> {
  const store = await place.open()
  const clock = movableClock('2020-06-15T02:00:00.000Z')
  const releases = await openReleases({ store, catalogue, clock, log })
  onTestFinished(async () => {
    await releases.close()
    await store.close()
  })
  const told: number[] = []
  releases.subscribe(({ seq }) => told.push(seq))
  return { store, releases, told }
}

function tail({ store, releases }: Node, everyMs: number, read = store.read): Tail {
  const tailing = tailLog({ store: { read }, bus: SILENT, releases, log, everyMs })
  onTestFinished(tailing.close)
  return tailing
}

const publish = ({ releases }: Node, value: number) =>
  releases.publish(CITY_DESK, oneFigure(value, { reason: 'test' }), undefined)

test('a node that hears nothing finds in time what others have released', async () => {
  tail(here, 10)
  for (const value of [1, 2, 3]) await publish(there, value)
  await vi.waitFor(() => expect(here.told).toEqual(there.told), SOON)
  expect(here.told).toHaveLength(3)
})

test('who asks for the present gets what was committed before, and never waits long for a store that is silent', async () => {
  const tailing = tail(here, 60_000)
  for (const value of [4, 5, 6]) {
    const { receipt } = await publish(there, value)
    await Promise.all([tailing.current(), tailing.current()])
    expect(here.releases.board().seq).toBe(receipt.seq)
  }
  const query = vi.spyOn(here.store.read, 'selectFrom').mockImplementation(() => {
    throw new Error('away')
  })
  onTestFinished(() => query.mockRestore())
  await tailing.current()
  expect(tailing.isReading()).toBe(false)
  await tailing.current()
  query.mockRestore()
})

test('a node that is far behind tells of the newest release alone, so that screens take a snapshot', async () => {
  const before = here.releases.board().seq
  await there.releases.importHistory(
    Array.from({ length: REPLAY_LIMIT + 1 }, (_, n) =>
      historic('2020-06-15T01:00:00Z', [{ series: RETAIL, period: '2020-05', value: n, reason: 'test' }]),
    ),
  )
  await here.releases.catchUp()
  expect(here.told).toEqual([before + REPLAY_LIMIT + 1])
  expect(here.releases.board().series).toEqual(there.releases.board().series)
})
