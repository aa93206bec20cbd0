import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { addMessages, i18n, setLocale } from '#client/locales/i18n.ts'
import en from '#client/locales/wall.en.json'
import zh from '#client/locales/wall.zh-CN.json'
import { useLive } from '#client/stores/live.ts'
import OldAge from '#client/wall/keep/OldAge.vue'
import { encodeBoard } from '#shared/boardCodec.ts'
import { boardAfter, boardOf, catalogue } from '#test/support/boardFixture.ts'
import { textOf } from '#test/support/wallMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))
addMessages({ 'zh-CN': zh, en })

const HOUR_MS = 3_600_000
const RETRY_MS = 1_500
const kept = boardOf({ 'economy.retail-sales.growth@410104': { '2020-05': 1.1 } })
const served = boardAfter(kept, { 'economy.retail-sales.growth@410104': { '2020-06': 2.2 } })

let answer: (url: string) => Promise<Response>
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T10:00:00+08:00') })
  setActivePinia(createPinia())
  setLocale('zh-CN')
  answer = () => Promise.reject(new TypeError('no network'))
  vi.stubGlobal('fetch', (url: string) => answer(url))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A wall that was opened with no server there, and shows what it had last, from before so long. */
async function wallWithKept(ageMs: number) {
  const page = defineComponent({
    setup() {
      useLive().start('wall')
      return () => h(OldAge)
    },
  })
  const wrapper = mount(page, { global: { plugins: [i18n] } })
  const live = useLive()
  live.showKept(catalogue, kept, Date.now() - ageMs)
  await flushPromises()
  return { live, wrapper }
}

it('shows what was kept as old as it is, and after an hour says first of all how old that is', async () => {
  const { live, wrapper } = await wallWithKept(HOUR_MS - 60_000)
  expect([live.link, live.isKept, live.board.seq]).toEqual(['stale', true, kept.seq])
  expect(textOf(wrapper)).toBe('')
  vi.setSystemTime(Date.now() + 2 * 60_000)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(textOf(wrapper)).toContain('数据停留在 11月23日 星期一 09:01 已 1 小时 1 分钟未更新')
  vi.setSystemTime(Date.now() + 24 * HOUR_MS)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(textOf(wrapper)).toContain('已 1 天 1 小时未更新')
  wrapper.unmount()
})

it('takes board and catalogue from the server as soon as it answers', async () => {
  const { live, wrapper } = await wallWithKept(2 * HOUR_MS)
  const asked: string[] = []
  answer = (url) => {
    asked.push(url)
    return Promise.resolve(Response.json(url.endsWith('/board') ? encodeBoard(served) : catalogue))
  }
  await vi.advanceTimersByTimeAsync(RETRY_MS)
  expect([live.link, live.isKept, live.board.seq]).toEqual(['live', false, served.seq])
  expect(asked.some((url) => url.includes('/catalogue'))).toBe(true)
  expect(textOf(wrapper)).toBe('')
  live.showKept(catalogue, kept, Date.now())
  expect(live.board.seq).toBe(served.seq)
  wrapper.unmount()
})

it('shows nothing that was kept to a device that is let in no more', async () => {
  const { live, wrapper } = await wallWithKept(60_000)
  const problem = { status: 401, code: 'unauthenticated', zh: '', en: '', title: '', type: '' }
  answer = () => Promise.resolve(Response.json(problem, { status: 401 }))
  await vi.advanceTimersByTimeAsync(RETRY_MS)
  expect([live.link, live.ready, live.isKept]).toEqual(['signed-out', false, false])
  live.showKept(catalogue, kept, Date.now())
  expect(live.ready).toBe(false)
  wrapper.unmount()
})
