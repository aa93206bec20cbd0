import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '#server/store/openStore.ts'
import { verifyAudit } from '#server/audit/verifyAudit.ts'
import {
  CITY_DESK,
  failureOf,
  foldedBoard,
  historic,
  oneFigure,
  RETAIL,
  releasesOver,
} from '#test/server/releases/builders.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

test('on a full disk nothing is published, reading goes on, and publishing goes on when there is room again', async () => {
  const folder = await tempFolder()
  const store = await openStore({ dataDir: folder.path, databaseUrl: '', exclusive: true })
  const releases = await releasesOver(store)
  onTestFinished(async () => {
    await store.close()
    await folder.remove()
  })
  const allow = (pages: number) =>
    store.write((trx) => sql.raw(`pragma max_page_count = ${pages}`).execute(trx))
  const publish = (value: number, note = '') =>
    releases.publish(CITY_DESK, oneFigure(value, { reason: '核实', note }), undefined)

  await publish(0)
  await allow(1) // SQLite takes the size that the file has
  let published = 0
  const failure = await failureOf(
    (async () => {
      for (;;) {
        await publish(published + 1, 'x'.repeat(900))
        published += 1
      }
    })(),
  )
  expect(failure.code).toBe('disk-full')
  for (let i = 0; i < 5; i++)
    expect((await failureOf(publish(100 + i, 'x'.repeat(900)))).code).toBe('disk-full')
  const history = Array.from({ length: 2000 }, (_, i) =>
    historic(new Date(Date.UTC(2015, 0, 1 + i)).toISOString(), [
      { series: RETAIL, period: '2015-05', value: i },
    ]),
  )
  expect((await failureOf(releases.importHistory(history))).code).toBe('disk-full')

  expect(releases.board().seq).toBe(published + 1)
  expect((await releases.observations(RETAIL, {})).observations).toMatchObject([{ value: published }])
  expect(await foldedBoard(releases)).toEqual(releases.board())

  await allow(1_000_000)
  expect((await publish(7)).receipt.seq).toBe(published + 2)
  expect(await verifyAudit(store)).toEqual({ entries: published + 2, brokenAt: null })
})
