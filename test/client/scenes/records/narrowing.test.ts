import { describe, expect, test } from 'vitest'
import { filterProjects, type ProjectFilter } from '#client/rooms/projects/projectFilter.ts'
import { cardProject } from '#client/scenes/records/cardProject.ts'
import { itemsAbout, narrowItems, narrowedItemsTo, tellFacts } from '#client/scenes/records/narrowItems.ts'
import { narrowedTo, shownProjects, wallFilter } from '#client/rooms/projects/shownProjects.ts'
import type { ItemsAnswer, RoomItem } from '#shared/contract/rooms.ts'
import { asPeriod } from '#shared/period.ts'
import { manyProjects } from '#test/support/manyProjects.ts'
import { rollOf } from '#test/support/projectRoom.ts'

const [base] = manyProjects(1, asPeriod('2020-06-18'))
const unit = { code: 'housing', name: { zh: '住建局', en: 'Housing bureau' } }
const of = (id: string, more: object) => ({ ...base!, id, name: id, lists: ['key'], ...more })
const roll = rollOf([
  of('甲', { unit, light: 'red', gap: -12, state: 'building' }),
  of('乙', { unit: null, light: 'green', gap: 3, street: '南关街道' }),
  of('丙', { unit, light: 'green', gap: -30, lists: ['ecology'] }),
])
const idsOf = (filter: Readonly<Record<string, string>>) => shownProjects(roll, filter).map(({ id }) => id)
const wordsOf = (filter: Readonly<Record<string, string>>) =>
  narrowedTo(roll, filter, (light) => `灯${light}`).map(({ zh }) => zh)

describe('projects of a scene', () => {
  test('are those of the key list, unless another list is asked for', () => {
    expect(idsOf({})).toEqual(['甲', '乙'])
    expect(idsOf({ list: 'ecology' })).toEqual(['丙'])
    expect(wordsOf({})).toEqual([])
    expect(wordsOf({ list: 'ecology' })).toEqual(['生态'])
  })

  test('are narrowed by codes and by names alike; who has nothing there does not pass', () => {
    expect(idsOf({ unit: 'housing' })).toEqual(['甲'])
    expect(idsOf({ unit: 'Housing bureau' })).toEqual(['甲'])
    expect(idsOf({ light: 'green' })).toEqual(['乙'])
    expect(idsOf({ street: '南关街道', light: 'red' })).toEqual([])
    expect(wordsOf({ unit: 'housing', light: 'red' })).toEqual(['住建局', '灯red'])
  })

  test('are not narrowed by fields that projects do not have', () => {
    expect(idsOf({ weather: 'fine' })).toEqual(['甲', '乙'])
    expect(wordsOf({ weather: 'fine' })).toEqual([])
  })
})

describe('what a desk has filtered', () => {
  const shown = (filter: ProjectFilter) => shownProjects(roll, wallFilter(filter) ?? {}).map(({ id }) => id)
  const filters: readonly ProjectFilter[] = [
    { words: '', light: 'green' },
    { words: '', list: 'ecology' },
    { words: '住建', light: 'red' },
    { words: '住建' },
    { words: '南关 乙', list: 'key', light: 'green' },
    { words: 'nobody' },
  ]
  test.each(filters)('shows the same projects on a wall: %o', (filter) => {
    expect(shown(filter)).toEqual(filterProjects(roll.projects, filter).map(({ id }) => id))
  })

  test('is said there in words, all lists too; nothing filtered is nothing said', () => {
    expect(wordsOf(wallFilter({ words: ' 住建 ', light: 'red' }) ?? {})).toEqual([
      '全部项目',
      '灯red',
      '“住建”',
    ])
    expect(wallFilter({ words: ' ' })).toBeUndefined()
  })
})

describe('a card about no project in particular', () => {
  const shown = shownProjects(roll, {})
  test('is of the one that is pointed out, else of the one furthest behind among those that are shown', () => {
    expect(cardProject(roll.projects, shown, '丙')?.id).toBe('丙')
    expect(cardProject(roll.projects, shown, undefined)?.id).toBe('甲')
    expect(cardProject(roll.projects, shown, 'nobody')?.id).toBe('甲')
    expect(cardProject([], [], undefined)).toBeUndefined()
  })
})

const item = (
  id: string,
  why: RoomItem['light']['why'],
  facts: Readonly<Record<string, string>>,
): RoomItem => ({
  ...{ entity: 'approval-item', id, title: id, demo: true },
  state: { code: 'accepted', name: { zh: '已受理', en: 'Accepted' } },
  facts: Object.entries(facts).map(([field, code]) => ({
    ...{ field, code, name: { zh: field, en: field } },
    text: { zh: `${code}局`, en: `${code} office` },
  })),
  light: { colour: why === 'overdue' ? 'red' : 'green', due: null, why, days: 1 },
})
const list: ItemsAnswer = {
  ...{ kind: 'items', total: 3, overdue: 2, soon: 0 },
  items: [
    item('a', 'overdue', { project: 'GC-1', authority: 'housing' }),
    item('b', 'overdue', { project: 'GC-2', authority: 'planning' }),
    item('c', 'running', { authority: 'housing' }),
  ],
}
const TOLD = ['project', 'authority']
const told = (filter: Readonly<Record<string, string>>) =>
  narrowedItemsTo(list, filter, TOLD, (light) => `灯${light}`).map(({ zh }) => zh)
const narrowed = (filter: Readonly<Record<string, string>>) => narrowItems(list, filter, TOLD)

describe('a list of records', () => {
  test('is counted anew for what it is narrowed to', () => {
    expect(narrowed({ authority: 'housing' })).toMatchObject({ total: 2, overdue: 1, soon: 0 })
    expect(narrowed({ authority: 'housing局' }).items.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(narrowed({ light: 'red', project: 'GC-2' }).items.map(({ id }) => id)).toEqual(['b'])
    expect(narrowed({ state: 'decided' }).total).toBe(0)
    expect(told({ authority: 'housing' })).toEqual(['housing局'])
    expect(told({ light: 'red', state: 'accepted' })).toEqual(['灯red', '已受理'])
  })

  test('knows the answering office by whatever its ledger calls it', () => {
    expect(narrowed({ unit: 'planning' }).items.map(({ id }) => id)).toEqual(['b'])
  })

  test('stays as it is for fields that its ledger does not have', () => {
    expect(narrowed({ street: '南关' })).toBe(list)
    expect(told({ street: '南关' })).toEqual([])
  })

  test('tells the facts that its scene wants, in that order', () => {
    expect(tellFacts(list, ['authority', 'project']).items[0]?.facts.map(({ field }) => field)).toEqual([
      'authority',
      'project',
    ])
    expect(tellFacts(list, []).items[0]?.facts).toEqual([])
  })

  test('points out a record, and all that name it', () => {
    expect([...itemsAbout(list.items, 'GC-1')]).toEqual(['a'])
    expect([...itemsAbout(list.items, 'c')]).toEqual(['c'])
    expect(itemsAbout(list.items, undefined).size).toBe(0)
  })
})
