import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import FigureButton from '#client/components/provenance/FigureButton.vue'
import FigureStory from '#client/components/provenance/FigureStory.vue'
import { useFigureStory } from '#client/components/provenance/useFigureStory.ts'
import { useLive } from '#client/stores/live.ts'
import { i18n, setLocale } from '#client/locales/i18n.ts'
import { encodeBoard } from '#shared/boardCodec.ts'
import type { Provenance } from '#shared/contract/provenance.ts'
import { asPeriod } from '#shared/period.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'
import { boardOf, catalogue } from '#test/support/boardFixture.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

const RETAIL = seriesKey('economy.retail-sales.growth', '410104')
const GDP = seriesKey('economy.gdp.growth', '410104')
const provenance = (series: SeriesKey, value: number | null, more: Partial<Provenance> = {}): Provenance => ({
  series,
  period: asPeriod('2020-05'),
  asOf: 7,
  unit: 'percent',
  scope: 'management',
  feed: 'release',
  value,
  status: 'final',
  source: null,
  filedBy: { office: 'bureau.stats-general', person: null },
  reviewedBy: null,
  release: null,
  vintages: [],
  definition: null,
  formula: null,
  ...more,
})

const board = boardOf({ [RETAIL]: { '2020-05': -6.3 }, [GDP]: { '2020-Q1': 5.3 } })

