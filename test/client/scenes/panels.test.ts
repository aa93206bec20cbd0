import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { setLocale } from '#client/locales/i18n.ts'
import { FRESH_MS } from '#client/live/freshMarks.ts'
import ReleaseTicker from '#client/scenes/ticker/ReleaseTicker.vue'
import { emptyBoard } from '#shared/board.ts'
import { STALE_AFTER_MS } from '#shared/contract/live.ts'
import { boardOf, catalogue, type Figures } from '#test/support/boardFixture.ts'
import { overviewWidget } from '#test/support/overview.ts'
import { mountOnWall, mountWidget, textOf, type MountedWall } from '#test/support/wallMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

const FAI = 'economy.fixed-asset-investment.growth'
const HOME: Figures = { [`${FAI}@410104`]: { '2020-04': 6.3, '2020-05': { value: 8.4, demo: true } } }
const figureOf = ({ wrapper }: MountedWall, series: string): string =>
  wrapper.get(`[data-test="figure"][data-series="${series}"]`).text()

describe('the headline figures', () => {
  test('stand with unit, period, status, movement, place and the mark of demonstration', async () => {
    const others = Object.fromEntries(catalogue.site.peers.map((p, i) => [`${FAI}@${p}`, { '2020-05': -i }]))
    const wall = await mountWidget(overviewWidget('headlines'), boardOf({ ...others, ...HOME }))
    expect(figureOf(wall, `${FAI}@410104`)).toBe('+8.4')
    const row = wall.wrapper.findAll('.headline')[1]
    expect(row && textOf(row)).toBe(
      '固定资产投资增速 2020年1—5月 · 正式数 +8.4 演示 % 全市第1 较上期 ▲ 加快2.1个百分点',
    )
    expect(textOf(wall.wrapper)).toContain('位次：全市12个区县（市）和4个功能区')
  })

  test('that are not there say why in words, and show neither a nought nor a dash', async () => {
    const wall = await mountWidget(
      overviewWidget('headlines'),
      boardOf({ [`${FAI}@410104`]: { '2020-05': null } }),
    )
    expect(figureOf(wall, `${FAI}@410104`)).toBe('上级未反馈')
    expect(figureOf(wall, 'economy.retail-sales.growth@410104')).toBe('尚未发布')
  })

  test('are marked for half a minute after they changed', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
    const wall = await mountWidget(overviewWidget('headlines'), boardOf(HOME))
    expect(wall.wrapper.find('.fresh').exists()).toBe(false)
    await wall.publish({ [`${FAI}@410104`]: { '2020-05': { value: 9.1, vintage: 2 } } })
    expect(figureOf(wall, `${FAI}@410104`)).toBe('+9.1')
    expect(textOf(wall.wrapper.get('.fresh'))).toContain('刚刚更新')
    vi.advanceTimersByTime(FRESH_MS + 1_000)
    await nextTick()
    expect(wall.wrapper.find('.fresh').exists()).toBe(false)
    vi.useRealTimers()
  })

  test('write no node anew for a release about something else', async () => {
    const wall = await mountWidget(overviewWidget('headlines'), boardOf(HOME))
    const changes: MutationRecord[] = []
    const observer = new MutationObserver((seen) => changes.push(...seen))
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
    await wall.publish({ 'grain.reserve.district@410104': { '2020-05': 1200 } })
    expect(changes).toEqual([])
    await wall.publish({ [`${FAI}@410104`]: { '2020-05': { value: 9.1, vintage: 2 } } })
    await vi.waitUntil(() => changes.length > 0)
    observer.disconnect()
  })

  test('dim and tell their age when nothing is heard, and come back by themselves', async () => {
    vi.useFakeTimers({
      toFake: ['Date', 'setInterval', 'clearInterval'],
      now: Date.parse('2020-06-18T06:31:57Z'),
    })
    const wall = await mountWidget(overviewWidget('headlines'), boardOf(HOME))
    expect(wall.wrapper.find('.dim').exists()).toBe(false)
    vi.advanceTimersByTime(STALE_AFTER_MS + 1_000)
    await nextTick()
    expect(wall.wrapper.get('[data-test="age"]').text()).toBe('数据截至 14:31:57')
    expect(wall.wrapper.find('.dim').exists()).toBe(true)
    expect(figureOf(wall, `${FAI}@410104`)).toBe('+8.4')
    await wall.publish({ [`${FAI}@410104`]: { '2020-05': { value: 9.1, vintage: 2 } } })
    expect(wall.wrapper.find('.dim').exists()).toBe(false)
    vi.useRealTimers()
  })

  test('are worded in English once the language is switched', async () => {
    const wall = await mountWidget(overviewWidget('headlines'), boardOf(HOME))
    setLocale('en')
    await nextTick()
    const row = wall.wrapper.findAll('.headline')[1]
    expect(row && textOf(row)).toBe(
      'Fixed investment growth Jan–May 2020 · final +8.4 demo % on previous ▲ faster by 2.1 pp',
    )
  })
})

