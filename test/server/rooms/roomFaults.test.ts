import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { CatalogueError } from '#server/catalogue/catalogueError.ts'
import { loadRooms } from '#server/rooms/definitions/loadRooms.ts'
import { OWN_BUILDERS } from '#server/rooms/own/ownBuilders.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const ground = {
  catalogue: loadCatalogue(),
  ledgers: loadLedgers(),
  builders: new Set(['made']),
}
const base = { code: 'one', zh: '一', en: 'One', place: 'main' }
const COUNT = {
  ...{ zh: '个数', en: 'Number', unit: 'count-item', of: 'formula' },
  formula: 'count(rectification-item; raisedOn in ytd)',
}
const bars = { ...base, kind: 'bars', ledger: 'rectification-item', by: 'stage', measures: [COUNT] }
const stages = { ...base, kind: 'stages', ledger: 'rectification-item' }
const items = { ...base, kind: 'items', ledger: 'rectification-item', facts: ['stage'] }
const room = (...views: object[]) => ({
  ...{ code: 'hand', zh: '手算', en: 'By hand', domain: 'key-projects', views },
})

/** The complaints of a start with these rooms, one a line. */
async function complaints(...rooms: object[]): Promise<string> {
  const folder = await tempFolder()
  onTestFinished(() => folder.remove())
  await mkdir(join(folder.path, 'rooms'))
  for (const [i, one] of rooms.entries())
    await writeFile(join(folder.path, 'rooms', `room-${i}.json`), JSON.stringify(one))
  try {
    loadRooms(ground, folder.path)
    return ''
  } catch (error) {
    if (error instanceof CatalogueError) return error.message
    throw error
  }
}

