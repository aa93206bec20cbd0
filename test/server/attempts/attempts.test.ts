import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAttempts, type Attempts } from '#server/attempts/attempts.ts'
import type { Store } from '#server/store/store.ts'
import { postgres, sqlite, type Place } from '#test/server/store/engines.ts'

const LIMIT = { most: 3, windowMs: 60_000 }

/** Lets something happen between the first change that a transaction makes and its next question. */
function afterChange(act: () => Promise<unknown>): KyselyPlugin {
  let waiting: unknown
  let isDone = false
  return {
    transformQuery: ({ node, queryId }) => {
      if (node.kind === 'UpdateQueryNode' && !isDone) waiting = queryId
      return node
    },
    transformResult: async ({ result, queryId }) => {
      if (queryId === waiting && !isDone) {
        isDone = true
        await act()
      }
      return result
    },
  }
}

describe.each([sqlite, postgres()])('attempts on $name', (engine) => {
  let now = Date.parse('2026-11-24T01:00:00Z')
  let place: Place
  let stores: Store[]
  let nodes: Attempts[]
  beforeAll(async () => {
    await engine.start()
    place = await engine.place()
    // The embedded store has one server alone.
    stores = await Promise.all(engine === sqlite ? [place.open()] : [place.open(), place.open()])
    const ports = { clock: { now: () => now }, log: { warn: () => undefined } }
    nodes = await Promise.all(stores.map((store) => openAttempts({ store, ...ports })))
  })
  afterAll(async () => {
    for (const attempts of nodes) await attempts.close()
    for (const store of stores) await store.close()
    await place.remove()
    await engine.stop()
  })
  const node = (i: number): Attempts => nodes[i % nodes.length] as Attempts
  const over = async (name: string, i = 0) => (await node(i).take(name, LIMIT)).isOver

  it('lets through so many in a window, however many come at once to however many nodes', async () => {
    for (let round = 0; round < 20; round++) {
      const name = `many ${round}`
      const taken = await Promise.all(Array.from({ length: 8 }, (_, i) => node(i).take(name, LIMIT)))
      expect(taken.filter(({ isOver }) => !isOver)).toHaveLength(LIMIT.most)
      expect(new Set(taken.map(({ seconds }) => seconds))).toEqual(new Set([60]))
    }
    expect(await over('others', 1)).toBe(false)
  })

  it('counts anew when the window has ended, and says in how many seconds', async () => {
    for (let i = 0; i < LIMIT.most; i++) expect(await over('window', i)).toBe(false)
    now += 45_100
    expect(await node(1).take('window', LIMIT)).toEqual({ isOver: true, seconds: 15 })
    now += 15_000
    expect(await over('window', 1)).toBe(false)
  })

  it('forgets what turned out not to count, and no more than was counted', async () => {
    for (let i = 0; i < 5; i++) {
      expect(await over('given back', i)).toBe(false)
      await node(i + 1).giveBack('given back')
    }
    await node(0).giveBack('given back')
    await node(0).giveBack('never taken')
    for (let i = 0; i < LIMIT.most; i++) expect(await over('given back', i)).toBe(false)
    expect(await over('given back', 1)).toBe(true)
  })

  if (engine !== sqlite)
    it('refuses nobody because another node begins the window at the same moment', async () => {
      const [own] = stores
      if (!own) throw new Error('the store is not open')
      const plugin = afterChange(() => node(1).take('begun at once', LIMIT))
      const write: Store['write'] = (step) => own.write((trx) => step(trx.withPlugin(plugin)))
      const ports = { clock: { now: () => now }, log: { warn: () => undefined } }
      const raced = await openAttempts({ store: { ...own, write }, ...ports })
      expect(await raced.take('begun at once', LIMIT)).toMatchObject({ isOver: false })
      await raced.close()
      for (const isOver of [false, true]) expect(await over('begun at once')).toBe(isOver)
    })
})
