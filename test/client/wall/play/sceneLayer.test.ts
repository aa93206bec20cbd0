import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { h, type Component } from 'vue'
import InTurn from '#client/scenes/InTurn.vue'
import { useReadiness } from '#client/scenes/sceneReadiness.ts'
import type { LayerRole } from '#client/wall/play/layers.ts'
import SceneLayer from '#client/wall/play/SceneLayer.vue'

const FRAME_MS = 17
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A layer with three parts; the second one waits for figures. */
function layer(role: LayerRole) {
  let answer = (): void => {}
  const Waits: Component = {
    setup() {
      useReadiness().waitFor(new Promise<void>((resolve) => (answer = resolve)))
      return () => h('b', '2')
    },
  }
  const parts = [() => h('b', '1'), () => h(Waits), () => h('b', '3')]
  const wrapper = mount(SceneLayer, {
    props: { role },
    slots: { default: () => parts.map((part) => h(InTurn, () => part())) },
  })
  onTestFinished(() => wrapper.unmount())
  return {
    stands: () => wrapper.findAll('b').map((part) => part.text()),
    emitted: (name: string) => wrapper.emitted(name)?.length ?? 0,
    answer: () => answer(),
    become: (next: LayerRole) => wrapper.setProps({ role: next }),
    frames: (count: number) => vi.advanceTimersByTimeAsync(count * FRAME_MS),
  }
}

describe('a scene that nobody sees', () => {
  test('comes part by part, frame by frame, and is ready once all of it is drawn', async () => {
    const scene = layer('next')
    expect(scene.stands()).toEqual([])
    await scene.frames(1)
    expect(scene.stands()).toEqual(['1'])
    await scene.frames(3)
    expect(scene.stands()).toEqual(['1', '2'])
    scene.answer()
    await scene.frames(1)
    expect(scene.stands()).toEqual(['1', '2', '3'])
    expect(scene.emitted('ready')).toBe(0)
    await scene.frames(4)
    expect(scene.emitted('ready')).toBe(1)
  })

  test('is whole at once when it has to be seen', async () => {
    const scene = layer('next')
    await scene.frames(1)
    await scene.become('shown')
    await scene.frames(0)
    expect(scene.stands()).toEqual(['1', '2', '3'])
  })

  test('goes part by part once it is over, and then says that nothing is left', async () => {
    const scene = layer('shown')
    expect(scene.stands()).toEqual(['1', '2', '3'])
    await scene.become('leaving')
    await scene.frames(3)
    expect(scene.stands()).toEqual(['1', '2', '3'])
    await scene.become('gone')
    await scene.frames(1)
    expect(scene.stands()).toEqual(['1', '2'])
    expect(scene.emitted('empty')).toBe(0)
    await scene.frames(3)
    expect(scene.stands()).toEqual([])
    expect(scene.emitted('empty')).toBe(1)
  })
})
