import { onBeforeUnmount, onMounted, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { drawMap, type MapMarks } from '#client/rooms/projects/charts/map/drawMap.ts'
import type { Pin } from '#client/rooms/projects/charts/map/mapPins.ts'
import { readMapTheme, type MapTheme } from '#client/rooms/projects/charts/map/mapTheme.ts'
import type { MapView, Size } from '#client/rooms/projects/charts/map/mapView.ts'

const MOST_PIXELS = 2
const pixelRatio = (): number => Math.min(window.devicePixelRatio, MOST_PIXELS)

interface Drawn {
  readonly view: Readonly<Ref<MapView | undefined>>
  readonly pins: () => readonly Pin[]
  readonly marks: () => MapMarks
  readonly resized: (size: Size) => void
}

/** Keeps a canvas as large as its box and draws the map whenever what it shows or where it looks has changed. */
export function useMapCanvas(
  box: Readonly<ShallowRef<HTMLElement | null>>,
  canvas: Readonly<ShallowRef<HTMLCanvasElement | null>>,
  { view, pins, marks, resized }: Drawn,
): Readonly<ShallowRef<MapTheme | undefined>> {
  const theme = shallowRef<MapTheme>()
  let pending = 0

  let drawn: readonly unknown[] = []

  function draw(): void {
    const context = canvas.value?.getContext('2d')
    if (!context || !view.value || !theme.value) return
    const now = [view.value, pins(), marks(), theme.value] as const
    // A box that was just laid out is drawn at once, and asked for again by whoever watches where it looks.
    if (now.every((part, i) => part === drawn[i])) return
    drawn = now
    drawMap(context, ...now, pixelRatio())
  }
  const drawSoon = (): void => {
    cancelAnimationFrame(pending)
    pending = requestAnimationFrame(draw)
  }
  const drawAnew = (): void => {
    drawn = []
    drawSoon()
  }
  const fit = new ResizeObserver(() => {
    const { clientWidth: width = 0, clientHeight: height = 0 } = box.value ?? {}
    if (!box.value || !canvas.value || width === 0 || height === 0) return
    canvas.value.width = width * pixelRatio()
    canvas.value.height = height * pixelRatio()
    theme.value = readMapTheme(box.value)
    resized({ width, height })
    draw()
  })
  onMounted(() => {
    if (box.value) fit.observe(box.value)
    // Text on a canvas does not change by itself when its typeface arrives.
    if (document.fonts.status === 'loading') void document.fonts.ready.then(drawAnew)
  })
  // A release is drawn in the frame that shows it elsewhere; a hand's moves are drawn once a frame.
  watch(pins, draw, { flush: 'post' })
  watch([view, marks], drawSoon)
  onBeforeUnmount(() => {
    fit.disconnect()
    cancelAnimationFrame(pending)
  })
  return theme
}
