import { expect, test, vi } from 'vitest'
import '#client/rooms/roomMessages.ts'
import type { RoomShown } from '#client/api/rooms.ts'
import MeetingPackView from '#client/rooms/own/MeetingPackView.vue'
import type { AgendaEntry, MeetingPack } from '#shared/contract/rooms/meetingPack.ts'
import { emptyBoard } from '#shared/board.ts'
import { asPeriod } from '#shared/period.ts'
import type { OwnView } from '#shared/rooms/room.ts'
import { mountOnWall, textOf } from '#test/support/wallMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

const said = (text: string) => ({ zh: text, en: text })
const VIEW: OwnView = { kind: 'own', code: 'pack', ...said('议程'), place: 'main', name: 'meeting-pack' }

const entry = (title: string, light: AgendaEntry['light'], more: Partial<AgendaEntry> = {}): AgendaEntry => ({
  ...{ kind: 'lagging', entity: 'project', id: title, title, project: null, leader: null, light },
  ...{ unit: { code: 'u', name: said('区商务部门') }, standing: said('落后序时'), ...more },
})
const shown = (entries: AgendaEntry[], last: MeetingPack['last'] = null) => {
  const data: MeetingPack = { day: '2020-06-12', kind: 'weekly', last, entries }
  const room: RoomShown = {
    ...{ seq: 1, day: '2020-06-12', period: asPeriod('2020-06'), demo: { pack: 'none' } },
    answers: { pack: { kind: 'own', name: 'meeting-pack', data } },
    definition: { code: 'meetings', ...said('会议'), domain: 'key-projects', views: [VIEW] },
  }
  return mountOnWall(MeetingPackView, emptyBoard('fixture'), { view: VIEW, room, face: 'wall' })
}

test('an agenda begins with what is red, of whichever kind, and says who answers for it', async () => {
  const { wrapper } = await shown(
    [
      entry('隧道工程', 'red', { leader: '张××' }),
      entry('东明路小学', 'yellow'),
      entry('管线迁改', 'red', { kind: 'problem', entity: 'rectification-item' }),
    ],
    { id: '2020-0001', title: '周例会', on: '2020-06-08', decided: 3, done: 1 },
  )
  expect(wrapper.findAll('li').map(textOf)).toEqual([
    '滞后项目 隧道工程 区商务部门 · 张×× 落后序时',
    '问题 管线迁改 区商务部门 落后序时',
    '滞后项目 东明路小学 区商务部门 落后序时',
  ])
  expect(textOf(wrapper)).toContain('3 项 · 红灯 2 · 上次 2020年6月8日：议定 3 项，已落实 1 项')
})

test('an empty agenda says why it is', async () => {
  const { wrapper } = await shown([])
  expect(wrapper.get('[data-test="empty"]').text()).toContain('没有需要上会的事项')
})
