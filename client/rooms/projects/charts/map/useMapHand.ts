import { shallowRef, type Ref, type ShallowRef } from 'vue'
import {
  panned,
  wholeDistrict,
  zoomed,
  zoomOf,
  type MapView,
  type Point,
  type Size,
} from '#client/rooms/projects/charts/map/mapView.ts'

/** A hand that moved no more than this has pressed, not dragged. */
const STILL_PX = 5
const WHEEL_ZOOM = 0.002
const STEP_ZOOM = 1.5

/** Drags, pinches and wheels turned into where the map looks. `pressed` is told of presses that were no drag. */
export function useMapHand(
  box: Readonly<ShallowRef<HTMLElement | null>>,
  pressed: (at: Point) => void,
): {
  view: Ref<MapView | undefined>
  resize: (size: Size) => void
  zoomBy: (factor: number) => void
  whole: () => void
  moveBy: (by: Point) => void
  closer: () => void
  wider: () => void
  down: (event: PointerEvent) => void
  move: (event: PointerEvent) => void
  up: (event: PointerEvent) => void
  wheel: (event: WheelEvent) => void
  pointOf: (event: PointerEvent | WheelEvent) => Point
} {
  const view = shallowRef<MapView>()
  const hands = new Map<number, Point>()
  let from: Point | undefined
  let isDragging = false

  const pointOf = ({ clientX, clientY }: PointerEvent | WheelEvent): Point => {
    const { left = 0, top = 0 } = box.value?.getBoundingClientRect() ?? {}
    return { x: clientX - left, y: clientY - top }
  }
  const change = (next: (now: MapView) => MapView): void => {
    if (view.value) view.value = next(view.value)
  }
  const zoomBy = (factor: number): void =>
    change((now) => zoomed(now, factor, { x: now.width / 2, y: now.height / 2 }))

  function move(event: PointerEvent): void {
    const before = hands.get(event.pointerId)
    if (!before) return
    const to = pointOf(event)
    const other = [...hands].find(([id]) => id !== event.pointerId)?.[1]
    if (from && Math.hypot(to.x - from.x, to.y - from.y) > STILL_PX) isDragging = true
    hands.set(event.pointerId, to)
    if (!isDragging) return
    if (other) {
      const apart = (a: Point): number => Math.max(1, Math.hypot(a.x - other.x, a.y - other.y))
      change((now) => zoomed(now, apart(to) / apart(before), other))
    } else change((now) => panned(now, { x: to.x - before.x, y: to.y - before.y }))
  }

  return {
    view,
    pointOf,
    zoomBy,
    move,
    closer: () => zoomBy(STEP_ZOOM),
    wider: () => zoomBy(1 / STEP_ZOOM),
    whole: () => change(wholeDistrict),
    moveBy: (by) => change((now) => panned(now, by)),
    resize: (size) => {
      const zoom = view.value ? zoomOf(view.value) : 1
      view.value = wholeDistrict(size)
      if (zoom > 1) zoomBy(zoom)
    },
    down: (event) => {
      if (event.button !== 0) return
      const at = pointOf(event)
      if (hands.size === 0) [from, isDragging] = [at, false]
      hands.set(event.pointerId, at)
      box.value?.setPointerCapture(event.pointerId)
    },
    up: (event) => {
      const isLast = hands.delete(event.pointerId) && hands.size === 0
      if (isLast && !isDragging && event.type === 'pointerup') pressed(pointOf(event))
    },
    // A plain wheel scrolls the page; pinching a trackpad comes as a wheel with Ctrl.
    wheel: (event) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      change((now) => zoomed(now, Math.exp(-event.deltaY * WHEEL_ZOOM), pointOf(event)))
    },
  }
}
