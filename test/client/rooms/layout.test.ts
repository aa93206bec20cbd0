import { describe, expect, test } from 'vitest'
import { deskColumns } from '#client/rooms/deskColumns.ts'
import { ALL_FIGURES, openTab } from '#client/rooms/roomTab.ts'
import { roomColumns, roomFlex } from '#client/scenes/room/roomColumns.ts'
import type { RoomPlace, RoomView } from '#shared/rooms/room.ts'

const view = (code: string, place: RoomPlace, kind: 'own' | 'figures' | 'trend' = 'own'): RoomView =>
  kind === 'own'
    ? { kind, code, zh: code, en: code, place, name: code }
    : { kind, code, zh: code, en: code, place, figures: ['a', 'b', 'c'] }

const VIEWS = [
  view('money', 'left', 'figures'),
  view('map', 'main'),
  view('curve', 'under', 'trend'),
  view('leaders', 'left'),
  view('orders', 'right'),
]
const codes = (views: readonly RoomView[]): string => views.map(({ code }) => code).join(' ')

describe('a scene of the wall', () => {
  test('has its middle over what stands under it on a wall of usual shape', () => {
    const columns = roomColumns(VIEWS, 'standard')
    expect(columns.map(({ views }) => codes(views))).toEqual(['money leaders', 'map curve', 'orders'])
  })
  test('sets them beside each other on a wide wall, and splits its sides on the widest', () => {
    expect(roomColumns(VIEWS, 'wide').map(({ views }) => codes(views))).toEqual([
      'money leaders',
      'map',
      'curve',
      'orders',
    ])
    expect(roomColumns(VIEWS, 'ultra').map(({ views }) => codes(views))).toEqual([
      'money',
      'leaders',
      'map',
      'curve',
      'orders',
    ])
  })
  test('has its middle above its sides on a totem', () => {
    const columns = roomColumns(VIEWS, 'tall')
    expect(columns.map(({ views }) => codes(views))).toEqual(['map curve', 'money leaders', 'orders'])
    expect(columns.map(({ isAbove }) => isAbove === true)).toEqual([true, false, false])
  })
  test('has no column where nothing stands', () => {
    expect(roomColumns([view('map', 'main')], 'standard')).toHaveLength(1)
  })
  test('leaves figures as high as they are, beside what can grow', () => {
    const [money, leaders] = [view('money', 'left', 'figures'), view('leaders', 'left')]
    expect(roomFlex(money, [money, leaders])).toBe('0 1 auto')
    expect(roomFlex(leaders, [money, leaders])).toBe('1 1 0')
    expect(roomFlex(money, [money])).toBe('1 1 auto')
  })
})

describe('a room on a desk', () => {
  test('has its figures and what is wide over both columns, the others where there is room', () => {
    const { head, columns } = deskColumns(VIEWS, { answers: {} })
    expect(codes(head)).toBe('money map')
    expect(columns.map(codes)).toEqual(['leaders orders', 'curve'])
  })
  test('begins with what the record is, where the room is about one', () => {
    const views = [view('facts', 'left'), view('curve', 'main'), view('log', 'right')]
    expect(codes(deskColumns(views, { answers: {}, definition: { of: 'project' } }).head)).toBe('facts curve')
    expect(codes(deskColumns(views, { answers: {}, definition: {} }).head)).toBe('curve')
  })
})

describe('the tab of a topic that is open', () => {
  const rooms = [
    { code: 'projects', zh: '', en: '', domain: 'key-projects' },
    { code: 'approvals', zh: '', en: '', domain: 'key-projects' },
  ]
  test('is the one of the address, else the first, else all figures', () => {
    expect(openTab(rooms, 'key-projects', 'approvals')).toBe('approvals')
    expect(openTab(rooms, 'key-projects', undefined)).toBe('projects')
    expect(openTab(rooms, 'key-projects', 'gone')).toBe('projects')
    expect(openTab(rooms, 'economy', undefined)).toBe(ALL_FIGURES)
    expect(openTab(rooms, 'key-projects', ALL_FIGURES)).toBe(ALL_FIGURES)
  })
  test('is not settled before the rooms are known', () => {
    expect(openTab(undefined, 'key-projects', 'approvals')).toBeUndefined()
  })
})
