import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { effectScope, nextTick, shallowRef, type EffectScope } from 'vue'
import { Unreachable } from '#client/api/http.ts'
import type { OpenScreen } from '#client/api/stages.ts'
import { timeLeft } from '#client/format/timeLeft.ts'
import { usePresenting } from '#client/tablet/present/presenting.ts'
import { sceneWith } from '#client/tablet/present/sceneWith.ts'
import { useFollowedFilter } from '#client/tablet/present/useFollowedFilter.ts'
import type { Scene } from '#shared/scenes/scene.ts'
import type { Showing } from '#shared/screens/screen.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

interface FakeServer {
  shown?: Showing
  isAway: boolean
  told: number
}
const server = vi.hoisted((): FakeServer => ({ isAway: false, told: 0 }))
const ROLL: Showing = { scene: 'projects' }
const SCREEN: OpenScreen = {
  id: 'wall',
  name: '指挥大厅',
  place: '',
  state: 'current',
  width: 1920,
  height: 1080,
  scene: null,
  stage: null,
  mine: true,
}
const stage = () => ({
  ...{ account: 'a', by: '领导', since: 0, until: Number.MAX_SAFE_INTEGER },
  showing: server.shown ?? ROLL,
})
vi.mock(import('#client/api/stages.ts'), async (load) => ({
  ...(await load()),
  showOn: (_id, showing) => {
    if (server.isAway) return Promise.reject(new Unreachable('away'))
    server.told++
    server.shown = showing
    return Promise.resolve(stage())
  },
  fetchStages: () => Promise.resolve([{ ...SCREEN, stage: stage() }]),
}))

let scope: EffectScope
beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
  scope = effectScope()
  Object.assign(server, { isAway: false, told: 0 })
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

async function presented(first: Showing) {
  const page = shallowRef<Showing>(first)
  const presenting = usePresenting()
  scope.run(() => useFollowedFilter(() => page.value))
  await presenting.show(SCREEN, first)
  const put = async (showing: Showing): Promise<void> => {
    page.value = showing
    await nextTick()
    await vi.advanceTimersByTimeAsync(100)
  }
  return { put, presenting, settled: () => vi.advanceTimersByTimeAsync(1_000) }
}

describe('a list that is presented', () => {
  test('is followed when it is filtered, once for what is typed in one go; day and mark stay', async () => {
    const held = { asOf: '2020-05-01', selection: { subject: 'project:1' } }
    const { put, settled } = await presented({ ...ROLL, ...held })
    await put({ ...ROLL, filter: { words: '学' } })
    await put({ ...ROLL, filter: { words: '学校' } })
    await settled()
    expect(server.shown).toEqual({ ...ROLL, ...held, filter: { words: '学校' } })
    expect(server.told).toBe(2)
    await put(ROLL)
    await settled()
    expect(server.shown).toMatchObject({ ...ROLL, filter: undefined })
  })

  test('leaves alone what else has been put on the wall meanwhile, and says nothing once it is let go', async () => {
    const { put, presenting, settled } = await presented(ROLL)
    await presenting.goOn({ scene: 'overview' })
    await put({ ...ROLL, filter: { light: 'red' } })
    await settled()
    expect(server.shown).toEqual({ scene: 'overview' })
    presenting.held = undefined
    await put(ROLL)
    await settled()
    expect(server.told).toBe(2)
  })

  test('says where the wall has not been told, and tells it once the server answers again', async () => {
    const { put, presenting, settled } = await presented(ROLL)
    server.isAway = true
    await put({ ...ROLL, filter: { light: 'red' } })
    await settled()
    await presenting.select({ subject: 'project:2' })
    const wanted = { ...ROLL, filter: { light: 'red' }, selection: { subject: 'project:2' } }
    expect(presenting.unsent).toEqual(wanted)
    server.isAway = false
    await presenting.look()
    expect(server.shown).toEqual(wanted)
    expect(presenting.unsent).toBeUndefined()
  })
})

test('what is left is told in minutes and seconds, never less than none', () => {
  expect([299_001, 60_000, 9_000, -5].map(timeLeft)).toEqual(['5:00', '1:00', '0:09', '0:00'])
})

test('a page is shown by the scene that gives its widget the most room and is about nothing in particular', () => {
  const scene = (code: string, w: number, of?: 'project'): Scene => ({
    ...{ code, zh: code, en: code, ...(of && { of }) },
    widgets: [{ id: 'when', kind: 'calendar', days: 31 }],
    layouts: { standard: { columns: 12, rows: 1, places: { when: { x: 0, y: 0, w, h: 1 } } } },
  })
  const scenes = [scene('small', 3), scene('large', 6), scene('one', 12, 'project')]
  expect(sceneWith(scenes, 'calendar')?.code).toBe('large')
  expect(sceneWith(scenes, 'clock')).toBeUndefined()
})
