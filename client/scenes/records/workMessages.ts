import { addMessages } from '#client/locales/i18n.ts'
import en from '#client/locales/sceneWork.en.json'
import zh from '#client/locales/sceneWork.zh-CN.json'
import '#client/rooms/roomMessages.ts'

addMessages({ 'zh-CN': zh, en })
