import { describe, expect, test, vi } from 'vitest'
import SceneView from '#client/scenes/SceneView.vue'
import { PAGE_MS } from '#client/scenes/useTurningPage.ts'
import { WIDGET_SETTINGS } from '#client/scenes/widgetSettings.ts'
import { loadWidget } from '#client/scenes/registry.ts'
import en from '#client/locales/scenes.en.json'
import zh from '#client/locales/scenes.zh-CN.json'
import type { WidgetKind } from '#shared/scenes/scene.ts'
import { boardOf } from '#test/support/boardFixture.ts'
import { OVERVIEW_SCENE } from '#test/support/overview.ts'
import { mountOnWall } from '#test/support/wallMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

const FAI = 'economy.fixed-asset-investment.growth'
const BOARD = boardOf({
  [`${FAI}@410104`]: { '2020-05': 8.4 },
  'economy.retail-sales.growth@410104': { '2020-05': 3.1 },
})
const mounted = (props: Record<string, unknown> = {}) =>
  mountOnWall(SceneView, BOARD, { scene: OVERVIEW_SCENE, shape: 'standard', ...props })

describe('a scene', { timeout: 30_000 }, () => {
  test('puts its widgets where its layout says, in reading order', async () => {
    const { wrapper } = await mounted()
    const cells = wrapper.findAll<HTMLElement>('[data-widget]')
    expect(cells.map((cell) => cell.attributes('data-widget'))).toEqual([
      'headlines',
      'trends',
      'workstreams',
      'projects',
      'warnings',
    ])
    expect(cells[3]?.element.style.gridArea.replaceAll(/\s+/g, ' ')).toBe('1 / 19 / span 16 / span 6')
  })

  test('shows the trend of a headline that is pressed, on the same scene', async () => {
    const { wrapper } = await mounted()
    const shown = (): string | undefined => wrapper.get('[data-test="trend"]').attributes('data-indicator')
    expect(shown()).toBe(FAI)
    await wrapper.findAll('button.name')[2]?.trigger('click')
    expect(shown()).toBe('economy.retail-sales.growth')
  })

  test('shows the trend that whoever presents has pointed at', async () => {
    const { wrapper } = await mounted({ selection: { series: 'economy.retail-sales.growth@410104' } })
    expect(wrapper.get('[data-test="trend"]').attributes('data-indicator')).toBe(
      'economy.retail-sales.growth',
    )
  })

  test('that is read from afar goes through its pages by the server’s clock', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: PAGE_MS * 30 })
    const { wrapper } = await mounted({ scale: 1.25 })
    const turned = (): readonly boolean[] => wrapper.findAll('.page').map((page) => page.classes('turned'))
    expect(turned()).toEqual([false, true])
    await vi.advanceTimersByTimeAsync(PAGE_MS)
    expect(turned()).toEqual([true, false])
    expect(wrapper.findAll('[data-widget]')).toHaveLength(5)
    vi.useRealTimers()
  })
})

describe('every kind of widget', () => {
  const kinds = Object.keys(zh.scenes.kind) as WidgetKind[]

  test('has code, a name in both languages, and a form in the editor', { timeout: 60_000 }, async () => {
    expect(Object.keys(en.scenes.kind)).toEqual(kinds)
    expect([...WIDGET_SETTINGS.keys()].toSorted()).toEqual(kinds.toSorted())
    for (const kind of kinds) await expect(loadWidget(kind), kind).resolves.toBeDefined()
  })
})
