import { describe, expect, test, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import '#client/rooms/roomMessages.ts'
import type { RoomShown } from '#client/api/rooms.ts'
import { setLocale } from '#client/locales/i18n.ts'
import { provideRoomGround } from '#client/rooms/roomGround.ts'
import RoomPart from '#client/rooms/RoomPart.vue'
import type { ViewAnswer } from '#shared/contract/rooms.ts'
import { emptyBoard } from '#shared/board.ts'
import { asPeriod } from '#shared/period.ts'
import type { Measure, RoomView } from '#shared/rooms/room.ts'
import { boardAfter, boardOf } from '#test/support/boardFixture.ts'
import { mountOnWall, textOf } from '#test/support/wallMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

const place = { zh: '面板', en: 'Panel', place: 'main' } as const
const said = (text: string) => ({ zh: text, en: text })
const rate: Measure = { ...said('办结率'), unit: 'percent', of: 'formula', formula: '' }
const matters: Measure = { ...said('应办'), unit: 'count-matter', of: 'formula', formula: '' }

function roomOf(view: RoomView, answer?: ViewAnswer): RoomShown {
  return {
    ...{ seq: 1, day: '2020-06-12', period: asPeriod('2020-06'), demo: { [view.code]: 'all' } },
    answers: answer ? { [view.code]: answer } : {},
    definition: { code: 'room', ...said('专班'), domain: 'key-projects', views: [view] },
  }
}
const shown = async (view: RoomView, answer?: ViewAnswer) =>
  mountOnWall(RoomPart, emptyBoard('fixture'), { view, room: roomOf(view, answer), face: 'wall' })

describe('parts of a ledger', () => {
  const view: RoomView = {
    ...place,
    ...{ kind: 'bars', code: 'by-authority', ledger: 'approval-item', by: 'authority', ranked: true },
    measures: [rate, matters],
  }
  const row = (name: string, values: number[], rank: number, tied: boolean, before: number) => ({
    ...{ code: name, name: said(name), values, rank, tied, before },
  })

  test('stand in places with ties, movement, unit and what is left', async () => {
    const wall = await shown(view, {
      kind: 'bars',
      rows: [
        row('发改', [100, 12], 1, true, 3),
        row('住建', [100, 9], 1, true, 1),
        row('环保', [95.84, 24], 3, false, 2),
      ],
      others: { parts: 4, values: [90, 40] },
      total: [96.2, 85],
    })
    expect(textOf(wall.wrapper)).toContain('面板 演示 办结率 % 合计 96.2% 截至2020年6月12日')
    const rows = wall.wrapper.findAll('.row').map(textOf)
    expect(rows[0]).toMatch(/^1 = 发改 应办 12 项 ▲ 2 升2位 100.0$/)
    expect(rows[2]).toMatch(/^3 环保 应办 24 项 ▼ 1 降1位 95.8$/)
    expect(rows[3]).toMatch(/^其余 4 个 应办 40 项 90.0$/)
  })

  test('that are not there are said to be missing, with what to do', async () => {
    const wall = await shown(view, { kind: 'bars', rows: [], others: null, total: [null, 0] })
    expect(wall.wrapper.get('[data-test="empty"]').text()).toContain('登记后自动显示')
  })
})

test('open items say how many days are left or over, and name a bare day', async () => {
  const view: RoomView = {
    ...place,
    kind: 'items',
    code: 'open',
    ledger: 'approval-item',
    facts: ['acceptedOn'],
  }
  const item = (title: string, days: number, colour: 'red' | 'yellow') => ({
    ...{ entity: 'approval-item', id: title, title, demo: true },
    state: { code: 'accepted', name: said('已受理') },
    facts: [{ field: 'acceptedOn', name: said('受理日期'), text: said('2020-06-01') }],
    light: { colour, due: '2020-06-12', why: days < 0 ? ('overdue' as const) : ('soon' as const), days },
  })
  const answer: ViewAnswer = {
    ...{ kind: 'items', total: 7, overdue: 1, soon: 1 },
    items: [item('用地规划许可', -4, 'red'), item('环评审批', 3, 'yellow')],
  }
  const wall = await shown(view, answer)
  expect(textOf(wall.wrapper)).toContain('未办结 7 · 超期 1 · 临期 1')
  const rows = wall.wrapper.findAll('.item').map(textOf)
  expect(rows).toEqual([
    '用地规划许可 超期4天 已受理 · 受理日期 2020-06-01',
    '环评审批 余3天 已受理 · 受理日期 2020-06-01',
  ])
  setLocale('en')
  await wall.wrapper.vm.$nextTick()
  expect(wall.wrapper.findAll('.due').map(textOf)).toEqual(['4 days over', '3 days left'])
})

test('stages add up to what is said above them, and sums are told in their unit', async () => {
  const view: RoomView = {
    ...place,
    kind: 'stages',
    code: 'stages',
    ledger: 'project',
    sum: 'totalInvestment',
  }
  const stage = (name: string, count: number, sum: number) => ({
    ...{ code: name, name: said(name), phase: 'open' as const, count, sum },
  })
  const answer: ViewAnswer = {
    kind: 'stages',
    stages: [stage('谋划', 41, 1_234_000_000), stage('在建', 119, 0)],
  }
  const wall = await shown(view, answer)
  expect(textOf(wall.wrapper)).toContain('金额 亿元 共 160 条')
  expect(wall.wrapper.findAll('li').map(textOf)).toEqual(['谋划 41 12.34', '在建 119 0.00'])
})

test('figures are those of the room’s release, not of the newest that the page has', async () => {
  const FAI = 'economy.fixed-asset-investment.growth'
  const key = `${FAI}@410104`
  const view: RoomView = { ...place, kind: 'figures', code: 'money', figures: [FAI] }
  const before = boardOf({ [key]: { '2020-05': 6.3 } })
  const newest = boardAfter(before, { [key]: { '2020-05': { value: 8.4, vintage: 2 } } })
  const room = roomOf(view)
  const inRoom = defineComponent({
    setup() {
      provideRoomGround(() => ({ answer: room, board: before }))
      return () => h(RoomPart, { view, room, face: 'wall' })
    },
  })
  const wall = await mountOnWall(inRoom, newest)
  expect(wall.live.board.seq).toBe(newest.seq)
  expect(wall.wrapper.get('[data-test="figure"]').text()).toBe('+6.3')
})
