import { expect, test } from 'vitest'
import { verifyAudit } from '#server/audit/verifyAudit.ts'
import { readLog } from '#server/releases/releaseLog.ts'
import { openStore } from '#server/store/openStore.ts'
import { applyReleases } from '#shared/applyRelease.ts'
import { emptyBoard } from '#shared/board.ts'
import { killedAfter } from '#test/faults/killed.ts'
import { CITY_DESK, oneFigure, releasesOver } from '#test/server/releases/builders.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

/** Over two folders at a time: what takes long is the start of each publisher. */
const KILLS = 30

async function dataFolder(finish: (remove: () => Promise<void>) => void): Promise<string> {
  const folder = await tempFolder()
  finish(() => folder.remove())
  return folder.path
}

const open = (dataDir: string) => openStore({ dataDir, databaseUrl: '', exclusive: true })

test.concurrent.for([1, 2])(
  `of what ${KILLS / 2} killed publishers were told is published, nothing is lost and nothing is half there (folder %i of 2)`,
  async (folder, { onTestFinished }) => {
    const dataDir = await dataFolder(onTestFinished)
    const acknowledged = new Map<number, number>()
    for (let kill = 0; kill < KILLS / 2; kill++) {
      const [, ...acks] = await killedAfter(2 + ((kill * 13 + folder) % 40), dataDir)
      for (const ack of acks) {
        const [seq = NaN, value = NaN] = ack.split(' ').map(Number)
        expect(acknowledged.has(seq), `number ${seq} given twice`).toBe(false)
        acknowledged.set(seq, value)
      }
    }
    expect(acknowledged.size).toBeGreaterThan(KILLS / 2)

    const store = await open(dataDir) // which runs quick_check
    const releases = await releasesOver(store)
    onTestFinished(store.close)
    const log = await readLog(store, 0, Number.MAX_SAFE_INTEGER)
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, i) => i + 1))
    const values = new Map(
      log.map(({ seq, changes: [change] }) => [
        seq,
        change?.kind === 'observation' ? change.value : undefined,
      ]),
    )
    for (const [seq, value] of acknowledged) expect(values.get(seq), `release ${seq}`).toBe(value)

    // Whole: each release has its vintage, its audit entry and its place on the board.
    const vintages = await store.read
      .selectFrom('vintage')
      .select(['seq', 'vintage', 'value'])
      .orderBy('seq')
      .execute()
    expect(vintages).toEqual(log.map(({ seq }) => ({ seq, vintage: seq, value: values.get(seq) })))
    expect(await verifyAudit(store)).toEqual({ entries: log.length, brokenAt: null })
    expect(releases.board()).toEqual(applyReleases(emptyBoard(releases.board().epoch), log))
    const { receipt } = await releases.publish(CITY_DESK, oneFigure(1, { reason: '核实' }), undefined)
    expect(receipt.seq).toBe(log.length + 1)
  },
)

test('an import killed half-way leaves nothing, and can be made again', async ({ onTestFinished }) => {
  const dataDir = await dataFolder(onTestFinished)
  for (const lines of [2, 8, 30]) await killedAfter(lines, dataDir, 'import')
  const store = await open(dataDir)
  const releases = await releasesOver(store)
  onTestFinished(store.close)
  expect(releases.board().seq).toBe(0)
  expect(await store.read.selectFrom('vintage').selectAll().execute()).toEqual([])
  expect(await verifyAudit(store)).toEqual({ entries: 0, brokenAt: null })
  expect((await releases.publish(CITY_DESK, oneFigure(1), undefined)).receipt.seq).toBe(1)
})
