import { addMessages } from '#client/locales/i18n.ts'
import en from '#client/locales/scenes.en.json'
import zh from '#client/locales/scenes.zh-CN.json'

addMessages({ 'zh-CN': zh, en })
