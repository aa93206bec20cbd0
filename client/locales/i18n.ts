import { createI18n } from 'vue-i18n'
import type { Locale } from '#shared/period.ts'
import en from '#client/locales/common.en.json'
import zh from '#client/locales/common.zh-CN.json'

const STORED_AS = 'guanlan.locale'

const preferred = (): Locale => (localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'zh-CN')

export const i18n = createI18n({
  legacy: false,
  locale: preferred(),
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh, en },
})

document.documentElement.lang = i18n.global.locale.value

/** Adds the strings of one audience; called by the module that opens its view, so no screen loads another's. */
export function addMessages(messages: Record<Locale, Record<string, unknown>>): void {
  i18n.global.mergeLocaleMessage('zh-CN', messages['zh-CN'])
  i18n.global.mergeLocaleMessage('en', messages.en)
}

export function setLocale(locale: Locale): void {
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
  localStorage.setItem(STORED_AS, locale)
}