it('the delivered rooms are in order, and each builder of an own view is used', () => {
  const rooms = loadRooms({ ...ground, builders: new Set(OWN_BUILDERS.keys()) })
  const named = [...rooms.values()].flatMap(({ views }) =>
    views.flatMap((view) => (view.kind === 'own' && view.draws === undefined ? [view.name] : [])),
  )
  expect(new Set(named)).toEqual(new Set(OWN_BUILDERS.keys()))
  const places = [...rooms.values()].map(({ domain }) =>
    ground.catalogue.domains.findIndex(({ code }) => code === domain),
  )
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

it('rooms that fit are taken', async () => {
  const own = { ...base, code: 'two', kind: 'own', name: 'made' }
  expect(await complaints(room(bars, own, { ...own, code: 'three', name: 'other', draws: 'two' }))).toBe('')
})

const measured = (measure: object, from: object = bars) =>
  room({ ...from, measures: [{ ...COUNT, ...measure }] })
const DAYS = { zh: '天', en: 'Days', unit: 'day', of: 'mean-days', from: 'raisedOn', to: 'resolvedOn' }
const LIGHTS = { zh: '红灯', en: 'Red', unit: 'count-item', of: 'lights', lights: ['red'] }

describe('a room that cannot be used stops the start, with file, room, view, reason and what to do', () => {
  const mutants: readonly (readonly [why: string, room: object, ...said: string[]])[] = [
    ['a misspelt property', room({ ...bars, leger: 'x' }), 'leger', '改正拼写，或删去'],
    ['a kind that is none', room({ ...bars, kind: 'pie' }), 'kind'],
    ['a place that is none', room({ ...bars, place: 'top' }), 'place'],
    ['a code in capitals', room({ ...bars, code: 'One' }), 'One', 'code'],
    ['no view at all', room(), 'views'],
    ['a topic that is none', { ...room(bars), domain: 'nowhere' }, '领域“nowhere”不存在'],
    ['two views of one code', room(bars, stages), '视图“one”：代码重复'],
    ['a ledger that is none', room({ ...stages, ledger: 'nothing' }), '台账“nothing”不存在'],
    ['a field that is none', room({ ...bars, by: 'colour' }), '没有字段“colour”'],
    ['a field nobody groups by', room({ ...bars, by: 'photoBefore' }), '不能用来分组'],
    ['bars of nothing', room({ ...bars, measures: [] }), 'measures'],
    [
      'a group of firms on a wall',
      room({
        ...{ ...bars, ledger: 'enterprise-request', by: 'enterprise' },
        measures: [{ ...COUNT, formula: 'count(enterprise-request)' }],
      }),
      '字段“企业”敏感，不能上大屏',
    ],
    [
      'a sensitive fact on a wall',
      room({ ...items, ledger: 'enterprise-request', facts: ['text'], faces: ['wall'] }),
      '敏感，不能上大屏',
    ],
    ['a fact that is none', room({ ...items, facts: ['colour'] }), '没有字段“colour”'],
    ['a state that is none', room({ ...items, states: ['asleep'] }), '没有状态“asleep”'],
    [
      'a closed ledger on a wall',
      room({ ...stages, ledger: 'major-decision' }),
      '不公开，不能上大屏',
      'leave "wall" out',
    ],
    ['stages of a ledger without states', room({ ...stages, ledger: 'zone-rating' }), '没有状态'],
    ['a sum of what is no amount', room({ ...stages, sum: 'problem' }), '不能求和'],
    ['a year by what is no date', room({ ...stages, inYear: 'stage' }), '“stage”不是日期字段'],
    ['a unit that is none', measured({ unit: 'bushel' }), '单位“bushel”不存在'],
    ['a unit that does not fit', measured({ unit: 'CNY-100M' }), '算出的是'],
    ['a formula that cannot be read', measured({ formula: 'count(rectification-item' }), '公式第'],
    [
      'a formula with a value that is none',
      measured({ formula: 'count(rectification-item; stage = x)' }),
      '“x”',
    ],
    [
      'a formula over another ledger',
      measured({ formula: 'count(approval-item)' }),
      '只能数或加本视图的台账',
    ],
    [
      'a formula with a figure',
      measured({ formula: 'count(rectification-item) + {projects.key.count}' }),
      '只能数或加本视图的台账',
    ],
    [
      'days between what are no dates',
      measured({ ...DAYS, to: 'stage', formula: undefined }),
      '没有日期字段“stage”',
    ],
    [
      'days that are counted in items',
      measured({ ...DAYS, unit: 'count-item', formula: undefined }),
      '改成天',
    ],
    [
      'lights of a ledger without a deadline',
      room({ ...bars, ledger: 'project-progress', by: 'state', measures: [LIGHTS] }),
      '没有时限',
    ],
    ['lights in money', measured({ ...LIGHTS, unit: 'CNY', formula: undefined }), '改成个、项、件等'],
    [
      'months of what does not run up',
      room({
        ...{ ...base, kind: 'months', ledger: 'rectification-item' },
        measure: { ...COUNT, formula: 'count(rectification-item)' },
      }),
      '须以“日期 in ytd”为条件',
    ],
    [
      'months of mean days',
      room({ ...base, kind: 'months', ledger: 'rectification-item', measure: DAYS }),
      '不能逐月计算',
    ],
    [
      'a figure that is none',
      room({ ...base, kind: 'figures', figures: ['no.such'] }),
      '数据“no.such”不存在',
    ],
    [
      'lines of two units on one axis',
      room({ ...base, kind: 'trend', figures: ['projects.key.count', 'projects.key.completion-rate'] }),
      '单位不同',
    ],
    [
      'a figure twice',
      room({ ...base, kind: 'figures', figures: ['projects.key.count', 'projects.key.count'] }),
      '两次',
    ],
    [
      'a view of its own that nobody builds',
      room({ ...base, kind: 'own', name: 'nobody' }),
      '没有名为“nobody”',
    ],
    [
      'a view that draws what has no answer of its own',
      room(stages, { ...base, code: 'two', kind: 'own', name: 'x', draws: 'one' }),
      'draws 所指的视图“one”',
    ],
    [
      'a room about records of a ledger that is none',
      { ...room(stages), of: 'nothing' },
      '台账“nothing”不存在',
    ],
    [
      'a view in it whose records belong to none of them',
      { ...room({ ...stages, ledger: 'price-case' }), of: 'project' },
      '没有引用“project”的字段',
    ],
  ]
  it.each(mutants.map(([why, broken, ...said]) => ({ why, broken, said })))(
    '$why',
    async ({ broken, said }) => {
      const lines = (await complaints(broken)).split('\n')
      const line = lines.find((one) => said.every((words) => one.includes(words)))
      expect(line, lines.slice(0, 4).join('\n')).toContain('rooms/room-0.json')
    },
  )

  it('two rooms of one code', async () => {
    expect(await complaints(room(bars), room(stages))).toContain('代码重复')
  })
})
