import { describe, expect, test, vi } from 'vitest'
import type { Vintage } from '#shared/contract/answers.ts'
import { asPeriod } from '#shared/period.ts'
import { boardOf, catalogue } from '#test/support/boardFixture.ts'
import { mountTablet } from '#test/support/tabletMount.ts'
import { textOf } from '#test/support/wallMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

const { home, city } = catalogue.site
const RETAIL = 'economy.retail-sales.growth'
const demo = (value: number) => ({ value, demo: true }) as const
const board = boardOf({
  [`${RETAIL}@${home}`]: { '2020-04': -8.4, '2020-05': demo(-6.3) },
  [`${RETAIL}@410105`]: { '2020-04': -9, '2020-05': 5 },
  [`${RETAIL}@410103`]: { '2020-04': -9, '2020-05': 5 },
  [`${RETAIL}@${city}`]: { '2020-05': -11.4 },
  [`grain.reserve.total@${home}`]: { '2020-05': 12000 },
})
const vintage = (period: string, n: number, value: number, more: Partial<Vintage> = {}): Vintage => ({
  period: asPeriod(period),
  vintage: n,
  value,
  status: 'final',
  source: null,
  seq: 40 + n,
  owner: 'bureau.stats-general',
  at: '2020-06-18T06:31:08.000Z',
  ...more,
})

describe('the list', () => {
  test('opens with the headline figures, each with unit, period, movement, place and mark', async () => {
    const { wrapper } = await mountTablet('/tablet', { board })
    const row = textOf(wrapper.get('section.section .row'))
    expect(row).toContain('社会消费品零售总额增速 2020年1—5月 演示')
    expect(row).toContain('−6.3 %')
    expect(row).toMatch(/较上期 ▲ 降幅收窄2.1个百分点/)
    expect(row).toContain('暂列全市第3')
    expect(wrapper.text()).not.toContain('储备粮总量')
  })

  test('has an entry in the rail for each group in which something is published, and none besides', async () => {
    const { wrapper } = await mountTablet('/tablet', { board })
    expect(wrapper.findAll('nav a').map((a) => a.text())).toEqual(['要览', '经济', '专项', '日历', '报告'])
  })

  test('says what to do where a search finds nothing', async () => {
    const { wrapper, router } = await mountTablet('/tablet?group=economy', { board })
    await wrapper.get('input').setValue('不存在的指标')
    expect(wrapper.get('.empty').text()).toContain('请减少或更换关键词')
    await vi.waitUntil(() => router.currentRoute.value.query['q'] === '不存在的指标')
    await wrapper.get('[role="search"] button').trigger('click')
    expect(wrapper.find('.empty').exists()).toBe(false)
  })

  test('names what the catalogue has and nobody has published, without a way into it', async () => {
    const { wrapper } = await mountTablet('/tablet?q=固定资产投资增速', { board })
    expect(wrapper.get('.unpublished').text()).toBe('固定资产投资增速')
    expect(wrapper.findAll('main a')).toHaveLength(0)
  })

  test('shows a figure the moment it is published, marked as new', async () => {
    const { wrapper, publish } = await mountTablet('/tablet', { board })
    await publish({ [`${RETAIL}@${home}`]: { '2020-06': -4.1 } })
    const row = wrapper.get('section.section .row')
    expect(textOf(row)).toContain('2020年1—6月 刚刚更新')
    expect(row.get('[data-test="figure"]').text()).toBe('−4.1')
  })
})

