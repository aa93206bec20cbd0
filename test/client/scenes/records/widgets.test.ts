import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { setCalm } from '#client/scenes/motion/motion.ts'
import { setLocale } from '#client/locales/i18n.ts'
import { emptyBoard } from '#shared/board.ts'
import type { RoomItem } from '#shared/contract/rooms.ts'
import { asPeriod } from '#shared/period.ts'
import { LIST_VIEW, ledgerRoomCode } from '#shared/rooms/ledgerRoom.ts'
import type { Widget } from '#shared/scenes/scene.ts'
import { nextTick } from 'vue'
import { boardOf, catalogue } from '#test/support/boardFixture.ts'
import { manyProjects } from '#test/support/manyProjects.ts'
import { projectRoom } from '#test/support/projectRoom.ts'
import { mountWidget, textOf, type RoomAnswers } from '#test/support/wallMount.ts'
import type { SceneShown } from '#client/scenes/sceneGround.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

// Text on a canvas waits for its typeface; here there is none.
Object.defineProperty(document, 'fonts', { value: { status: 'loaded' }, configurable: true })

const TODAY = asPeriod('2020-06-18')
const key = (count: number) =>
  manyProjects(count, TODAY).map((one, i) => ({
    ...one,
    lists: ['key'],
    leader: i % 2 === 0 ? '张××' : '李××',
  }))
const PROJECTS = key(6)
const ROOMS = { projects: projectRoom(PROJECTS) }
const FIRST = PROJECTS[0]!

async function shown(widget: Widget, given: Partial<SceneShown> = {}, rooms: RoomAnswers = ROOMS) {
  const { wrapper } = await mountWidget(widget, boardOf({}), given, rooms)
  await vi.waitUntil(() => wrapper.find('h2').exists())
  await nextTick()
  return wrapper
}

describe('a race', () => {
  const race: Widget = { id: 'race', kind: 'race', of: 'leaders', by: 'completion' }
  test('has who is ranked, until when, against what, and the mark of demonstration', async () => {
    setCalm(true)
    onTestFinished(() => setCalm(false))
    const wall = await shown(race)
    expect(textOf(wall.get('header'))).toBe('分包领导 · 完成率 演示 1—10月 · 较上月位次')
    expect(wall.findAll('li')).toHaveLength(2)
  })

  test('plays through the months when it comes up, on a screen that is not set to calm', async () => {
    const wall = await shown(race)
    expect(textOf(wall.get('header'))).toContain('1月 · 较上月位次')
    expect(textOf(wall.get('header'))).not.toContain('1—10月')
  })

  test('made ready behind another scene it waits at the newest month', async () => {
    const wall = await shown(race, { visible: false })
    expect(textOf(wall.get('header'))).toContain('1—10月')
  })

  test('stands still and marks the project that was pointed out', async () => {
    const wall = await shown(
      { id: 'race', kind: 'race', of: 'projects', by: 'gap' },
      { selection: { subject: `project:${FIRST.id}` } },
    )
    expect(textOf(wall.get('header'))).toContain('项目 · 较序时')
    expect(wall.findAll('li.marked').map((row) => row.attributes('data-code'))).toEqual([FIRST.id])
  })
})

describe('widgets of projects', () => {
  test('say what they are narrowed to, and why there is nothing', async () => {
    const gantt: Widget = { id: 'gantt', kind: 'gantt' }
    const narrowed = await shown(gantt, { filter: { leader: '李××' } })
    expect(textOf(narrowed.get('header'))).toBe('项目节点 演示 仅看 李××')
    expect(narrowed.findAll('.names .line')).toHaveLength(3)
    const none = await shown(gantt, {}, { projects: projectRoom([]) })
    expect(none.get('[data-test="empty"]').text()).toContain('登记项目和年度计划后')
  })

  test('say why where the server refuses them', async () => {
    const wall = await shown({ id: 'map', kind: 'map', pins: true }, {}, {})
    expect(wall.get('[data-test="empty"]').text()).toBe('没有')
  })

  test('the map has the key projects as pins, and a legend that says how many in which light', async () => {
    const wall = await shown({ id: 'map', kind: 'map', pins: true })
    const map = wall.get('[role="img"]').attributes('aria-label')
    expect(map).toContain('6 个项目')
    expect(textOf(wall)).toContain('示意图')
  })

  test('the map of a figure says figure, period and range, and who has no outline', async () => {
    const FAI = 'economy.fixed-asset-investment.growth'
    const values = { '410104': 8.4, '410102': 2.1, '410103': -1.5, 'ZZ-ZD': 12 }
    const board = boardOf(
      Object.fromEntries(
        Object.entries(values).map(([who, value]) => [`${FAI}@${who}`, { '2020-05': value }]),
      ),
    )
    const { wrapper } = await mountWidget({ id: 'map', kind: 'map', pins: false, figure: FAI }, board)
    await vi.waitUntil(() => wrapper.find('.legend').exists())
    expect(textOf(wrapper.get('.legend'))).toMatch(
      /^固定资产投资增速 2020年1—5月 −1.5% \+8.4% 另有数据、图上无边界：郑东新区 示意图$/,
    )
    const none = await shown({ id: 'map', kind: 'map', pins: false, figure: FAI })
    expect(none.get('[data-test="empty"]').text()).toContain('还没有可比较的数据')
  })

  test('the card is of the project that it names, by the page of that one', async () => {
    const page = {
      ...projectRoom([]),
      answers: {
        facts: {
          ...{ kind: 'own' as const, name: 'project' },
          data: JSON.parse(
            JSON.stringify({
              ...{
                project: FIRST,
                filings: [],
                lists: [],
                state: { code: 'building', name: { zh: '在建', en: 'B' } },
              },
            }),
          ),
        },
      },
    }
    const wall = await shown({ id: 'card', kind: 'project-card', project: FIRST.id }, {}, { project: page })
    expect(wall.get('.title').text()).toContain(FIRST.name)
    expect(textOf(wall.get('.title'))).toContain('在建')
    expect(textOf(wall.get('dl.room-rows'))).toContain('分包领导 张××')
  })
})

