import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { keepWith } from '#client/live/kept.ts'
import { useRoom } from '#client/rooms/useRoom.ts'
import { useLive } from '#client/stores/live.ts'
import { boardOf, catalogue } from '#test/support/boardFixture.ts'

const board = boardOf({ 'economy.retail-sales.growth@410104': { '2020-05': 1.1 } })
const device = new Map<string, unknown>()

beforeEach(() => {
  setActivePinia(createPinia())
  device.clear()
  keepWith({
    put: (name, value) => void device.set(name, value),
    get: (name) => Promise.resolve(device.get(name)),
  })
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
})
afterEach(() => {
  keepWith(undefined)
  vi.unstubAllGlobals()
})

/** A room on a wall that started without a server and shows what it had. */
async function roomWithoutServer(of?: string) {
  const live = useLive()
  const scope = effectScope()
  const room = scope.run(() => useRoom(() => ({ code: 'projects', of })))
  live.showKept(catalogue, board, Date.now() - 60_000)
  await vi.waitUntil(() => room?.trouble.value !== undefined || room?.frame.value !== undefined)
  await new Promise((resolve) => setTimeout(resolve))
  scope.stop()
  return { frame: room?.frame.value, trouble: room?.trouble.value }
}

it('shows the room that was kept with the board of the same release', async () => {
  device.set('room projects', { seq: board.seq, definition: { code: 'projects' }, views: [] })
  const { frame, trouble } = await roomWithoutServer()
  expect([frame?.answer.definition.code, frame?.board.seq, trouble]).toEqual([
    'projects',
    board.seq,
    undefined,
  ])
})

it('mixes no releases: a kept room of another one is not shown, and the page says that the server is away', async () => {
  device.set('room projects', { seq: board.seq - 1, definition: { code: 'projects' }, views: [] })
  const { frame, trouble } = await roomWithoutServer()
  expect([frame, trouble]).toEqual([undefined, 'away'])
})

it('keeps none of the many rooms that are about one record', async () => {
  device.set('room projects', { seq: board.seq, definition: { code: 'projects' }, views: [] })
  expect((await roomWithoutServer('project-1')).frame).toBeUndefined()
})
