import { mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { defineComponent, h, shallowRef } from 'vue'
import { loadOwnPanel } from '#client/rooms/ownPanel.ts'
import type { RoomFrame, RoomTrouble } from '#client/rooms/useRoom.ts'
import { useOwnPanels } from '#client/scenes/room/useOwnPanels.ts'
import { provideReadiness } from '#client/scenes/sceneReadiness.ts'
import { emptyBoard } from '#shared/board.ts'
import { projectRoom } from '#test/support/projectRoom.ts'

vi.mock(import('#client/rooms/ownPanel.ts'), async (original) => ({
  ...(await original()),
  loadOwnPanel: vi.fn<typeof loadOwnPanel>(),
}))

/** A scene with one room; `isReady` once nothing is waited for any more. */
function scene() {
  const [frame, trouble] = [shallowRef<RoomFrame>(), shallowRef<RoomTrouble>()]
  let isReady = false
  const widget = defineComponent({
    setup() {
      useOwnPanels({ frame, trouble })
      return () => h('i')
    },
  })
  const page = defineComponent({
    setup() {
      const waitFor = (work: Promise<unknown>): void => void work.then(() => (isReady = true))
      provideReadiness({ waitFor, turn: () => undefined, isOver: shallowRef(false) })
      return () => h(widget)
    },
  })
  return { wrapper: mount(page), frame, trouble, isReady: () => isReady }
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

test('a scene waits for the code of panels that only a room has', async () => {
  let come = (): void => undefined
  vi.mocked(loadOwnPanel).mockReturnValue(new Promise<void>((resolve) => (come = resolve)))
  const { frame, isReady } = scene()
  frame.value = { answer: { ...projectRoom([]), seq: 1 }, board: emptyBoard('fixture') }
  await settled()
  expect(loadOwnPanel).toHaveBeenCalledWith('project-roll', expect.anything(), expect.anything())
  expect(isReady()).toBe(false)
  come()
  await settled()
  expect(isReady()).toBe(true)
})

test('nobody waits for a room that is refused, for code that cannot be had, or for a scene that has gone', async () => {
  const refused = scene()
  refused.trouble.value = 'away'
  await settled()
  expect(refused.isReady()).toBe(false)
  refused.wrapper.unmount()
  await settled()
  expect(refused.isReady()).toBe(true)

  vi.mocked(loadOwnPanel).mockRejectedValue(new Error('no such file'))
  const broken = scene()
  broken.frame.value = { answer: { ...projectRoom([]), seq: 1 }, board: emptyBoard('fixture') }
  await settled()
  expect(broken.isReady()).toBe(true)
})
