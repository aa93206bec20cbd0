import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import AsOfBar from '#client/components/asOf/AsOfBar.vue'
import { useAsOf } from '#client/components/asOf/useAsOf.ts'
import { i18n, setLocale } from '#client/locales/i18n.ts'
import { useLive } from '#client/stores/live.ts'
import { applyReleases } from '#shared/applyRelease.ts'
import { emptyBoard } from '#shared/board.ts'
import { encodeBoard } from '#shared/boardCodec.ts'
import type { ReleaseDays } from '#shared/contract/answers.ts'
import { asPeriod, shanghaiDay } from '#shared/period.ts'
import type { Release } from '#shared/release.ts'
import { seriesKey } from '#shared/series.ts'
import { catalogue } from '#test/support/boardFixture.ts'
import { announce, receipts } from '#test/support/fakeLiveSocket.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

const KEY = seriesKey('economy.retail-sales.growth', '410104')
const IDLE_MS = 120_000

/** One figure, revised once a month. */
const release = (seq: number, value = seq): Release => ({
  seq,
  at: `2020-0${seq}-18T02:00:00.000Z`,
  title: `第 ${seq} 次`,
  owner: 'bureau.stats-general',
  changes: [
    { kind: 'observation', series: KEY, period: asPeriod('2019-12'), value, status: 'final', vintage: seq },
  ],
})
const LOG = [1, 2, 3, 4].map((seq) => release(seq))
const boardAt = (seq: number) => applyReleases(emptyBoard('e'), LOG.slice(0, seq))
const DAYS: ReleaseDays = {
  epoch: 'e',
  seq: 4,
  days: LOG.map(({ at }) => at.slice(0, 10)),
  seqs: [1, 2, 3, 4],
  changes: [1, 1, 1, 1],
}

interface Asked {
  readonly url: string
  readonly signal: AbortSignal | null | undefined
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  vi.setSystemTime('2020-06-12T02:00:00.000Z')
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A page that looks back, over a server of four releases. `away`: seqs that the server does not answer for. */
async function opened({ away = [] as number[], slow = [] as number[], daysAfterMs = 0 } = {}) {
  setLocale('zh-CN')
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    asked.push({ url, signal: init?.signal })
    if (url.includes('/catalogue')) return Response.json(catalogue)
    if (url.endsWith('/releases/days')) {
      if (daysAfterMs > 0) await new Promise((resolve) => setTimeout(resolve, daysAfterMs))
      return Response.json(DAYS)
    }
    const [, text] = /asOf=(\d+)/.exec(url) ?? []
    if (text === undefined) return Response.json(encodeBoard(boardAt(4)))
    const seq = Number(text)
    if (away.includes(seq)) throw new TypeError('no network')
    if (slow.includes(seq)) await new Promise((resolve) => setTimeout(resolve, 1_000))
    return Response.json(encodeBoard(boardAt(seq)))
  })
  const page = defineComponent({
    setup() {
      const live = useLive()
      live.start('wall')
      const asOf = useAsOf()
      return () => (live.ready && asOf.isOpen ? h(AsOfBar, { idleMs: IDLE_MS }) : null)
    },
  })
  const wrapper: VueWrapper = mount(page, {
    global: { plugins: [createPinia(), i18n] },
    attachTo: document.body,
  })
  onTestFinished(() => wrapper.unmount())
  const live = useLive()
  const rest = async (ms = 200): Promise<void> => {
    await flushPromises()
    await vi.advanceTimersByTimeAsync(ms)
    await flushPromises()
  }
  await rest()
  useAsOf().open()
  await rest()
  const slide = async (to: number): Promise<void> => {
    await wrapper.get('[data-test="as-of-slider"]').setValue(String(to))
    await rest()
  }
  const title = (): string => wrapper.get('[data-test="as-of-title"]').text()
  return { wrapper, live, asked, rest, slide, title }
}

test('the slider stands at now when it is opened, and there the page shows the very board that it follows', async () => {
  const { wrapper, live, slide, title } = await opened()
  const slider = wrapper.get<HTMLInputElement>('[data-test="as-of-slider"]')
  expect([slider.element.value, slider.element.max]).toEqual(['4', '4'])
  expect(live.board).toBe(live.newest)
  expect(title()).toContain('现在')
  await slide(1)
  expect(live.board).toEqual(boardAt(2))
  expect(live.today).toBe('2020-02-18')
  expect(title()).toContain('截至 2020-02-18 的已公布数据 · 历史回看')
  expect(slider.attributes('aria-valuetext')).toContain('截至 2020-02-18')
  await slide(4)
  expect(live.board).toBe(live.newest)
  expect(live.today).toBe('2020-06-12')
})

