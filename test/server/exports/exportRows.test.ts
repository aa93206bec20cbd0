import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catalogue } from '#test/support/boardFixture.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { csvText } from '#server/exports/csvText.ts'
import type { ExportRow } from '#server/exports/exports.ts'
import { openExports } from '#server/exports/index.ts'
import { systemClock } from '#server/clock.ts'
import { openStore } from '#server/store/openStore.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ env: { DEMO: '1' } })
}, 60_000)
afterAll(() => server.stop())

test('the whole history of the demonstration is read no further than it is taken, and others have their turn', async () => {
  const store = await openStore({ dataDir: server.dataDir, databaseUrl: '', exclusive: false })
  try {
    let queries = 0
    const counting = store.read.withPlugin({
      transformQuery: ({ node }) => (queries++, node),
      transformResult: async ({ result }) => result,
    })
    const exports = openExports({
      ...{ store: { ...store, read: counting }, catalogue, clock: systemClock },
      releases: server.releases,
    })
    const { body } = await exports.all({}, { format: 'csv', lang: 'zh-CN' })
    let taken = 0
    let largest = 0
    let turns = 0
    let done = false
    const others = (async () => {
      while (!done) {
        await setImmediate()
        turns++
      }
    })()
    for await (const piece of body) {
      taken++
      largest = Math.max(largest, piece.length)
      expect(queries).toBeLessThanOrEqual(taken)
      if (taken === 3) {
        const before = queries
        for (let i = 0; i < 50; i++) await setImmediate() // a reader that pauses
        expect(queries).toBe(before)
      }
    }
    done = true
    await others
    expect(taken).toBeGreaterThan(200)
    expect(turns).toBeGreaterThan(taken)
    expect(largest).toBeLessThan(1_000_000) // characters, of a file of some millions
  } finally {
    await store.close()
  }
})

test('a batch becomes one piece of text', async () => {
  async function* batches(): AsyncGenerator<readonly ExportRow[]> {
    yield []
    yield []
  }
  const pieces = []
  for await (const piece of csvText(batches(), { catalogue, locale: 'en', projectName: () => undefined }))
    pieces.push(piece)
  expect(pieces.length).toBe(3)
})
