import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { catalogue } from '#test/support/boardFixture.ts'
import { useLive } from '#client/stores/live.ts'
import { applyReleases } from '#shared/applyRelease.ts'
import { emptyBoard } from '#shared/board.ts'
import { encodeBoard } from '#shared/boardCodec.ts'
import { asPeriod } from '#shared/period.ts'
import type { Release } from '#shared/release.ts'

const CODE = 'economy.retail-sales.growth'
const delivered = catalogue.indicator(CODE)
const renaming = (seq: number, zh: string): Release => {
  if (!delivered) throw new Error(`no ${CODE}`)
  const entry = { ...delivered, zh }
  return {
    ...{ seq, at: `2020-0${seq}-01T02:00:00.000Z`, title: '指标目录', owner: 'bureau.stats-general' },
    changes: [{ kind: 'catalogue', version: seq, entry, reason: '简称' }],
  }
}
const LOG = [renaming(1, '甲'), renaming(2, '乙')]
const boardAt = (seq: number) => encodeBoard(applyReleases(emptyBoard('e'), LOG.slice(0, seq)))

beforeEach(() => {
  setActivePinia(createPinia())
  vi.stubGlobal('fetch', (url: string) => {
    const [, seq = '2'] = /board\?asOf=(\d+)/.exec(url) ?? []
    return Promise.resolve(Response.json(url.includes('/catalogue') ? catalogue : boardAt(Number(seq))))
  })
})
afterEach(() => vi.unstubAllGlobals())

test('names are those of the board that is shown, today’s for whoever edits, and the delivered ones are kept', async () => {
  const live = useLive()
  await live.resume()
  const names = () =>
    [live.catalogue, live.newestCatalogue, live.delivered].map(({ indicator }) => indicator(CODE)?.zh)
  expect(names()).toEqual(['乙', '乙', delivered?.zh])
  await live.lookBackTo({ day: asPeriod('2020-01-15'), seq: 1 })
  expect(names()).toEqual(['甲', '乙', delivered?.zh])
  await live.lookBackTo({ day: asPeriod('2019-12-31'), seq: 0 })
  expect(names()).toEqual([delivered?.zh, '乙', delivered?.zh])
  live.returnToNow()
  expect(names()).toEqual(['乙', '乙', delivered?.zh])
})
