import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { setLocale } from '#client/locales/i18n.ts'
import type { Widget } from '#shared/scenes/scene.ts'
import { boardOf, catalogue, type Figures } from '#test/support/boardFixture.ts'
import { mountWidget, textOf, type MountedWall } from '#test/support/wallMount.ts'
import { loadWidget } from '#client/scenes/registry.ts'
import type { SceneShown } from '#client/scenes/sceneGround.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

const { peers, home } = catalogue.site
const FAI = 'economy.fixed-asset-investment.growth'
const everybody: Figures = Object.fromEntries(
  [...peers, '410100', '410000', '100000'].map((subject, i) => [
    `${FAI}@${subject}`,
    { '2020-04': 20 - i, '2020-05': 21 - i },
  ]),
)
// Their code comes with the first of each kind, which takes its time on a busy machine.
beforeAll(async () => {
  const kinds = ['number', 'comparison', 'rank-movement', 'contribution', 'heat', 'table', 'bullets'] as const
  await Promise.all([...kinds.map(loadWidget), import('#client/scenes/figures/FigureBullets.vue')])
}, 60_000)
/** A box of 80 by 60 rem: happy-dom lays nothing out. */
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(80 * 16)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(60 * 16)
})

async function shown(
  widget: Widget,
  figures: Figures,
  given: Partial<SceneShown> = {},
): Promise<MountedWall> {
  const wall = await mountWidget(widget, boardOf(figures), given)
  await vi.waitUntil(() => wall.wrapper.find('h2').exists(), { timeout: 10_000 })
  await nextTick()
  return wall
}
const all = (wall: MountedWall, selector: string): readonly string[] =>
  wall.wrapper.findAll(selector).map(textOf)

describe('a single figure', () => {
  const widget = (figure: string, more = {}): Widget => ({ id: 'one', kind: 'number', figure, ...more })

  test('stands with unit, period, status, movement with what it is against, and place', async () => {
    const wall = await shown(widget(FAI), everybody)
    expect(textOf(wall.wrapper.get('header'))).toBe('固定资产投资增速 2020年1—5月 · 正式数')
    expect(textOf(wall.wrapper.get('.said'))).toMatch(/^\+19\.0 %/)
    expect(textOf(wall.wrapper.get('.beside'))).toBe('较上期 ▲ 加快1.0个百分点 全市第3')
  })

  test('of another area says of which', async () => {
    const wall = await shown(widget(FAI, { subject: '410100' }), everybody)
    expect(wall.wrapper.get('h2').text()).toBe('郑州市固定资产投资增速')
  })

  test('that is missing says why in words, and that nobody has published says so', async () => {
    const missing = await shown(widget(FAI), { [`${FAI}@${home}`]: { '2020-05': null } })
    expect(textOf(missing.wrapper.get('[data-test="figure"]'))).toBe('上级未反馈')
    const none = await shown(widget(FAI), {})
    expect(none.wrapper.get('[data-test="empty"]').text()).toContain('还没有发布')
  })

  test('that adds up from January is shown beside the same months of other years', async () => {
    const level = 'economy.retail-sales.level'
    const wall = await shown(widget(level), {
      [`${level}@${home}`]: { '2018-05': 100, '2019-05': 110, '2019-12': 300, '2020-05': 120 },
    })
    expect(all(wall, '.year')).toEqual(['2017', '2018', '2019', '2020'])
  })

  test('is marked for demonstration', async () => {
    const wall = await shown(widget(FAI), { [`${FAI}@${home}`]: { '2020-05': { value: 8.4, demo: true } } })
    expect(wall.wrapper.find('.demo').exists()).toBe(true)
  })
})

describe('a comparison', () => {
  const widget: Widget = { id: 'beside', kind: 'comparison', figure: FAI }

  test('has the areas above, then all peers at their places, and says among whom', async () => {
    const wall = await shown(widget, everybody)
    const rows = all(wall, '.compared')
    expect(rows.slice(0, 4)).toEqual(['郑州市 +5.0%', '河南省 +4.0%', '全国 +3.0%', '1 中原区 +21.0%'])
    expect(rows).toContain('3 管城区 +19.0%')
    expect(textOf(wall.wrapper.get('.foot'))).toBe('全市第3 全市12个区县（市）和4个功能区')
  })

  test('says who is missing, and that places are provisional then', async () => {
    const without = Object.fromEntries(Object.entries(everybody).filter(([key]) => !key.endsWith('@410122')))
    const wall = await shown(widget, without)
    expect(textOf(wall.wrapper.get('.foot'))).toContain('暂列：中牟县尚未发布')
  })

  test('marks whom a presenter has pointed out', async () => {
    const wall = await shown(widget, everybody, { selection: { subject: '410102' } })
    expect(all(wall, '.selected')).toEqual(['1 中原区 +21.0%'])
  })

  test('names everybody in English', async () => {
    const wall = await shown(widget, everybody)
    setLocale('en')
    onTestFinished(() => setLocale('zh-CN'))
    await nextTick()
    expect(textOf(wall.wrapper)).not.toMatch(/\p{Script=Han}/u)
  })
})