let asked: string[]
let answers: Map<string, Provenance | 'away' | { readonly status: number; readonly zh: string }>
beforeEach(() => {
  setLocale('zh-CN')
  setActivePinia(createPinia())
  asked = []
  answers = new Map([
    [RETAIL, provenance(RETAIL, -6.3)],
    [GDP, provenance(GDP, 5.3)],
  ])
  vi.stubGlobal('fetch', (url: string) => {
    if (url.includes('/catalogue')) return Promise.resolve(Response.json(catalogue))
    if (url.endsWith('/board')) return Promise.resolve(Response.json(encodeBoard(board)))
    const key = decodeURIComponent(/\/series\/([^/]+)\/provenance/.exec(url)?.[1] ?? '')
    asked.push(url)
    const answer = answers.get(key)
    if (answer === 'away' || answer === undefined) return Promise.reject(new TypeError('no network'))
    if (!('zh' in answer)) return Promise.resolve(Response.json(answer))
    const problem = { type: '', title: '', code: 'refused', en: '', ...answer }
    return Promise.resolve(Response.json(problem, { status: answer.status }))
  })
})
afterEach(() => {
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

async function opened(props: { unattended?: boolean; copies?: boolean } = {}) {
  const face = defineComponent({
    setup() {
      const live = useLive()
      live.start('wall')
      const of = { series: RETAIL, period: asPeriod('2020-05') }
      return () =>
        live.ready
          ? h('main', [h(FigureButton, { of, id: 'figure' }, () => '−6.3'), h(FigureStory, props)])
          : null
    },
  })
  const page = mount(face, { global: { plugins: [i18n] }, attachTo: document.body })
  onTestFinished(() => page.unmount())
  await vi.waitUntil(() => useLive().ready)
  await flushPromises()
  page.get<HTMLElement>('#figure').element.focus()
  await page.get('#figure').trigger('click')
  await vi.dynamicImportSettled()
  await flushPromises()
  return page
}
const shown = (): string => document.querySelector('[data-test="story-figure"]')?.textContent ?? ''
const notice = (): string => document.querySelector('[data-test="story-notice"]')?.textContent ?? ''

describe('the drawer', () => {
  it('opens by one press and asks for exactly that figure', async () => {
    await opened()
    expect(asked).toEqual([`/api/v1/series/${encodeURIComponent(RETAIL)}/provenance?period=2020-05`])
    expect(document.querySelector('dialog')?.open).toBe(true)
  })

  it('goes on to another figure and back, and gives the focus back when it closes', async () => {
    const page = await opened()
    const story = useFigureStory()
    story.follow({ series: GDP })
    await flushPromises()
    expect(asked.at(-1)).toContain(encodeURIComponent(GDP))
    expect(shown()).toContain('5.3')
    document.querySelector<HTMLElement>('[data-test="story-back"]')?.click()
    await flushPromises()
    expect(shown()).toContain('6.3')
    document.querySelector<HTMLElement>('[data-test="story-close"]')?.click()
    await nextTick()
    expect(document.querySelector('dialog')).toBeNull()
    expect(document.activeElement).toBe(page.get('#figure').element)
  })

  it('says truthfully that nobody reviewed', async () => {
    await opened()
    expect(document.querySelector('[data-fact="reviewedBy"]')?.textContent).toContain('直接发布（未设复核）')
  })

  it('names the record that a figure of a project is read from, and its field', async () => {
    const record = {
      ...{ ledger: 'project-progress', id: '2026-0412', zh: '项目月度进度', en: 'Project progress filing' },
      field: { zh: '年内累计完成投资', en: 'Invested this year' },
    }
    answers.set(RETAIL, provenance(RETAIL, -6.3, { feed: 'ledger', record }))
    await opened()
    const fact = (id: string) => document.querySelector(`[data-fact="${id}"] dd`)?.textContent
    expect(fact('record')).toContain('项目月度进度 2026-0412')
    expect(fact('record')).toContain('字段：年内累计完成投资')
    expect(fact('feed')).toContain('取自一条台账记录')
    expect(document.querySelector('[data-fact="source"]')).toBeNull()
  })

  it('without a link says so, keeps nothing up that it does not know, and asks again when told to', async () => {
    answers.set(RETAIL, 'away')
    await opened()
    expect(notice()).toContain('暂时查不到')
    answers.set(RETAIL, provenance(RETAIL, -6.3))
    document.querySelector<HTMLElement>('[data-test="story-notice"] button')?.click()
    await flushPromises()
    expect(notice()).toBe('')
    expect(shown()).toContain('6.3')
  })

  it("says in the server's words why it was refused, and of a figure that is not in the catalogue that it is not", async () => {
    answers.set(RETAIL, { status: 401, zh: '尚未登录或登录已过期，请重新登录。' })
    await opened()
    expect(notice()).toContain('请重新登录')
    answers.set(GDP, { status: 404, zh: '没有找到所请求的内容。' })
    useFigureStory().follow({ series: GDP })
    await flushPromises()
    expect(notice()).toContain('目录中没有这个指标')
  })

  it('keeps what it has shown when the link is lost meanwhile', async () => {
    await opened()
    const story = useFigureStory()
    story.follow({ series: GDP })
    await flushPromises()
    answers.set(RETAIL, 'away')
    story.back()
    await flushPromises()
    expect(shown()).toContain('6.3')
    expect(notice()).toContain('以下为')
  })

  it('copies the figure with unit, period, scope and source in one line', async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve())
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
    await opened({ copies: true })
    document.querySelector<HTMLElement>('[data-test="story-copy"]')?.click()
    await flushPromises()
    expect(writeText).toHaveBeenCalledOnce()
    expect(writeText.mock.calls[0]?.[0]).toBe(
      '管城区 社会消费品零售总额增速 −6.3%（2020年1—5月；区本级（管理口径）；来源：统计综合科）',
    )
  })

  it('closes by itself on a wall where nobody ever moves', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await opened({ unattended: true })
    vi.advanceTimersByTime(61_000)
    await nextTick()
    expect(document.querySelector('dialog')).toBeNull()
  })

  it('closes by itself on a wall that is left alone for a minute, and not while somebody is there', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await opened({ unattended: true })
    vi.advanceTimersByTime(50_000)
    window.dispatchEvent(new Event('pointermove'))
    vi.advanceTimersByTime(50_000)
    await nextTick()
    expect(document.querySelector('dialog')).not.toBeNull()
    vi.advanceTimersByTime(11_000)
    await nextTick()
    expect(document.querySelector('dialog')).toBeNull()
  })
})
