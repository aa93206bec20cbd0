import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { openBus, type Bus, type BusPorts } from '#server/nodes/bus.ts'
import { FORGET_AFTER_MS, gossip } from '#server/nodes/gossip.ts'
import { openStore } from '#server/store/openStore.ts'
import type { Store } from '#server/store/store.ts'
import { postgresPlace, type PostgresPlace } from '#test/support/postgresPlace.ts'

let place: PostgresPlace
let store: Store
beforeAll(async () => {
  place = await postgresPlace()
  store = await openStore({ dataDir: '', databaseUrl: place.url, exclusive: false })
})
afterAll(async () => {
  await store.close()
  await place.remove()
})

const quiet = { warn: () => undefined, error: () => undefined }

async function join(log: BusPorts['log'] = quiet): Promise<Bus> {
  const bus = await openBus({ store, databaseUrl: place.url, log })
  onTestFinished(bus.close)
  return bus
}

/** What a node hears of a topic, in order. */
function heard(bus: Bus, topic: string): unknown[] {
  const messages: unknown[] = []
  bus.hear(topic, (message, from) => messages.push([message, from]))
  return messages
}

const SOON = { timeout: 3_000, interval: 5 }

test('word goes to all others in the order in which it was told, and to nobody who tells it', async () => {
  const [a, b, c] = [await join(), await join(), await join()]
  const [atA, atB, atC] = [heard(a, 'x'), heard(b, 'x'), heard(c, 'x')]
  const told = Array.from({ length: 20 }, (_, n) => ({ n: n >> 1, text: '观澜 "\u0000\\' }))
  told.forEach((message) => a.tell('x', message))
  a.tell('another topic', 0)
  await vi.waitFor(() => expect([atB.length, atC.length]).toEqual([20, 20]), SOON)
  expect(atB).toEqual(told.map((message) => [message, a.node]))
  expect(atC).toEqual(atB)
  expect(atA).toEqual([])
})

test('word told with a transaction comes when it commits, and never where it does not', async () => {
  const [a, b] = [await join(), await join()]
  const atB = heard(b, 'x')
  const failed = store.write(async (trx) => {
    await a.tellWith(trx, 'x', 'never')
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  await store.write(async (trx) => {
    await a.tellWith(trx, 'x', 'done')
    a.tell('x', 'before it')
    await vi.waitFor(() => expect(atB).toHaveLength(1), SOON)
  })
  await vi.waitFor(() => expect(atB).toHaveLength(2), SOON)
  expect(atB.map((one) => (one as unknown[])[0])).toEqual(['before it', 'done'])
})

test('what is too long to be told, and a listener that fails, are logged and harm nobody', async () => {
  const errors: string[] = []
  const log = { ...quiet, error: (_: unknown, text?: string) => void errors.push(String(text)) }
  const [a, b] = [await join(log), await join(log)]
  b.hear('x', () => {
    throw new Error('bad listener')
  })
  const atB = heard(b, 'x')
  a.tell('x', 'y'.repeat(8_000))
  a.tell('x', 1)
  await vi.waitFor(() => expect(atB).toEqual([[1, a.node]]), SOON)
  expect(errors).toHaveLength(2)
})

test('a connection that was cut is made anew, and whoever may have missed something is told so', async () => {
  const [a, b] = [await join(), await join()]
  const gaps: string[] = []
  b.onGap(() => gaps.push('b'))
  const atB = heard(b, 'x')
  const admin = new pg.Client({ connectionString: place.adminUrl })
  await admin.connect()
  for (let round = 1; round <= 2; round++) {
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1`, [
      'guanlan nodes',
    ])
    await vi.waitFor(() => expect(gaps).toHaveLength(round), SOON)
    await vi.waitFor(() => {
      a.tell('x', round)
      expect(atB.at(-1)).toEqual([round, a.node])
    }, SOON)
  }
  await admin.end()
})

test('nodes know what the others say of themselves, however long it is, and forget who is silent', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const [a, b] = [await join(), await join()]
  const Names = z.array(z.string())
  const [fromA, fromB] = [gossip(a, 'names', Names), gossip(b, 'names', Names)]
  let changes = 0
  fromB.onChange(() => (changes += 1))
  const long = Array.from({ length: 5_000 }, (_, n) => `屏${(n * 7_919) % 10_007}`)
  fromA.say(['will be', 'replaced'])
  fromA.say(long)
  fromB.say(['b'])
  await vi.waitFor(() => expect(fromB.others().get(a.node)).toEqual(long), SOON)
  await vi.waitFor(() => expect(fromA.others().get(b.node)).toEqual(['b']), SOON)
  expect(changes).toBe(1)
  a.tell('names', { text: '"no list"' })
  fromA.close()
  await vi.advanceTimersByTimeAsync(FORGET_AFTER_MS / 2)
  expect(fromB.others().size).toBe(1)
  await vi.advanceTimersByTimeAsync(2 * FORGET_AFTER_MS)
  expect(fromB.others().size).toBe(0)
  expect(changes).toBe(2)
  fromB.close()
})

test('several installations in one database do not hear each other', async () => {
  const a = await join()
  const client = new pg.Client({ connectionString: place.ownerUrl })
  await client.connect()
  await client.query('create schema another')
  await client.end()
  const databaseUrl = `${place.ownerUrl}?options=${encodeURIComponent('-c search_path=another')}`
  const other = await openStore({ dataDir: '', databaseUrl, exclusive: false })
  const [b, c] = [await openBus({ store: other, databaseUrl, log: quiet }), await join()]
  const [atB, atC] = [heard(b, 'x'), heard(c, 'x')]
  a.tell('x', 1)
  await vi.waitFor(() => expect(atC).toHaveLength(1), SOON)
  expect(atB).toEqual([])
  await b.close()
  await other.close()
})
