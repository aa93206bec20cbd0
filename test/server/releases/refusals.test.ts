import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import { FIELDS } from '#server/fieldSentences.ts'
import { sentence } from '#server/sentences.ts'
import type { Actor } from '#shared/contract/roles.ts'
import {
  CITY_DESK,
  failureOf,
  filer,
  objections,
  oneFigure,
  releasesOver,
  REVIEWER,
} from '#test/server/releases/builders.ts'
import { ENGINE, type Place } from '#test/server/store/engines.ts'

let place: Place
let store: Store
let releases: Releases
beforeAll(async () => {
  place = await ENGINE.place()
  store = await place.open()
  releases = await releasesOver(store)
})
afterAll(async () => {
  await releases.close()
  await store.close()
  await place.remove()
})

const refusal = (body: unknown, actor: Actor = CITY_DESK) =>
  failureOf(releases.publish(actor, body, undefined))
const figure = (more: object) => ({
  observations: [{ series: 'economy.retail-sales.growth@410104', period: '2020-05', value: 1, ...more }],
})
const at = (part: string) => `/observations/0/${part}`

/** As the body parser hands it over: 1e400 is Infinity, -0 is −0, `__proto__` is a key like any other. */
const sent = (json: string): unknown => JSON.parse(json)

test.each<[string, unknown, string]>([
  ['no body', undefined, 'required '],
  ['null', null, 'wrong-type '],
  ['a list', [], 'wrong-type '],
  ['nothing in it', {}, 'empty-release '],
  ['an unknown key', { ...figure({}), colour: 'red' }, 'unknown-key /colour'],
  [
    '__proto__',
    sent('{"__proto__":{"x":1},"records":[{"entity":"project","id":"a","fields":{}}]}'),
    'unknown-key /__proto__',
  ],
  ['a key with a slash', figure({ 'a/b~c': 1 }), 'unknown-key /observations/0/a~1b~0c'],
  ['no value', figure({ value: undefined }), `required ${at('value')}`],
  ['text for a number', figure({ value: '3.2' }), `value-is-text ${at('value')}`],
  ['text with a unit', figure({ value: '3.2%' }), `value-is-text ${at('value')}`],
  ['full-width digits', figure({ value: '３．２' }), `value-full-width ${at('value')}`],
  ['NaN', figure({ value: NaN }), `value-not-finite ${at('value')}`],
  [
    '1e400',
    sent(
      '{"observations":[{"series":"economy.retail-sales.growth@410104","period":"2020-05","value":1e400}]}',
    ),
    `value-not-finite ${at('value')}`,
  ],
  ['true', figure({ value: true }), `wrong-type ${at('value')}`],
  ['a malformed series', figure({ series: '社会消费品零售' }), `malformed-series ${at('series')}`],
  ['a series that is a number', figure({ series: 5 }), `wrong-type ${at('series')}`],
  [
    'an unknown indicator',
    figure({ series: 'economy.happiness@410104' }),
    `unknown-indicator ${at('series')}`,
  ],
  [
    'an unknown subject',
    figure({ series: 'economy.retail-sales.growth@999999' }),
    `unknown-subject ${at('series')}`,
  ],
  [
    'an unknown project',
    figure({ series: 'project.invested-ytd@project:GC-404' }),
    `unknown-subject ${at('series')}`,
  ],
  [
    'a project called like something every object has',
    figure({ series: 'project.invested-ytd@project:constructor' }),
    `unknown-subject ${at('series')}`,
  ],
  ['a malformed period', figure({ period: '2020-13' }), `malformed-period ${at('period')}`],
  ['a period in words', figure({ period: '2020年5月' }), `malformed-period ${at('period')}`],
  ['a period that is a number', figure({ period: 2020 }), `malformed-period ${at('period')}`],
  [
    'January where January and February are one',
    figure({ period: '2020-01' }),
    `january-combined ${at('period')}`,
  ],
  [
    'a month for a quarterly series',
    figure({ series: 'economy.gdp.growth@410104' }),
    `wrong-period-kind ${at('period')}`,
  ],
  ['a quarter for a monthly series', figure({ period: '2020-Q2' }), `wrong-period-kind ${at('period')}`],
  ['a period that has not ended', figure({ period: '2026-11' }), `future-period ${at('period')}`],
  ['an unknown unit', figure({ unit: 'CNY-1T' }), `unknown-unit ${at('unit')}`],
  ['a unit of something else', figure({ unit: 'CNY' }), `unit-mismatch ${at('unit')}`],
  ['an unknown status', figure({ status: 'perhaps' }), `wrong-type ${at('status')}`],
  ['no value and no word of it', figure({ value: null }), `missing-needs-reason ${at('value')}`],
  [
    'missing without a reason',
    figure({ value: null, status: 'missing' }),
    `missing-needs-reason ${at('missing')}`,
  ],
  [
    'missing with a value',
    figure({ status: 'missing', missing: 'not-filed' }),
    `missing-has-value ${at('value')}`,
  ],
  [
    'a reason for missing beside a value',
    figure({ missing: 'not-filed' }),
    `missing-has-value ${at('missing')}`,
  ],
  ['an empty reason', figure({ reason: '' }), `too-short ${at('reason')}`],
  ['a note without end', figure({ note: 'x'.repeat(1001) }), `too-long ${at('note')}`],
  ['a negative base', figure({ basedOn: -1 }), `too-small ${at('basedOn')}`],
  ['half a base', figure({ basedOn: 1.5 }), `wrong-type ${at('basedOn')}`],
  ['a base beyond all numbers', figure({ basedOn: 1e20 }), `too-big ${at('basedOn')}`],
  [
    'a source without its day',
    figure({ source: { publisher: 'x', title: 'y' } }),
    `required ${at('source/date')}`,
  ],
  [
    'a figure that a formula computes',
    figure({ series: 'economy.gdp-tertiary.share@410104', period: '2020-Q2' }),
    `computed-figure ${at('series')}`,
  ],
  [
    'the same figure twice',
    { observations: [...oneFigure(1).observations, ...oneFigure(2).observations] },
    'duplicate /observations/1',
  ],
  [
    'a record of no ledger',
    { records: [{ entity: 'diary', id: 'a', fields: {} }] },
    'unknown-entity /records/0/entity',
  ],
  [
    'a record id with a space',
    { records: [{ entity: 'project', id: 'a b', fields: {} }] },
    'invalid /records/0/id',
  ],
  [
    'the same record twice',
    { records: ['a', 'a'].map((id) => ({ entity: 'project', id, fields: {} })) },
    'duplicate-record /records/1',
  ],
  [
    'too many observations',
    { observations: Array(5001).fill(oneFigure(1).observations[0]) },
    'too-long /observations',
  ],
])('%s is refused where it stands, and nothing is published', async (_, body, objection) => {
  const failure = await refusal(body)
  expect([failure.code, ...objections(failure)]).toEqual(['invalid', objection])
  for (const { code, params = {} } of failure.fields) {
    for (const text of [FIELDS[code].zh, FIELDS[code].en])
      expect(sentence(text, params)).not.toMatch(/\{|undefined|: ""/)
  }
  expect(releases.board().seq).toBe(0)
})

test('one bad figure keeps all of a release back, and every bad one is named', async () => {
  const { observations } = oneFigure(1)
  const failure = await refusal({
    observations: [
      ...observations,
      { series: 'a@b', period: '2020-06', value: 1 },
      { ...observations[0], period: '2020-01', unit: 'CNY' },
    ],
  })
  expect(objections(failure)).toEqual([
    'unknown-indicator /observations/1/series',
    'january-combined /observations/2/period',
    'unit-mismatch /observations/2/unit',
  ])
  expect(releases.board().seq).toBe(0)
})

test('of very many faults the first two hundred are named', async () => {
  const failure = await refusal({ observations: Array.from({ length: 900 }, () => ({ series: 'x' })) })
  expect(failure.fields).toHaveLength(200)
})

describe('who may publish', () => {
  test.each(['viewer', 'admin', 'security', 'auditor', 'screen'] as const)('%s may not', async (role) => {
    expect((await refusal(oneFigure(1), { id: 'x', name: 'x', role, owner: null })).code).toBe('forbidden')
  })

  test('a filer files the figures of the own office alone', async () => {
    const notice = figure({ series: 'projects.notice.count@410104', value: 12 })
    const failure = await refusal(figure({}), filer('bureau.projects'))
    expect(objections(failure)).toEqual([`not-your-figure ${at('series')}`])
    expect(failure.fields[0]?.params).toMatchObject({
      owner: expect.stringMatching(/\p{Script=Han}/u) as string,
    })
    expect(objections(await refusal(notice, filer(null)))).toEqual([`not-your-figure ${at('series')}`])
  })

  test('a filer keeps the records of the own office alone', async () => {
    const record = { records: [{ entity: 'project', id: 'a', fields: { name: '商都古城' } }] }
    expect(objections(await refusal(record, filer('bureau.office')))).toEqual(['not-your-record /records/0'])
  })
})

test.each(['', ' ', 'ключ', 'a b', 'x'.repeat(201)])('the key %j is refused', async (key) => {
  const failure = await failureOf(releases.publish(REVIEWER, oneFigure(1), key))
  expect(failure.fields[0]?.pointer).toBe('Idempotency-Key')
})
