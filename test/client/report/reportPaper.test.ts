import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { useFigureStory } from '#client/components/provenance/useFigureStory.ts'
import { paperLines } from '#client/components/report/paperLines.ts'
// Its charts are there before the first test: a busy machine needs seconds to read them.
import '#client/components/report/PaperPicture.vue'
import ReportPaper from '#client/components/report/ReportPaper.vue'
import { screenLook } from '#client/components/report/screenLook.ts'
import { i18n, setLocale } from '#client/locales/i18n.ts'
import { reportDocument, revision } from '#test/support/reportFixture.ts'

const mountPaper = async (props: Partial<InstanceType<typeof ReportPaper>['$props']> = {}) => {
  setLocale('zh-CN')
  const pinia = createPinia()
  const wrapper = mount(ReportPaper, {
    props: { document: reportDocument(), ...props },
    global: { plugins: [pinia, i18n], stubs: { EChart: true } },
    attachTo: document.body,
  })
  onTestFinished(() => wrapper.unmount())
  await flushPromises()
  return { wrapper, story: useFigureStory(pinia) }
}

describe('the paper', () => {
  test('says the text of the document in its order, without a letter more', async () => {
    const { wrapper } = await mountPaper()
    const said = wrapper.findAll('.sheet > :is(h2, h3, h4, p:not(.demo-notice))').map((one) => one.text())
    expect(said).toEqual([
      '2020年5月经济运行月报',
      '2020年6月18日　数据截止：2020年5月31日',
      '一、消费',
      '（一）零售',
      '指标走势。1—5月，社会消费品零售总额同比下降6.3%；组织重点企业监测5次。',
    ])
  })

  test('leads from each printed figure to its story', async () => {
    const { wrapper, story } = await mountPaper()
    const figures = wrapper.findAll('p [data-test="paper-figure"]')
    expect(figures.map((one) => one.text())).toEqual(['1—5月', '下降6.3%', '5次'])
    await figures[2]?.trigger('click')
    expect(story.current?.series).toMatch(/^economy\.monitoring\.enterprise-surveys@/)
    expect(story.current?.period).toBe('2020-05')
    await wrapper.get('td [data-test="paper-figure"]').trigger('click')
    expect(story.current?.series).toMatch(/^economy\.retail-sales\.growth@/)
  })

  test('has the address of its story on each figure, for a tab of its own', async () => {
    const { wrapper, story } = await mountPaper()
    const figure = wrapper.get('td [data-test="paper-figure"]')
    expect(figure.attributes('href')).toMatch(/^#figure=economy\.retail-sales\.growth@\d+\/2020-05$/)
    await figure.trigger('click', { ctrlKey: true })
    expect(story.current).toBeUndefined()
  })

  test('says once beside a revised figure what it is now, and leaves what was printed', async () => {
    const { wrapper } = await mountPaper({ revisions: [revision()] })
    const told = wrapper.findAll('p [data-test="revised-to"]').map((one) => one.text())
    expect(told).toEqual(['现为 -6.1%'])
    expect(wrapper.get('p.revised, p:has(.revised)').text()).toContain(
      '1—5月，社会消费品零售总额同比下降6.3%现为',
    )
    const hint = wrapper.get('td .revised').attributes('title')
    expect(hint).toContain('印作 -6.3%，第 12 号发布修订为 -6.1%')
    expect(hint).toContain('省局核定')
    expect(wrapper.findAll('p .revised')).toHaveLength(2)
  })

  test('is marked where figures are for demonstration, and not where none is', async () => {
    const { wrapper } = await mountPaper()
    expect(wrapper.get('.demo-notice').text()).toContain('演示数据')
    await wrapper.setProps({ document: reportDocument({ demo: false }) })
    expect(wrapper.find('.demo-notice').exists()).toBe(false)
  })

  test('shows the numbers of a picture, gaps as gaps, each figure a link', async () => {
    const { wrapper } = await mountPaper()
    const numbers = await vi.waitFor(() => wrapper.get('details.numbers'))
    ;(numbers.element as HTMLDetailsElement).open = true
    await numbers.trigger('toggle')
    expect(numbers.findAll('tbody td').map((one) => one.text())).toEqual(['…', '−12.1', '−6.3', '−11.4'])
    expect(numbers.findAll('[data-test="paper-figure"]')).toHaveLength(1)
    expect(wrapper.get('figcaption').text()).toBe(
      '图1　社会消费品零售总额增速（2020年1—4月至1—5月，%，同比）',
    )
  })
})

describe('lines of the paper', () => {
  test('carry the block that they are, whatever the paper adds', () => {
    const document = reportDocument()
    const signed = paperLines(document, '局', '2020-06-18')
    expect(signed.map(({ block }) => block)).toEqual([0, 1, 2, 3, 4, 5, 6, undefined])
    expect(signed.at(-1)?.part.part).toBe('signature')
    const untitled = paperLines({ ...document, blocks: document.blocks.slice(2) }, '局', undefined)
    expect(untitled.map(({ block }) => block)).toEqual([undefined, 0, 1, 2, 3, 4])
    expect(untitled[0]?.part).toEqual({ part: 'title', runs: [{ text: document.title }] })
  })
})

test('type in a picture grows with it and never falls below what can be read', () => {
  const look = (width: number): number =>
    screenLook({ width, height: 200, theme: {} as Parameters<typeof screenLook>[0]['theme'] }).fontSize
  expect(look(300)).toBe(11.5)
  expect(look(1180)).toBe(23)
})
