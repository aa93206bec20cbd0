import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { Failure } from '#server/failure.ts'
import { boardSnapshot, boardSnapshotInTurns } from '#server/releases/boardSnapshot.ts'
import { checkpoints, tooMany, type Checkpoints } from '#server/releases/checkpoint.ts'
import { KeptBoards } from '#server/releases/keptBoards.ts'
import { PastBoards } from '#server/releases/pastBoards.ts'
import { insertRelease } from '#server/releases/repository.ts'
import { releaseRow } from '#server/releases/rows.ts'
import { Timeline } from '#server/releases/timeline.ts'
import { openStore } from '#server/store/openStore.ts'
import type { Store } from '#server/store/store.ts'
import { applyRelease } from '#shared/applyRelease.ts'
import { emptyBoard, type Board } from '#shared/board.ts'
import type { Release } from '#shared/release.ts'
import { releaseLog } from '#test/shared/arbitraries.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const SEED = 20261123
const LOGS = 220
const EPOCH = 'e'

/** A real database whose log is replaced by another one. */
async function logStore(): Promise<{ store: Store; write: (log: readonly Release[]) => Promise<void> }> {
  const folder = await tempFolder()
  const store = await openStore({ dataDir: folder.path, databaseUrl: '', exclusive: true })
  onTestFinished(async () => {
    await store.close()
    await folder.remove()
  })
  const write = (log: readonly Release[]): Promise<void> =>
    store.write(async (trx) => {
      await trx.deleteFrom('release_log').execute()
      for (const release of log) await insertRelease(trx, releaseRow(release))
    })
  return { store, write }
}

/** The boards that were live, the empty one first. */
const liveBoards = (log: readonly Release[]): readonly Board[] =>
  log.reduce<readonly Board[]>(
    (boards, release) => [...boards, applyRelease(boards.at(-1) ?? emptyBoard(EPOCH), release)],
    [emptyBoard(EPOCH)],
  )

const NONE: Pick<Checkpoints, 'between'> = { between: async () => undefined }
const past = (store: Store, stored = NONE): PastBoards =>
  new PastBoards(store, new Timeline(store), EPOCH, stored)

test(`over ${LOGS} logs with revisions the board as of any seq is the one that was live then (seed ${SEED})`, async () => {
  const { store, write } = await logStore()
  const anyOrder = fc.array(fc.nat(1_000), { minLength: 8, maxLength: 8 })
  const property = fc.asyncProperty(releaseLog, anyOrder, async (log, order) => {
    await write(log)
    const live = liveBoards(JSON.parse(JSON.stringify(log)) as Release[]) // as it was announced: JSON knows no -0
    const boards = past(store)
    // At once and one after another, forwards and backwards, some of them twice.
    const asked = order.map((n) => n % live.length)
    const answers = await Promise.all(asked.map((seq) => boards.at(seq)))
    answers.forEach((board, i) => expect(board).toEqual(live[asked[i] ?? 0]))
    for (let seq = live.length - 1; seq >= 0; seq -= 7) {
      const then = live[seq] ?? emptyBoard(EPOCH)
      const { json } = await boardSnapshotInTurns(await boards.at(seq))
      expect(json.equals(boardSnapshot(then).json)).toBe(true)
    }
  })
  await fc.assert(property, { seed: SEED, numRuns: LOGS })
}, 120_000)

/** Releases that revise one figure, so that every board differs. */
const manyReleases = (count: number): readonly Release[] =>
  Array.from({ length: count }, (_, i) => ({
    seq: i + 1,
    at: new Date(Date.UTC(2020, 0, 1, 0, i)).toISOString(),
    title: `第 ${i + 1} 次`,
    owner: 'bureau.economy',
    changes: [],
  }))

test('whoever asks for the same point while it is being folded gets the very same board', async () => {
  const { store, write } = await logStore()
  await write(manyReleases(40))
  const boards = past(store)
  const [one, other] = await Promise.all([boards.at(39), boards.at(39)])
  expect(one).toBe(other)
})