describe('items', () => {
  const item = (id: string, authority: string): RoomItem => ({
    ...{ entity: 'approval-item', id, title: `事项${id}`, demo: true },
    state: { code: 'accepted', name: { zh: '已受理', en: 'Accepted' } },
    facts: [
      {
        field: 'authority',
        code: authority,
        name: { zh: '部门', en: 'Unit' },
        text: { zh: `${authority}局`, en: 'x' },
      },
      {
        field: 'project',
        code: FIRST.id,
        name: { zh: '项目', en: 'Project' },
        text: { zh: '工程', en: 'x' },
      },
    ],
    light: { colour: 'red', due: asPeriod('2020-06-12'), why: 'overdue', days: -4 },
  })
  const code = ledgerRoomCode('approval-item')
  const rooms: RoomAnswers = {
    [code]: {
      ...projectRoom([]),
      demo: { [LIST_VIEW]: 'all' },
      definition: {
        ...{ code, zh: '联审联批事项', en: 'Approvals', domain: 'key-projects' },
        views: [
          {
            ...{ kind: 'items', code: LIST_VIEW, zh: '联审联批事项', en: 'Approvals', place: 'main' },
            ...{ ledger: 'approval-item', facts: ['authority', 'project'] },
          },
        ],
      },
      answers: {
        [LIST_VIEW]: {
          ...{ kind: 'items', total: 2, overdue: 2, soon: 0 },
          items: [item('甲', '住建'), item('乙', '规划')],
        },
      },
    },
  }
  const items: Widget = { id: 'items', kind: 'items', ledger: 'approval-item', facts: ['project'] }

  test('stand under the name of their ledger, each with what the scene wants told', async () => {
    const wall = await shown(items, {}, rooms)
    expect(textOf(wall.get('header'))).toBe('联审联批事项 演示 未办结 2 · 超期 2 截至2020年6月18日')
    expect(wall.findAll('.item').map(textOf)).toEqual([
      '事项甲 超期4天 已受理 · 工程',
      '事项乙 超期4天 已受理 · 工程',
    ])
  })

  test('are narrowed and pointed out, and say so', async () => {
    const given = { filter: { unit: '规划' }, selection: { subject: `project:${FIRST.id}` } }
    const wall = await shown({ ...items, title: { zh: '审批', en: 'Approvals' } }, given, rooms)
    expect(textOf(wall.get('header'))).toBe('审批 演示 未办结 1 · 超期 1 仅看 规划局 · 截至2020年6月18日')
    expect(wall.findAll('.item.marked').map(textOf)).toEqual(['事项乙 超期4天 已受理 · 工程'])
  })

  test('of a ledger that no wall tells of say that there is none', async () => {
    const wall = await shown({ ...items, ledger: 'major-decision' }, {}, rooms)
    expect(wall.get('[data-test="empty"]').text()).toBe('没有')
  })
})

describe('the calendar', () => {
  const calendar: Widget = { id: 'calendar', kind: 'calendar', days: 31 }
  const RETAIL = `economy.retail-sales.growth@${catalogue.site.home}`

  test('tells what comes on which day, in both languages, and what is overdue', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2020-07-10T02:00:00Z') })
    const { wrapper } = await mountWidget(calendar, boardOf({ [RETAIL]: { '2020-05': 2 } }))
    expect(textOf(wrapper.get('header'))).toBe('发布日历 待发布 1 项 今后 31 天')
    expect(wrapper.findAll('li').map(textOf)).toEqual([
      '7月20日 周一 社会消费品零售总额增速 1—6月 10 天后 1 项',
    ])
    setLocale('en')
    await nextTick()
    expect(textOf(wrapper.get('li'))).toMatch(/^20 Jul Mon .* Jan–Jun in 10 days 1 figure$/)
    setLocale('zh-CN')
    vi.setSystemTime(Date.parse('2020-08-04T02:00:00Z'))
    const { wrapper: later } = await mountWidget(calendar, boardOf({ [RETAIL]: { '2020-05': 2 } }))
    expect(textOf(later.get('header'))).toContain('逾期 1 项 · 待发布 1 项')
    expect(textOf(later.get('li.overdue'))).toContain('迟 11 个工作日')
    vi.useRealTimers()
  })

  test('says why it is empty', async () => {
    const { wrapper } = await mountWidget(calendar, emptyBoard('fixture'))
    expect(wrapper.get('[data-test="empty"]').text()).toContain('还没有发布过指标')
  })
})
