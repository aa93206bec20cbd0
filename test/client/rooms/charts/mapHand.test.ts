import { describe, expect, test } from 'vitest'
import { shallowRef } from 'vue'
import { zoomOf, type Point } from '#client/rooms/projects/charts/map/mapView.ts'
import { useMapHand } from '#client/rooms/projects/charts/map/useMapHand.ts'

function hand() {
  const pressed: Point[] = []
  const box = document.createElement('div')
  box.setPointerCapture = () => undefined
  const { view, ...acts } = useMapHand(shallowRef(box), (at) => pressed.push(at))
  acts.resize({ width: 900, height: 600 })
  const event = (type: string, clientX: number, clientY: number, pointerId = 1, button = 0): PointerEvent =>
    new PointerEvent(type, { clientX, clientY, pointerId, button })
  return {
    ...acts,
    pressed,
    look: () => view.value!,
    down: (x: number, y: number, id?: number, button?: number) =>
      acts.down(event('pointerdown', x, y, id, button)),
    move: (x: number, y: number, id?: number) => acts.move(event('pointermove', x, y, id)),
    up: (x: number, y: number, id?: number) => acts.up(event('pointerup', x, y, id)),
  }
}

describe('a hand on the map', () => {
  test('that moves hardly at all presses', () => {
    const { down, move, up, pressed } = hand()
    down(100, 100)
    move(103, 101)
    up(103, 101)
    expect(pressed).toEqual([{ x: 103, y: 101 }])
  })

  test('that drags moves the map with it, and presses nothing', () => {
    const { closer, down, move, up, look, pressed } = hand()
    closer()
    const before = look()
    down(100, 100)
    move(160, 70)
    up(160, 70)
    expect((before.middle.x - look().middle.x) * before.scale).toBeCloseTo(60)
    expect((before.middle.y - look().middle.y) * before.scale).toBeCloseTo(-30)
    expect(pressed).toEqual([])
  })

  test('with two fingers brings the map as much closer as they part', () => {
    const { down, move, look } = hand()
    down(400, 300)
    down(500, 300, 2)
    move(600, 300, 2)
    expect(zoomOf(look())).toBeCloseTo(2)
  })

  test('with another button of the mouse does nothing', () => {
    const { closer, down, move, up, look, pressed } = hand()
    closer()
    const before = look()
    down(100, 100, 1, 2)
    move(160, 70)
    up(160, 70)
    expect(look()).toBe(before)
    expect(pressed).toEqual([])
  })

  test('keeps how close it looks when the box changes its size', () => {
    const { closer, look, resize } = hand()
    closer()
    resize({ width: 500, height: 400 })
    expect(zoomOf(look())).toBeCloseTo(1.5)
    expect(look().width).toBe(500)
  })
})