test('what is published meanwhile is followed beneath, but not said to be painted before it is', async () => {
  const { live, slide, rest } = await opened()
  await slide(0)
  announce('e', [{ ...release(5, 9), at: '2020-06-12T02:00:00.000Z' }])
  await rest(500)
  expect(live.board).toEqual(boardAt(1))
  expect(live.isFresh(KEY)).toBe(false)
  expect(live.newest.seq).toBe(5)
  expect(receipts()).toEqual([])
  await slide(4)
  expect(live.board.seq).toBe(5)
  await vi.waitFor(() => expect(receipts()).toMatchObject([{ seq: 5 }]))
})

test('a request that another one supersedes is dropped, and its late answer shows nothing', async () => {
  const { live, asked, rest } = await opened({ slow: [1] })
  const first = live.lookBackTo({ day: asPeriod('2020-01-18'), seq: 1 })
  const second = live.lookBackTo({ day: asPeriod('2020-03-18'), seq: 3 })
  await rest(2_000)
  expect([await first, await second]).toEqual([false, true])
  expect(live.asOf).toEqual({ day: '2020-03-18', seq: 3 })
  expect(asked.find(({ url }) => url.includes('asOf=1&'))?.signal?.aborted).toBe(true)
})

test('a slider that still moves asks for nothing until it rests', async () => {
  const { wrapper, asked, rest } = await opened()
  const slider = wrapper.get('[data-test="as-of-slider"]')
  for (const place of ['3', '2', '1', '0']) await slider.setValue(place)
  await rest()
  expect(asked.filter(({ url }) => url.includes('/board?asOf=')).map(({ url }) => url)).toEqual([
    '/api/v1/board?asOf=1&epoch=e',
  ])
})

test('a day that cannot be had leaves what is shown, and says so', async () => {
  const { live, slide, title } = await opened({ away: [1] })
  await slide(2)
  await slide(0)
  expect(live.asOf?.day).toBe('2020-03-18')
  expect(title()).toContain('截至 2020-03-18')
  expect(title()).toContain('未能取得该日数据')
})

test('any calendar day may be chosen: what was public at its end, and that day as today', async () => {
  const { wrapper, live, rest } = await opened()
  await wrapper.get('input[type="date"]').setValue('2020-03-01')
  await rest()
  expect(live.asOf).toEqual({ day: '2020-03-01', seq: 2 })
  await wrapper.get('input[type="date"]').setValue('2019-12-31')
  await rest()
  expect(live.board).toEqual(emptyBoard('e'))
})

test('a replay goes on day by day and ends at now', async () => {
  const { wrapper, live, slide, rest } = await opened()
  await slide(1)
  const shown: (string | undefined)[] = []
  await wrapper.get('[data-test="replay"]').trigger('click')
  for (let i = 0; i < 4; i++) {
    await rest(100)
    shown.push(live.asOf?.day)
    await rest(1_100)
  }
  expect(shown).toEqual(['2020-03-18', '2020-04-18', undefined, undefined])
  expect(live.board).toBe(live.newest)
})

test('Escape and an unattended while lead back to now, and the bar is gone', async () => {
  const { wrapper, live, slide, rest } = await opened()
  await slide(1)
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
  await rest()
  expect(live.asOf).toBeNull()
  expect(wrapper.find('[data-test="as-of-bar"]').exists()).toBe(false)

  useAsOf().open()
  await rest()
  await slide(1)
  await rest(IDLE_MS - 1_000)
  expect(live.asOf).not.toBeNull()
  window.dispatchEvent(new Event('pointermove'))
  await rest(IDLE_MS - 1_000)
  expect(live.asOf).not.toBeNull()
  await rest(1_000)
  expect(live.asOf).toBeNull()
  expect(shanghaiDay(Date.now())).toBe(live.today)

  useAsOf().open()
  await rest()
  await slide(1)
  await rest(IDLE_MS)
  expect(live.asOf).toBeNull() // also where nobody has touched anything since it was opened
})

test('before it is known when anything was published no day can be chosen, since none would be right', async () => {
  const { wrapper, rest, title } = await opened({ daysAfterMs: 5_000 })
  const day = wrapper.get<HTMLInputElement>('input[type="date"]')
  expect(day.element.disabled).toBe(true)
  expect(title()).toContain('正在载入发布日期')
  await rest(5_000)
  expect(day.element.disabled).toBe(false)
})
