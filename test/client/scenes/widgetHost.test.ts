import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { faults } from '#client/scenes/faults.ts'
import SceneView from '#client/scenes/SceneView.vue'
import type { Scene, Widget } from '#shared/scenes/scene.ts'
import { boardOf } from '#test/support/boardFixture.ts'
import { mountOnWall, textOf } from '#test/support/wallMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

/** What the code of the note does when it is asked for, or drawn. */
const note = vi.hoisted(() => ({ chunk: true, draws: true }))
vi.mock(import('#client/scenes/registry.ts'), async (original) => {
  const registry = await original()
  const { defineComponent, h } = await import('vue')
  const Note = defineComponent({
    setup: () => () => {
      if (!note.draws) throw new Error('broken inside')
      return h('p', 'the note')
    },
  })
  return {
    ...registry,
    readyWidget: (kind) => (kind === 'note' ? undefined : registry.readyWidget(kind)),
    loadWidget: (kind) => {
      if (kind !== 'note') return registry.loadWidget(kind)
      return note.chunk ? Promise.resolve(Note) : Promise.reject(new Error('404'))
    },
  }
})

const WIDGETS: readonly Widget[] = [
  { id: 'note', kind: 'note', text: { zh: '今日要点', en: 'Points of today' } },
  { id: 'warnings', kind: 'warnings' },
]
const scene: Scene = {
  code: 'two',
  zh: '两件',
  en: 'Two',
  widgets: WIDGETS,
  layouts: {
    standard: {
      columns: 2,
      rows: 1,
      places: { note: { x: 0, y: 0, w: 1, h: 1 }, warnings: { x: 1, y: 0, w: 1, h: 1 } },
    },
  },
}

async function mounted(state: Partial<typeof note>) {
  Object.assign(note, { chunk: true, draws: true }, state)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
  vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })
  const { wrapper } = await mountOnWall(SceneView, boardOf({}), { scene, shape: 'standard' })
  return {
    note: () => textOf(wrapper.get('[data-widget="note"]')),
    warnings: () => textOf(wrapper.get('[data-widget="warnings"]')),
    failure: () =>
      wrapper.findAll('[data-test="widget-failure"]').map((one) => one.attributes('data-failure'))[0],
    later: async (seconds: number) => {
      await vi.advanceTimersByTimeAsync(seconds * 1_000)
      await nextTick()
    },
  }
}

describe('a widget of a scene', () => {
  test('that throws says so in its place, is reported, and everything else stays', async () => {
    const wall = await mounted({ draws: false })
    await vi.waitUntil(() => wall.failure() === 'widget')
    expect(wall.note()).toContain('这一部分显示时出错')
    expect(wall.warnings()).toContain('滞后和逾期的会自动列在这里')
    expect(faults.value.at(-1)).toMatchObject({ kind: 'widget', what: 'note note: Error: broken inside' })
  })

  test('comes back by itself once it can be drawn', async () => {
    const wall = await mounted({ draws: false })
    await vi.waitUntil(() => wall.failure() === 'widget')
    note.draws = true
    await wall.later(6)
    expect(wall.failure()).toBeUndefined()
    expect(wall.note()).toBe('the note')
  })

  test('whose code cannot be had says so, and is asked for again more and more seldom', async () => {
    const wall = await mounted({ chunk: false })
    await vi.waitUntil(() => wall.failure() === 'chunk')
    expect(wall.note()).toContain('程序没有取到')
    expect(wall.warnings()).toContain('滞后和逾期的会自动列在这里')
    const reported = faults.value.length
    await wall.later(40) // after 5, 15 and 35 seconds
    expect(faults.value.length - reported).toBe(3)
    note.chunk = true
    await wall.later(41)
    expect(wall.note()).toBe('the note')
  })

  test('keeps no more than the newest twenty failures in mind', async () => {
    const wall = await mounted({ chunk: false })
    await wall.later(3_000)
    expect(faults.value).toHaveLength(20)
  })
})
