import { addMessages } from '#client/locales/i18n.ts'
import en from '#client/locales/report.en.json'
import zh from '#client/locales/report.zh-CN.json'

addMessages({ 'zh-CN': zh, en })
