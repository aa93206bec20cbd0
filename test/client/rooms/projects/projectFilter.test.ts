import { describe, expect, it } from 'vitest'
import { filterProjects, sortProjects, type SortKey } from '#client/rooms/projects/projectFilter.ts'
import { projectPhases } from '#client/rooms/projects/projectPhases.ts'
import { projectRow, YI } from '#test/client/rooms/projects/projectRows.ts'

const projects = [
  projectRow('a', {
    name: '东明路小学',
    light: 'red',
    gap: -30,
    leader: '区领导03',
    lists: ['key', 'ecology'],
  }),
  projectRow('b', {
    name: '北下街幼儿园',
    light: 'grey',
    gap: null,
    completion: null,
    street: '东明路办事处',
  }),
  projectRow('c', {
    name: '南曹安置房',
    light: 'yellow',
    gap: -12,
    totalInvestment: 5 * YI,
    state: 'reserve',
  }),
]
const ids = (found: readonly { readonly id: string }[]): string => found.map(({ id }) => id).join('')
const STATES = [{ code: 'reserve' }, { code: 'building' }]
const sorted = (key: SortKey, falling = false): string => ids(sortProjects(projects, key, falling, STATES))

describe('what is looked for among projects', () => {
  it('is found by words in name, street and persons, all of which have to be there', () => {
    expect(ids(filterProjects(projects, { words: '东明路' }))).toBe('ab')
    expect(ids(filterProjects(projects, { words: '东明路  区领导03' }))).toBe('a')
    expect(ids(filterProjects(projects, { words: 'B' }))).toBe('b')
  })

  it('is narrowed by list and light together', () => {
    expect(ids(filterProjects(projects, { list: 'ecology', words: '' }))).toBe('a')
    expect(ids(filterProjects(projects, { list: 'key', light: 'yellow', words: '' }))).toBe('c')
  })
})

describe('the order of projects', () => {
  it('has the worst light first, and whoever says nothing last whichever way round', () => {
    expect(sorted('light')).toBe('acb')
    expect(sorted('gap')).toBe('acb')
    expect(sorted('gap', true)).toBe('cab')
  })

  it('goes by stages as the ledger has them, by size and by name', () => {
    expect(sorted('state')).toBe('cab')
    expect(sorted('totalInvestment')).toBe('cab')
    expect(sorted('name')).toBe('bac') // 北, 东, 南: as a Chinese dictionary has them
  })
})

describe('phases', () => {
  it('count begun, going on and halted as building, and what was taken off in none', () => {
    const rows = ['started', 'building', 'suspended', 'completed', 'withdrawn'].map((state) => ({ state }))
    expect(projectPhases(rows)).toEqual([
      { phase: 'reserve', count: 0 },
      { phase: 'preparing', count: 0 },
      { phase: 'building', count: 3 },
      { phase: 'completed', count: 1 },
    ])
  })
})
