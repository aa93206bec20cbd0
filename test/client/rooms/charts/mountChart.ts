import { enableAutoUnmount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach } from 'vitest'
import { i18n, setLocale } from '#client/locales/i18n.ts'

export { textOf } from '#test/support/wallMount.ts'

enableAutoUnmount(afterEach)

/** What a chart is mounted with by itself: in Chinese, with nothing of a board. */
export function inChinese() {
  setLocale('zh-CN')
  return { global: { plugins: [createPinia(), i18n] }, attachTo: document.body }
}
