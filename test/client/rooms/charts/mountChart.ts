import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { onTestFinished } from 'vitest'
import type { Component } from 'vue'
import { i18n, setLocale } from '#client/locales/i18n.ts'

export { textOf } from '#test/support/wallMount.ts'

/** A chart by itself, in Chinese, with what it is given and nothing of a board. */
export function mountChart(chart: Component, props: Record<string, unknown>): VueWrapper {
  setLocale('zh-CN')
  const wrapper = mount(chart, { props, global: { plugins: [createPinia(), i18n] }, attachTo: document.body })
  onTestFinished(() => wrapper.unmount())
  return wrapper
}
