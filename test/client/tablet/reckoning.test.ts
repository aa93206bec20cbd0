import { describe, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { setLocale } from '#client/locales/i18n.ts'
import type { MissingReason } from '#shared/observation.ts'
import { boardAfter, boardOf, catalogue } from '#test/support/boardFixture.ts'
import { mountTablet } from '#test/support/tabletMount.ts'
import { textOf } from '#test/support/wallMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

const { home } = catalogue.site
const PROFIT = 'economy.industry-profit'
const board = boardOf({
  [`${PROFIT}.level@${home}`]: { '2017-05': 29047.6, '2018-04': 21271.7, '2018-05': 27298.3 },
  [`${PROFIT}.growth@${home}`]: { '2017-05': 22.7, '2018-05': 16.5 },
})

describe('the page of an amount whose growth is published', () => {
  const address = `/tablet/indicator/${PROFIT}.level`

  test('moves by the published growth, and says why its amounts do not make it', async () => {
    const { wrapper } = await mountTablet(address, { board })
    expect(textOf(wrapper.get('.cards > *'))).toContain('同比 ▲ 增长16.5%')
    const said = wrapper.get('[data-test="growth-basis"]').findAll('li').map(textOf)
    expect(said).toEqual([
      '公布同比增长16.5%（可比口径）',
      '按公布数相除为−6.0%，不是同比：增速按可比口径计算，纳入统计的单位每年有进有出',
      '两年平均增长19.6%（据公布数推算，可能相差0.1个百分点）',
    ])
    expect(wrapper.text()).not.toContain('下降6.0%')
  })

  test('estimates the month by itself, and says that it does', async () => {
    const { wrapper } = await mountTablet(address, { board })
    expect(textOf(wrapper.get('[data-test="single-period"]'))).toBe(
      '5月 6,026.60 亿元（推算：本期累计减上期累计）',
    )
    setLocale('en')
    await nextTick()
    expect(textOf(wrapper.get('[data-test="single-period"]'))).toBe(
      'May 6,026.60 × 100m yuan (estimate: this cumulative less the one before)',
    )
  })

  test('estimates nothing across a revision', async () => {
    const { wrapper, publish } = await mountTablet(address, { board })
    await publish({ [`${PROFIT}.level@${home}`]: { '2018-04': { value: 21300, vintage: 2 } } })
    expect(textOf(wrapper.get('[data-test="single-period"]'))).toBe(
      '本期或上期累计有修订，口径可能不一，不推算',
    )
  })
})

test('an amount in the list moves as soon as its growth is published, though it has not changed itself', async () => {
  const alone = boardOf({ [`${PROFIT}.level@${home}`]: { '2017-05': 29047.6, '2018-05': 27298.3 } })
  const { wrapper, publish } = await mountTablet('/tablet?group=economy', { board: alone })
  const row = () =>
    wrapper.findAll('.row').find((one) => one.text().includes('利润总额') && !one.text().includes('增速'))
  expect(row()?.text()).not.toMatch(/同比|较上年同期/)
  await publish({ [`${PROFIT}.growth@${home}`]: { '2018-05': 16.5 } })
  expect(textOf(row() ?? wrapper)).toContain('同比 ▲ 增长16.5%')
})

test('a published single month leaves nothing to estimate', async () => {
  const retail = boardOf({
    [`economy.retail-sales.level@${home}`]: { '2020-04': 30, '2020-05': 40 },
    [`economy.retail-sales-month.level@${home}`]: { '2020-05': 10.2 },
  })
  const { wrapper } = await mountTablet('/tablet/indicator/economy.retail-sales.level', { board: retail })
  expect(wrapper.find('[data-test="single-period"]').exists()).toBe(false)
})

test('zones ranked with the districts are said to be no districts', async () => {
  const ranked = boardOf({
    [`economy.retail-sales.growth@${home}`]: { '2020-05': 3 },
    'economy.retail-sales.growth@410105': { '2020-05': 4 },
    'economy.retail-sales.growth@ZZ-ZD': { '2020-05': 5 },
  })
  const { wrapper } = await mountTablet('/tablet/indicator/economy.retail-sales.growth', { board: ranked })
  expect(textOf(wrapper.get('[data-test="zones"]'))).toBe(
    '口径不同：郑东新区为功能区，其余为区本级（管理口径）',
  )
})

test.each<[MissingReason, string]>([
  ['not-applicable', '— 不适用'],
  ['below-unit', '… 不足本单位'],
  ['not-returned', '上级未反馈'],
  ['not-published', '不单独发布'],
  ['confidential', '保密'],
  ['not-collected', '未采集'],
  ['not-filed', '未填报'],
  ['withdrawn', '已撤回'],
])(
  'a figure that is missing as %s says %s in list, card, table and chart, and never a nought',
  async (missing, said) => {
    const key = `economy.retail-sales.growth@${home}`
    const before = boardOf({ [key]: { '2020-04': -8.4 } })
    const none = boardAfter(before, { [key]: { '2020-05': null } })
    const series = Object.fromEntries(
      Object.entries(none.series).map(([k, all]) => [
        k,
        all.map((o) => (o.value === null ? { ...o, missing } : o)),
      ]),
    )
    const shown = { ...none, series }
    const list = await mountTablet('/tablet', { board: shown })
    expect(textOf(list.wrapper.get('section.section .row'))).toContain(said)
    const { wrapper } = await mountTablet('/tablet/indicator/economy.retail-sales.growth', { board: shown })
    expect(textOf(wrapper.get('.cards > *'))).toContain(said)
    expect(textOf(wrapper.get('[data-test="recent"] li'))).toContain(said)
    expect(wrapper.get('[data-test="history"]').attributes('aria-valuetext')).toBe(`2020年1—5月 ${said}`)
    expect(textOf(wrapper.get('.cards > *'))).not.toMatch(/(^|[^\d.])0(\.0)?\s*%/)
  },
)
