import { flushPromises } from '@vue/test-utils'
import { describe, expect, test, vi } from 'vitest'
import { issuedReports, kindsIn, reportShelves } from '#client/tablet/reports/reportShelves.ts'
import type { Report } from '#shared/contract/reports.ts'
import { asPeriod } from '#shared/period.ts'
import { boardOf, catalogue } from '#test/support/boardFixture.ts'
import { report, reportSummary, revision } from '#test/support/reportFixture.ts'
import { mountTablet } from '#test/support/tabletMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))
vi.mock(import('#client/charts/EChart.vue'), async () => ({
  ...(await vi.importActual<object>('#client/charts/EChart.vue')),
  default: { props: ['build', 'label', 'of'], template: '<div role="img" />' } as never,
}))

const RETAIL = `economy.retail-sales.growth@${catalogue.site.home}`
const board = boardOf({ [RETAIL]: { '2020-05': -6.3 } })
const open = async (address: string, reports: () => readonly Report[]) => {
  const mounted = await mountTablet(address, { board, reports })
  await vi.waitFor(() => expect(mounted.wrapper.find('section h1').exists()).toBe(true))
  await flushPromises()
  return mounted
}
const LATER = report({ id: 'r2', title: '2020年上半年工作报告', kind: 'half-year', number: null })
const ALL = [
  report(),
  { ...LATER, period: asPeriod('2020-H1'), issued: '2020-07-10' },
  report({ id: 'r3', title: '2019年12月经济运行月报', period: asPeriod('2019-12'), issued: '2020-01-18' }),
  report({ id: 'r4', title: '未印发', state: 'submitted' }),
]

describe('the shelf', () => {
  test('has what is issued, the newest in front, the others by year; drafts are not on it', async () => {
    const { wrapper } = await open('/tablet/reports', () => ALL)
    await vi.waitFor(() => expect(wrapper.findAll('[data-test="report-card"]')).toHaveLength(3))
    expect(wrapper.findAll('h3').map((one) => one.text())).toEqual([
      '2020年上半年工作报告',
      '2020年5月经济运行月报',
      '2019年12月经济运行月报',
    ])
    expect(wrapper.findAll('h2').map((one) => one.text())).toEqual(['2020年', '2019年'])
    const newest = wrapper.get('.newest').text()
    expect(newest).toContain('最新印发')
    expect(newest).toContain('数据截止 2020年5月31日')
    expect(newest).toContain('依据第 8 号发布')
  })

  test('is narrowed to a kind, kept in the address', async () => {
    const { wrapper, router } = await open('/tablet/reports', () => ALL)
    const month = await vi.waitFor(() => {
      const found = wrapper.findAll('.kinds button').find((one) => one.text() === '月报')
      if (!found) throw new Error('no switch yet')
      return found
    })
    await month.trigger('click')
    await vi.waitFor(() => expect(router.currentRoute.value.query).toEqual({ kind: 'month' }))
    await vi.waitFor(() => expect(wrapper.findAll('h3')).toHaveLength(2))
  })

  test('says what to expect while nothing is issued', async () => {
    const { wrapper } = await open('/tablet/reports', () => [report({ state: 'draft' })])
    await vi.waitFor(() => expect(wrapper.get('[data-test="no-reports"]').text()).toContain('还没有印发报告'))
  })
})

describe('a report that is read', () => {
  test('says up to when its figures are, as of which release, and what is missing', async () => {
    const { wrapper } = await open('/tablet/reports/r1', () => ALL)
    await vi.waitFor(() => wrapper.get('[data-test="report-paper"]'))
    const stamp = wrapper.get('[data-test="report-stamp"]').text()
    expect(stamp).toContain('月报 · 第 5 期')
    expect(stamp).toContain('数据截止 2020年5月31日')
    expect(stamp).toContain('依据第 8 号发布')
    expect(wrapper.get('[data-test="report-missing"]').text()).toContain('地区生产总值增速未发布 · 该句略去')
    expect(wrapper.findAll('[data-test="report-outline"] button').map((one) => one.text())).toEqual([
      '一、消费',
      '（一）零售',
    ])
    expect(wrapper.get('.issuer').text()).toBe(catalogue.site.bureau.zh)
    expect(wrapper.get('[data-test="file-docx"]').attributes('href')).toBe('/api/v1/reports/r1/files/docx')
    expect(wrapper.get('[data-test="file-pdf"]').attributes('href')).toBe('/api/v1/reports/r1/files/pdf')
  })

  test('offers the print page where the server makes no PDF, and says why', async () => {
    const { wrapper } = await open('/tablet/reports/r1', () => [report({ prints: false })])
    const page = await vi.waitFor(() => wrapper.get('[data-test="file-html"]'))
    expect(page.attributes('title')).toContain('服务器不能直接出 PDF')
    expect(wrapper.find('[data-test="file-pdf"]').exists()).toBe(false)
  })

  test('tells of a revision that a release brings while it is read, before and after', async () => {
    let answer = report({ revisions: [revision({ figure: 1, value: 6, seq: 10 })] })
    const { wrapper, publish } = await open('/tablet/reports/r1', () => [answer])
    await vi.waitFor(() => wrapper.get('[data-test="report-revised"]'))
    expect(wrapper.find('[data-test="report-fresh"]').exists()).toBe(false)
    answer = report({ revisions: [revision({ figure: 1, value: 6, seq: 10 }), revision()] })
    await publish({ [RETAIL]: { '2020-06': -4.1 } })
    const notice = await vi.waitFor(() => wrapper.get('[data-test="report-fresh"]'))
    expect(notice.text()).toContain('刚刚有 1 个数修订')
    expect(wrapper.get('[data-test="report-revised"]').text()).toContain('−6.3% → −6.1%')
    expect(wrapper.get('td [data-test="revised-to"]').text()).toBe('现为 −6.1%')
    await notice.get('button').trigger('click')
    expect(document.activeElement?.getAttribute('data-figure')).toBe('0')
    expect(wrapper.find('[data-test="report-fresh"]').exists()).toBe(false)
  })

  test('is said to be none where there is none', async () => {
    const { wrapper } = await open('/tablet/reports/r9', () => ALL)
    await vi.waitFor(() => expect(wrapper.text()).toContain('找不到这份报告'))
  })
})

test('shelves keep the order of the days on the papers, and reports of one day that of their releases', () => {
  const of = (id: string, issued: string, releasedSeq: number) => reportSummary({ id, issued, releasedSeq })
  const all = [of('a', '2020-06-18', 3), of('b', '2020-06-18', 9), of('c', '2020-07-01', 1)]
  expect(issuedReports(all).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
  expect(reportShelves(all).map(({ year }) => year)).toEqual([2020])
  expect(kindsIn([reportSummary({ kind: 'bulletin' }), reportSummary({ kind: 'half-year' })])).toEqual([
    'half-year',
    'bulletin',
  ])
})
