import type { Said } from '#shared/ledger/ledger.ts'
import type { HeadlineSetting } from '#shared/scenes/scene.ts'

/* What stands in a setting, read by what is asked for: a draft may hold anything. */

export const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

export const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

export const headlinesIn = (value: unknown): readonly HeadlineSetting[] =>
  Array.isArray(value) ? value.filter(isHeadline) : []

const isHeadline = (value: unknown): value is HeadlineSetting =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'

export const saidIn = (value: unknown): Said | undefined =>
  typeof value === 'object' &&
  value !== null &&
  'zh' in value &&
  'en' in value &&
  typeof value.zh === 'string' &&
  typeof value.en === 'string'
    ? { zh: value.zh, en: value.en }
    : undefined