test('more points at once than may wait are refused with the advice to come again', async () => {
  const { store, write } = await logStore()
  await write(manyReleases(60))
  const boards = past(store)
  const answers = await Promise.allSettled(Array.from({ length: 60 }, (_, seq) => boards.at(seq)))
  const refused = answers.flatMap((a) => (a.status === 'rejected' ? [a.reason as unknown] : []))
  expect(refused).toHaveLength(28)
  expect(refused[0]).toMatchObject({ code: 'rate-limited' } satisfies Partial<Failure>)
  await expect(boards.at(5)).resolves.toMatchObject({ seq: 5 })
})

test('boards are kept evenly along the log, and never more than a bounded number', () => {
  const kept = new KeptBoards(emptyBoard(EPOCH))
  let [most, farthest] = [0, 0]
  let board = emptyBoard(EPOCH)
  for (const release of manyReleases(20_000)) {
    board = applyRelease(board, release)
    kept.offer(board)
    most = Math.max(most, kept.size)
  }
  for (let seq = 0; seq <= 20_000; seq += 13) farthest = Math.max(farthest, seq - kept.nearest(seq).seq)
  expect(most).toBeLessThanOrEqual(64)
  expect(farthest).toBeLessThan(1_024)
  expect(kept.nearest(31).seq).toBe(0)
})

test('boards that were prepared spare the next request all but a few releases, also one that comes in between', async () => {
  const { store, write } = await logStore()
  await write(manyReleases(1_000))
  let read = 0
  const counted: Pick<Store, 'read' | 'damaged'> = {
    damaged: store.damaged,
    get read() {
      read += 1
      return store.read
    },
  }
  const boards = new PastBoards(counted, new Timeline(store), EPOCH, NONE)
  const preparing = boards.prepare(1_000, () => true)
  expect((await boards.at(500)).seq).toBe(500)
  await preparing
  read = 0
  expect((await boards.at(991)).seq).toBe(991)
  expect(read).toBe(1)
})

test('boards that lie in the store spare whoever asks first after a start nearly all of the log', async () => {
  const { store, write } = await logStore()
  const log = manyReleases(3_000)
  await write(log)
  const live = liveBoards(log)
  const { keep } = await checkpoints(store, EPOCH)
  for (const seq of [1_000, 1_500, 2_000, 3_000]) await keep(live[seq] ?? emptyBoard(EPOCH))
  const found: number[] = []
  const stored = await checkpoints(store, EPOCH)
  const told: typeof NONE = {
    between: async (after, seq) => {
      const board = await stored.between(after, seq)
      found.push(board?.seq ?? 0)
      return board
    },
  }
  expect(stored.newest).toEqual(live[3_000])
  expect(await past(store, told).at(2_010)).toEqual(live[2_010])
  expect(found).toEqual([2_000]) // 1,500 came too soon after the one before
  await store.write((trx) => trx.updateTable('kept_board').set({ hash: 'x' }).execute())
  expect(await past(store, told).at(2_010)).toEqual(live[2_010])
})

test('however long the log grows, a bounded number of boards is kept, evenly spread, the newest among them', () => {
  let kept: number[] = []
  for (let seq = 1_000; seq <= 1_000_000; seq += 1_000) {
    kept.push(seq)
    const gone = new Set(tooMany(kept))
    kept = kept.filter((one) => !gone.has(one))
    expect([kept.length <= 66, kept.at(-1)]).toEqual([true, seq])
  }
  const gaps = kept.map((seq, n) => seq - (kept[n - 1] ?? 0))
  expect(Math.max(...gaps)).toBeLessThanOrEqual(32_000)
  expect(tooMany([1_000, 1_500, 2_000, 2_500])).toEqual([1_500])
})

test('a past board is folded without holding the event loop', async () => {
  const { store, write } = await logStore()
  await write(manyReleases(3_000))
  let [worst, last] = [0, performance.now()]
  const beat = setInterval(() => {
    worst = Math.max(worst, performance.now() - last)
    last = performance.now()
  }, 1)
  await past(store).at(3_000)
  clearInterval(beat)
  expect(worst).toBeLessThan(100) // a few milliseconds where nobody else uses the machine
})
