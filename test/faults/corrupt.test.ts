import { execFileSync } from 'node:child_process'
import { closeSync, cpSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Releases } from '#server/releases/index.ts'
import { openStore } from '#server/store/openStore.ts'
import { StartError } from '#server/store/startError.ts'
import { seriesKey } from '#shared/series.ts'
import { CITY_DESK, historic, oneFigure, releasesOver } from '#test/server/releases/builders.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const PAGE = 4096
const ROUNDS = 60
const REFUSAL =
  /^The database .*guanlan\.db is damaged .*The newest backup is .*after-import-.*\.db; to use it: mv /
const SUBJECTS = ['100000', '410000', '410100', '410102', '410103', '410104', '410105', '410106']

async function opened(dataDir: string) {
  const store = await openStore({ dataDir, databaseUrl: '', exclusive: true })
  return {
    store,
    releases: await releasesOver(store).catch(async (error: unknown) => {
      await store.close()
      throw error
    }),
  }
}

/** Everything that a reader can be told. */
async function everything(releases: Releases) {
  const histories = await Promise.all(
    SUBJECTS.map((subject) =>
      releases.vintages(seriesKey('economy.retail-sales.growth', subject), undefined),
    ),
  )
  return {
    board: releases.board(),
    histories,
    list: await releases.seriesList({ limit: 1000 }),
    missed: await releases.releasesAfter(0),
  }
}

/** A folder with 120 releases, the backup that the import left, and what came after it. */
async function soundFolder() {
  const folder = await tempFolder()
  onTestFinished(() => folder.remove())
  const dataDir = join(folder.path, 'sound')
  const { store, releases } = await opened(dataDir)
  const months = Array.from(
    { length: 110 },
    (_, i) => `${2010 + Math.floor(i / 11)}-${String((i % 11) + 2).padStart(2, '0')}`,
  )
  const history = months.map((period, i) =>
    historic(
      `${period}-20T00:00:00.000Z`,
      SUBJECTS.map((subject, j) => ({
        series: seriesKey('economy.retail-sales.growth', subject),
        period,
        value: i + j / 10,
        note: '快报数'.repeat(8),
      })),
    ),
  )
  await releases.importHistory(history)
  for (let i = 0; i < 10; i++)
    await releases.publish(CITY_DESK, oneFigure(i + 50, { reason: '核实' }), undefined)
  const truth = await everything(releases)
  await releases.close()
  await store.close()
  return { path: folder.path, dataDir, truth }
}

function overwrite(dataDir: string, page: number, content: Buffer): void {
  const file = openSync(join(dataDir, 'guanlan.db'), 'r+')
  writeSync(file, content, 0, PAGE, page * PAGE)
  closeSync(file)
}

/** What stands in a page after the accident: noise, another page, or (so that the test can pass) itself. */
function pageAfter(file: Buffer, round: number, page: number): Buffer {
  const other = (page + 7 * round + 1) % (file.length / PAGE)
  const from = round % 3 === 1 ? other : page
  return round % 3 === 0
    ? Buffer.alloc(PAGE, `noise ${round} `)
    : file.subarray(from * PAGE, (from + 1) * PAGE)
}

test(`with any one page overwritten the start is refused, or every figure is right (${ROUNDS} pages)`, async () => {
  const { path, dataDir, truth } = await soundFolder()
  const sound = readFileSync(join(dataDir, 'guanlan.db'))
  const outcomes = { refused: 0, right: 0 }
  for (let round = 0; round < ROUNDS; round++) {
    const damaged = join(path, `damaged-${round}`)
    cpSync(dataDir, damaged, { recursive: true })
    const page = Math.floor((round * sound.length) / PAGE / ROUNDS) // from the first page to the last
    overwrite(damaged, page, pageAfter(sound, round, page))
    try {
      const { store, releases } = await opened(damaged)
      expect(await everything(releases), `page ${page}`).toEqual(truth)
      outcomes.right += 1
      await store.close()
    } catch (error) {
      if (!(error instanceof StartError)) throw error
      outcomes.refused += 1
      expect(error.message).toMatch(REFUSAL)
      expect(error.message).not.toContain('\n')
    }
  }
  expect(outcomes.refused).toBeGreaterThan(ROUNDS / 2)
  expect(outcomes.right).toBeGreaterThanOrEqual(ROUNDS / 3) // at least those with every page in its place
})

test('the command in the refusal brings the backup back', async () => {
  const { dataDir } = await soundFolder()
  overwrite(dataDir, 0, Buffer.alloc(PAGE, 'noise'))
  const refusal = await opened(dataDir).catch((error: unknown) => error)
  const [, command = ''] = /to use it: (.*)$/.exec(String(refusal)) ?? []
  execFileSync('sh', ['-c', command])
  const { store, releases } = await opened(dataDir)
  onTestFinished(store.close)
  expect(releases.board().seq).toBe(110)
})