describe('the other panels', () => {
  test('draw the lines there are and say their newest points in words', { timeout: 30_000 }, async () => {
    const nation = { [`${FAI}@100000`]: { '2020-05': -6.3 } }
    const { wrapper } = await mountWidget(overviewWidget('trend'), boardOf({ ...HOME, ...nation }))
    expect(wrapper.findAll('.legend li').map(textOf)).toEqual(['管城区 演示', '全国'])
    await vi.waitUntil(() => wrapper.find('[role="img"]').exists(), { timeout: 20_000 })
    expect(wrapper.get('[role="img"]').attributes('aria-label')).toBe(
      '固定资产投资增速；管城区 2020年1—5月 +8.4%；全国 2020年1—5月 −6.3%',
    )
  })

  test('give each workstream unit, period and a light of its own shape', async () => {
    const { wrapper } = await mountWidget(
      overviewWidget('lights'),
      boardOf({ 'ecology.projects.completion-rate@410104': { '2020-06': 15.2 } }),
    )
    const tile = wrapper.findAll('.tile')[1]
    expect(tile && textOf(tile)).toBe('生态项目完成率 15.2 % 2020年1—6月')
    expect(tile?.get('svg').attributes('aria-label')).toBe('滞后')
  })

  test('list what is behind plan or overdue in words, worst first', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2020-08-03T02:00:00Z') })
    onTestFinished(() => void vi.useRealTimers())
    const { wrapper } = await mountWidget(
      overviewWidget('warnings'),
      boardOf({
        'ecology.projects.invested-ytd@410104': { '2020-06': 1 },
        'ecology.projects.plan-year@410104': { '2020': 10 },
        [`${FAI}@410104`]: { '2020-05': 8.4 },
      }),
    )
    const lines = wrapper.findAll('li p').map(textOf)
    expect(lines[0]).toMatch(/^生态项目累计完成投资完成年度目标10\.0%，低于序时进度40\.0个百分点 1—6月/)
    expect(lines[1]).toMatch(/^固定资产投资增速1—6月应于7月20日发布，尚未发布/)
  })

  test('run the latest releases, newest first, with the first figure and how many more', async () => {
    const wall = await mountOnWall(ReleaseTicker, boardOf(HOME))
    await wall.publish({ [`${FAI}@410100`]: { '2020-06': 2.6 }, [`${FAI}@100000`]: { '2020-06': -3.1 } })
    const [newest, former] = wall.wrapper.findAll('li').map(textOf)
    expect(newest).toBe('06-18 14:31 统计综合科 发布 郑州市2020年1—6月固定资产投资增速 +2.6% 等 2 项')
    expect(former).toContain('2020年1—5月固定资产投资增速 +8.4%')
  })

  test('say why the figure of a release is none', async () => {
    const wall = await mountOnWall(ReleaseTicker, boardOf(HOME))
    await wall.publish({ [`${FAI}@410100`]: { '2020-06': null } })
    expect(textOf(wall.wrapper.get('li'))).toContain('固定资产投资增速 上级未反馈')
  })

  test.each([
    ['headlines', '还没有发布任何指标'],
    ['trend', '还没有可画走势的序列'],
    ['lights', '专项工作还没有数据'],
    ['warnings', '滞后和逾期的会自动列在这里'],
    ['ticker', '还没有发布记录'],
  ] as const)('say on an empty board why there are no %s and what to do', async (kind, words) => {
    const widget = kind === 'ticker' ? { id: 'ticker', kind } : overviewWidget(kind)
    const { wrapper } = await mountWidget(widget, emptyBoard('fixture'))
    expect(textOf(wrapper)).toContain(words)
  })
})