describe('places', () => {
  test('stand with how far the next one is', async () => {
    const wall = await shown({ id: 'places', kind: 'rank-movement', figures: [FAI] }, everybody)
    expect(all(wall, '.path')).toEqual([
      '固定资产投资增速 第3 – 位次不变 2020年1—5月 距前一位1.0个百分点 20-04 第3—3',
    ])
  })
})

describe('contributions', () => {
  const whole = 'economy.gdp.growth'
  const parts = ['economy.gdp-secondary.growth', 'economy.gdp-tertiary.growth']
  const widget: Widget = { id: 'parts', kind: 'contribution', whole, parts }

  test('say that they are an estimate, and what is left', async () => {
    const wall = await shown(widget, {
      [`${whole}@${home}`]: { '2020-Q2': 5.3 },
      [`economy.gdp.level@${home}`]: { '2019-Q2': 600 },
      [`economy.gdp-secondary.growth@${home}`]: { '2020-Q2': 6 },
      [`economy.gdp-secondary.level@${home}`]: { '2019-Q2': 150 },
      [`economy.gdp-tertiary.growth@${home}`]: { '2020-Q2': 5 },
      [`economy.gdp-tertiary.level@${home}`]: { '2019-Q2': 420 },
    })
    expect(all(wall, '.points')).toEqual(['+3.5', '+1.5', '+0.3'])
    expect(textOf(wall.wrapper.get('.foot'))).toContain('非发布数')
    expect(textOf(wall.wrapper)).toContain('其他部分')
  })

  test('without published shares are not made up: the panel says why', async () => {
    const wall = await shown(widget, {
      [`${whole}@${home}`]: { '2020-Q2': 5.3 },
      [`economy.gdp-tertiary.growth@${home}`]: { '2020-Q2': 5 },
    })
    expect(wall.wrapper.get('[data-test="empty"]').text()).toContain('拉动不由累计数倒推')
    expect(wall.wrapper.find('.points').exists()).toBe(false)
  })
})

describe('a heat table', () => {
  const widget: Widget = { id: 'heat', kind: 'heat', figures: [FAI, 'ecology.air-pm25.level'], periods: 3 }
  const figures: Figures = {
    [`${FAI}@${home}`]: { '2020-03': -5, '2020-04': null, '2020-05': 5 },
    [`ecology.air-pm25.level@${home}`]: { '2020-04': 40, '2020-05': 50 },
  }

  test('has a number in every cell that has a value, a mark in those that are missing, none where there is none', async () => {
    const wall = await shown(widget, figures)
    expect(all(wall, '[data-indicator="economy.fixed-asset-investment.growth"] td')).toEqual([
      '−5.0',
      '—',
      '+5.0',
    ])
    expect(all(wall, '[data-indicator="ecology.air-pm25.level"] td')[0]).toBe('')
  })

  test('says what its shades mean, for both kinds of them', async () => {
    const wall = await shown(widget, figures)
    expect(textOf(wall.wrapper.get('.legend'))).toBe('−5.0% +5.0% 较弱 较强')
  })
})

describe('a table', () => {
  test('has a row for each figure in use, with what it is compared with', async () => {
    const wall = await shown({ id: 'table', kind: 'table', figures: [FAI, 'no.longer'] }, everybody)
    expect(all(wall, 'thead th')).toEqual(['指标', '数值', '时期', '变动', '全市位次'])
    expect(all(wall, 'tbody tr')).toEqual(['固定资产投资增速 +19.0 % 2020年1—5月 ▲ 加快1.0个百分点 全市第3'])
  })
})

describe('figures against their goals', () => {
  test('say how far they are from where they should be', async () => {
    const wall = await shown(
      { id: 'goals', kind: 'bullets', of: 'figures', figures: [FAI] },
      {
        ...everybody,
        [`${FAI}-target@${home}`]: { '2020': 20 },
      },
    )
    expect(all(wall, '.bullet')).toEqual([
      '固定资产投资增速 2020年1—5月 +19.0 % 预期 +20.0% 低于预期 1.0个百分点',
    ])
  })
})
