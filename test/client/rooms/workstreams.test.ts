import { expect, test, vi } from 'vitest'
import '#client/rooms/roomMessages.ts'
import type { RoomShown } from '#client/api/rooms.ts'
import OnboardingWatchView from '#client/rooms/own/OnboardingWatchView.vue'
import PayoutTreeView from '#client/rooms/own/PayoutTreeView.vue'
import PlanStripsView from '#client/rooms/own/PlanStripsView.vue'
import { emptyBoard } from '#shared/board.ts'
import type { JsonValue } from '#shared/ledger/record.ts'
import { asPeriod } from '#shared/period.ts'
import type { OwnView, RoomFace } from '#shared/rooms/room.ts'
import { mountOnWall, textOf } from '#test/support/wallMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

const said = (text: string) => ({ zh: text, en: text })
const view: OwnView = { ...said('面板'), code: 'own', kind: 'own', name: 'own', place: 'main' }
function roomOf(data: JsonValue): RoomShown {
  return {
    ...{ seq: 1, day: '2026-11-23', period: asPeriod('2026-11'), demo: { own: 'all' } },
    answers: { own: { kind: 'own', name: 'own', data } },
    definition: { code: 'room', ...said('专班'), domain: 'grain', views: [view] },
  }
}
const shown = async (panel: typeof PayoutTreeView, data: JsonValue, face: RoomFace) =>
  (await mountOnWall(panel, emptyBoard('fixture'), { view, room: roomOf(data), face })).wrapper

const counts = { firms: 1, waiting: 0, waitingAmount: 0 }
const payment = {
  ...{ id: '2026-0001', firm: null, amount: 300_000, approvedOn: '2026-02-01', paidOn: null },
  state: { code: 'approved', name: said('核定') },
}
const tree = {
  year: 2026,
  total: { approved: 8_000_000, paid: 7_999_999, rate: 99.9999, ...counts },
  policies: [
    { policy: said('甲'), approved: 4_000_000, paid: 4_000_000, rate: 100, ...counts, payments: [payment] },
    { policy: said('乙'), approved: 4_000_000, paid: 3_999_999, rate: 99.999975, ...counts, payments: [] },
  ],
}

test('全部发放到位 stands only where every yuan is paid, whatever the percent rounds to', async () => {
  const wrapper = await shown(PayoutTreeView, tree, 'wall')
  expect(wrapper.findAll('[data-test="payout-rate"]').map(textOf)).toEqual(['全部发放到位', '100.0%'])
  expect(textOf(wrapper.get('header'))).toContain('已发放 800.00 / 核定 800.00 · 100.0%')
  expect(textOf(wrapper)).toContain('已发放 400.00 / 核定 400.00 · 1 家企业')
})

test('a policy unfolds to its payments where the asker gets any; an unknown firm is said to be undisclosed', async () => {
  const wrapper = await shown(PayoutTreeView, tree, 'tablet')
  const unfold = wrapper.findAll('button[aria-expanded]')
  expect(unfold).toHaveLength(1)
  expect(wrapper.find('table').exists()).toBe(false)
  await unfold[0]?.trigger('click')
  expect(textOf(wrapper.get('tbody tr'))).toMatch(/^企业名称不公开 2026-0001 30\.00 核定 2026-02-01/)
})

test('watched units: thresholds in 万元, the window that is open, and no amount where a qualification decides', async () => {
  const row = (code: string, least: number | null, meets: number) => ({
    ...{ code, name: said(code), least, meets, near: 0, below: 2, unknown: 0 },
  })
  const wrapper = await shown(
    OnboardingWatchView,
    {
      ...{ day: '2026-11-23', watched: 5, meets: 1, near: 0, units: [] },
      windows: {
        monthly: { from: '2026-12-01', until: '2026-12-10', isOpen: false },
        annual: { from: '2026-11-01', until: '2026-12-10', isOpen: true },
      },
      standards: [row('retail', 5_000_000, 1), row('construction', null, 0)],
    },
    'wall',
  )
  expect(wrapper.findAll('tbody tr').map(textOf)).toEqual([
    'retail 500万元 1 0 2 0',
    'construction 按资质 0 0 2 0',
  ])
  const windows = wrapper.findAll('.windows li').map(textOf)
  expect(windows[0]).toMatch(/月度申报 12月1日.12月10日 未开始/)
  expect(windows[1]).toMatch(/年度申报 11月1日.12月10日 申报中/)
})

test('plans say where they are and for how long, and what was skipped', async () => {
  const stage = (code: string, progress: string, on: string | null) => ({
    ...{ code, name: said(code), progress, on },
  })
  const wrapper = await shown(
    PlanStripsView,
    {
      milestones: [],
      plans: [
        {
          ...{ id: 'p', title: '示例规划', year: 2026, daysInStage: 10 },
          stages: [
            stage('招标', 'passed', '2026-02-01'),
            stage('编制', 'skipped', null),
            stage('初稿', 'now', '2026-11-13'),
          ],
        },
      ],
    },
    'wall',
  )
  expect(textOf(wrapper.get('[data-test="plan-stage"]'))).toBe('初稿 · 已 10 天')
  expect(wrapper.findAll('.strip li').map((one) => one.attributes('title'))).toEqual([
    '招标 2月1日',
    '编制 跳过',
    '初稿 11月13日',
  ])
})
