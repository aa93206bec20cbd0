import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ACTS } from '#client/admin/audit/acts.ts'
import en from '#client/locales/audit.en.json'
import zh from '#client/locales/audit.zh-CN.json'
import { DraftEvent } from '#shared/contract/drafts.ts'

/** Every act that a source of the server writes into the log. */
function writtenActs(): ReadonlySet<string> {
  const sources = globSync('server/**/*.ts').map((file) => readFileSync(file, 'utf8'))
  const literals = /(?:action: |\bby, )'([a-z-]+\.[a-z-]+)'/g
  const found = sources.flatMap((text) => [...text.matchAll(literals)].map(([, act = '']) => act))
  return new Set([...found, ...DraftEvent.shape.act.options.map((act) => `draft.${act}`)])
}
const listed = Object.entries(ACTS).flatMap(([noun, acts]) => acts.map((act) => `${noun}.${act}`))

const sentence = (locale: object, path: string): unknown =>
  path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], locale)

it('every act that the server writes down can be looked for, and no other', () => {
  expect([...writtenActs()].toSorted()).toEqual(listed.toSorted())
})

it.each(listed)('%s is said in both languages', (act) => {
  for (const locale of [zh.audit, en.audit]) {
    expect(sentence(locale, `act.${act}`)).toBeTypeOf('string')
    expect(sentence(locale, `name.${act}`)).toBeTypeOf('string')
    expect(sentence(locale, `noun.${act.split('.')[0]}`)).toBeTypeOf('string')
  }
})
