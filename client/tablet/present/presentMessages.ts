import { addMessages } from '#client/locales/i18n.ts'
import en from '#client/locales/present.en.json'
import zh from '#client/locales/present.zh-CN.json'

addMessages({ 'zh-CN': zh, en })
