import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { i18n, setLocale } from '#client/locales/i18n.ts'
import { useSelf } from '#client/stores/self.ts'
import { useEntry } from '#client/wall/pairing/useEntry.ts'
import { DEFAULT_SCREEN, type ScreenSelf, type ScreenSettings } from '#shared/screens/screen.ts'
import { emptyBoard } from '#shared/board.ts'
import { refuse, tellSelf } from '#test/support/fakeLiveSocket.ts'
import { mountOnWall } from '#test/support/wallMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))
afterEach(() => localStorage.clear())

const screen = (settings: Partial<ScreenSettings> = {}): ScreenSelf => ({
  ...{ id: 's3', name: '3号屏', place: '大厅', stage: null },
  settings: { ...DEFAULT_SCREEN, ...settings },
})
let entry: ReturnType<typeof useEntry>
const page = defineComponent({
  setup() {
    entry = useEntry()
    entry.begin()
    return () => h('p', entry.isShut.value ? 'shut' : 'open')
  },
})

test('a screen that is put out shows nothing any more, though it still has the figures, until it is let in again', async () => {
  const { wrapper } = await mountOnWall(page, emptyBoard('log'))
  tellSelf(screen())
  await flushPromises()
  expect(wrapper.text()).toBe('open')
  refuse()
  await flushPromises()
  expect(wrapper.text()).toBe('shut')
  expect(useSelf().self).toBeNull()
  await entry.enter()
  await flushPromises()
  expect(wrapper.text()).toBe('open')
})

test('somebody whose session ends before a wall keeps the last figures, as ever', async () => {
  const { wrapper } = await mountOnWall(page, emptyBoard('log'))
  refuse()
  await flushPromises()
  expect(wrapper.text()).toBe('open')
})

test('a screen takes the language that it is given, once; who stands before it may choose another', async () => {
  await mountOnWall(page, emptyBoard('log'))
  tellSelf(screen({ language: 'en' }))
  await flushPromises()
  expect(i18n.global.locale.value).toBe('en')
  setLocale('zh-CN')
  tellSelf(screen({ language: 'en', calm: true }))
  await flushPromises()
  expect(i18n.global.locale.value).toBe('zh-CN')
})

test('by the link a page keeps the language that its browser chose', async () => {
  await mountOnWall(page, emptyBoard('log'))
  setLocale('en')
  tellSelf(screen())
  await flushPromises()
  expect(i18n.global.locale.value).toBe('en')
})
