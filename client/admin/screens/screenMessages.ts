import en from '#client/locales/screens.en.json'
import zh from '#client/locales/screens.zh-CN.json'
import reviewEn from '#client/locales/review.en.json'
import reviewZh from '#client/locales/review.zh-CN.json'
import { addMessages } from '#client/locales/i18n.ts'

/** The words of the roll-call, and those of its dialogs. */
export const addScreenMessages = (): void =>
  addMessages({ 'zh-CN': { ...zh, ...reviewZh }, en: { ...en, ...reviewEn } })