describe('the page of an indicator', () => {
  const address = `/tablet/indicator/${RETAIL}`
  const history = {
    [`${RETAIL}@${home}`]: [
      vintage('2018-12', 1, 9.5),
      vintage('2020-04', 1, -8.9, { status: 'preliminary' }),
      vintage('2020-04', 2, -8.4, {
        status: 'revised',
        reason: '省局核定',
        revision: 'scheduled',
        note: '含网络零售',
        source: { publisher: '省统计局', title: '四月月报', date: '2020-05-20' },
      }),
      vintage('2020-05', 1, -6.3, { demo: true }),
    ],
  }

  test('sets the figure beside its place, the city and the target, in points and never in percent', async () => {
    const { wrapper } = await mountTablet(address, { board, vintages: history })
    const [main, ...cards] = wrapper.findAll('.cards > *').map(textOf)
    expect(main).toContain('2020年1—5月 · 管城区 · 正式数 −6.3 % 演示')
    expect(main).toContain('2020年6月18日发布')
    expect(cards[0]).toContain('暂列全市位次 演示 第3 / 3 比上期后退2位 · 距前一位11.3个百分点 · 13 个未发布')
    expect(cards[1]).toBe('高于郑州市 演示 5.1 个百分点 郑州市 −11.4%')
    expect(cards).toHaveLength(3)
  })

  test('ranks the peers from zero, with ties, negative bars and those who have not published', async () => {
    const { wrapper } = await mountTablet(address, { board, vintages: history })
    const rows = wrapper.findAll('[data-test="peers"] li').map(textOf)
    expect(rows.slice(0, 3)).toEqual(['1 二七区 并列 +5.0%', '1 金水区 并列 +5.0%', '3 管城区 演示 −6.3%'])
    expect(rows).toHaveLength(16)
    expect(rows[3]).toContain('未发布')
    const bar = wrapper.get('[data-test="peers"] li.home .track i').attributes('style')
    expect(bar).toContain('left: 0%')
  })

  test('goes back with the arrow keys, and says of the point whence it comes and how it was revised', async () => {
    const { wrapper } = await mountTablet(address, { board, vintages: history })
    const chart = wrapper.get('[data-test="history"]')
    expect(chart.attributes('data-points')).toBe('16')
    await chart.trigger('keydown', { key: 'ArrowLeft' })
    const panel = wrapper.get('[data-test="point"]')
    expect(panel.attributes('data-period')).toBe('2020-04')
    expect(chart.attributes('aria-valuetext')).toBe('2020年1—4月 −8.4%')
    expect(textOf(panel)).toContain('来源 省统计局 四月月报 2020-05-20')
    expect(textOf(panel)).toContain('说明 含网络零售')
    expect(wrapper.findAll('[data-test="vintage"]').map(textOf)).toEqual([
      '−8.4% 第 2 版 · 修订数 现行 2020-06-18 14:31 · 发布号 42 · 统计综合科 · 定期修订 · 原因：省局核定',
      '−8.9% 第 1 版 · 初步数 2020-06-18 14:31 · 发布号 41 · 统计综合科',
    ])
    expect(textOf(wrapper.get('[data-test="peers"]'))).toContain('1 管城区 −8.4%')
  })

  test('lists the revisions of the subject that is chosen', async () => {
    const { wrapper } = await mountTablet(address, { board, vintages: history })
    await wrapper
      .findAll('button')
      .find((b) => b.text() === '修订')
      ?.trigger('click')
    await vi.waitUntil(() => wrapper.find('[data-test="revisions"] li').exists())
    expect(textOf(wrapper.get('[data-test="revisions"]'))).toContain(
      '2020年1—4月 · 2020年6月18日发布 −8.9% → −8.4% 定期修订 省局核定 统计综合科',
    )
    const chooser = wrapper.get('.chart header').findAll('button')
    await chooser.find((b) => b.text() === '郑州市')?.trigger('click')
    await vi.waitUntil(() => wrapper.get('[data-test="revisions"]').text().includes('没有修订过'))
  })

  test('takes in what is published while it is open, without losing what the reader chose', async () => {
    const { wrapper, publish } = await mountTablet(address, { board })
    await publish({ [`${RETAIL}@${home}`]: { '2020-06': -4.1 } })
    expect(wrapper.get('[data-test="figure"]').text()).toBe('−4.1')
    expect(wrapper.get('[data-test="point"]').attributes('data-period')).toBe('2020-06')
    await wrapper.get('[data-test="history"]').trigger('keydown', { key: 'Home' })
    await publish({ [`${RETAIL}@${home}`]: { '2020-07': -2 } })
    expect(wrapper.get('[data-test="point"]').attributes('data-period')).toBe('2020-04')
  })

  test('of what only the city has says whose it is, and ranks nobody', async () => {
    const only = boardOf({ [`economy.population.level@${city}`]: { '2018': 1013.6, '2019': 1035.2 } })
    const { wrapper } = await mountTablet('/tablet/indicator/economy.population.level', { board: only })
    expect(wrapper.get('main header').text()).toContain('郑州市数据')
    expect(wrapper.find('[data-test="peers"]').exists()).toBe(false)
    expect(wrapper.findAll('.cards > *').every((card) => textOf(card).length > 5)).toBe(true)
  })

  test.each([
    ['economy.no-such', '目录中没有代码为'],
    ['economy.fixed-asset-investment.growth', '还没有发布过数据'],
  ])('%s says why there is nothing and leads back', async (code, words) => {
    const { wrapper } = await mountTablet(`/tablet/indicator/${code}`, { board })
    expect(wrapper.get('main').text()).toContain(words)
    expect(wrapper.get('main a').attributes('href')).toBe('/tablet')
  })
})

test('a visitor without a session signs in where they are', async () => {
  const { wrapper, router } = await mountTablet(`/tablet/indicator/${RETAIL}`, { board, signedOut: true })
  expect(wrapper.get('main form').text()).toContain('用户名')
  expect(wrapper.find('nav').exists()).toBe(false)
  expect(router.currentRoute.value.path).toBe(`/tablet/indicator/${RETAIL}`)
})
