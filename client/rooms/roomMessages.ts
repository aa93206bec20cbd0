import { addMessages } from '#client/locales/i18n.ts'
import en from '#client/locales/rooms.en.json'
import zh from '#client/locales/rooms.zh-CN.json'

addMessages({ 'zh-CN': zh, en })
