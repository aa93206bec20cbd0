import { describe, expect, test, vi } from 'vitest'
import { setLocale } from '#client/locales/i18n.ts'
import { boardOf, catalogue } from '#test/support/boardFixture.ts'
import { mountTablet } from '#test/support/tabletMount.ts'
import { textOf } from '#test/support/wallMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

const { home } = catalogue.site
const page = (total: number, tier: number, code = 'total') =>
  mountTablet(`/tablet/indicator/grain.reserve.${code}`, {
    board: boardOf({
      [`grain.reserve.total@${home}`]: { '2020-05': total },
      ...Object.fromEntries(
        ['provincial', 'municipal', 'district'].map((name) => [
          `grain.reserve.${name}@${home}`,
          { '2020-05': tier },
        ]),
      ),
    }),
  })

describe('a total and its parts stand together', () => {
  test('with the yearbooks’ footnote where rounding keeps them from adding up, on the page of either', async () => {
    for (const code of ['total', 'district']) {
      const { wrapper } = await page(300.012, 100.004, code)
      const parts = textOf(wrapper.get('[data-test="parts"]'))
      expect(parts).toContain('300.01 吨')
      expect(parts).toContain('100.00 吨')
      expect(wrapper.get('[data-test="parts-note"]').text()).toBe(
        '总计与分项合计不等是因数据四舍五入，未作机械调整。',
      )
      wrapper.unmount()
    }
  })

  test('with the difference where rounding cannot be why', async () => {
    const { wrapper } = await page(310, 100)
    expect(wrapper.get('[data-test="parts-note"]').text()).toBe('分项之和与总计相差10.00 吨。')
    setLocale('en')
    await vi.waitUntil(() => wrapper.get('[data-test="parts-note"]').text().startsWith('The parts differ'))
    setLocale('zh-CN')
  })

  test('with no footnote where they add up', async () => {
    const { wrapper } = await page(300, 100)
    expect(wrapper.find('[data-test="parts"]').exists()).toBe(true)
    expect(wrapper.find('[data-test="parts-note"]').exists()).toBe(false)
  })
})
