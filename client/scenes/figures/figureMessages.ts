import { addMessages } from '#client/locales/i18n.ts'
import en from '#client/locales/figureWidgets.en.json'
import zh from '#client/locales/figureWidgets.zh-CN.json'

addMessages({ 'zh-CN': zh, en })
