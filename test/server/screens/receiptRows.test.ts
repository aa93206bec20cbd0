import { expect, onTestFinished, test } from 'vitest'
import { receiptsOf, writeReceipts } from '#server/screens/roll/receiptRows.ts'
import type { ScreenReceiptRow } from '#server/store/screenTables.ts'
import { sqlite } from '#test/server/store/engines.ts'
import { DEFAULT_SCREEN } from '#shared/screens/screen.ts'

const AT = '2026-11-24T01:00:00.000Z'

test('a screen that goes over to another node has one receipt of each release, with the time that it took', async () => {
  const place = await sqlite.place()
  const store = await place.open()
  onTestFinished(async () => {
    await store.close()
    await place.remove()
  })
  const row = (seq: number, after_seq: number, ms: number | null): ScreenReceiptRow => ({
    ...{ screen: 's', seq, after_seq, at: AT, ms },
  })
  const write = (rows: ScreenReceiptRow[]) => store.write((trx) => writeReceipts(trx, rows))
  await store.write((trx) =>
    trx
      .insertInto('screen')
      .values({
        ...{ id: 's', name: '大屏', place: '', settings: JSON.stringify(DEFAULT_SCREEN), means: 'paired' },
        ...{ paired_at: AT, paired_by: null, device_key: null, agent: '', seen_at: null },
        ...{ address: null, stage: null, revoked_at: null },
      })
      .execute(),
  )
  await write([row(4, 0, 30)])
  await write([row(6, 0, null)]) // the new node, which knows of nothing before
  await write([row(5, 4, 20), row(6, 5, 12)]) // the former one, a moment later
  await write([row(6, 5, 99)])
  const said = async (seq: number) =>
    (await receiptsOf(store.read, seq, AT)).map(({ seq: by, ms }) => [by, ms])
  expect([await said(4), await said(5), await said(6), await said(7)]).toEqual([
    ...[[[4, 30]], [[5, 20]], [[6, 12]], [[null, null]]],
  ])
})
