import en from '#client/locales/reportDesk.en.json'
import zh from '#client/locales/reportDesk.zh-CN.json'
import { addMessages } from '#client/locales/i18n.ts'

addMessages({ 'zh-CN': zh, en })
