import { onScopeDispose, shallowReadonly, shallowRef, watch } from 'vue'
import { atFrame } from '#client/wall/play/atFrame.ts'
import { keyOf, type Showable } from '#shared/scenes/playing.ts'

/** What can be seen, what is made ready behind it, what is just going, and what is seen no more and taken apart. */
export type LayerRole = 'shown' | 'next' | 'leaving' | 'gone'
export interface Layer<Show extends Showable> {
  readonly id: number
  readonly show: Show
  readonly role: LayerRole
}

/** What is to be seen from an instant of the server's clock on. */
export interface Upcoming<Show extends Showable> {
  readonly show: Show
  readonly at: number
}

export interface LayerPorts<Show extends Showable> {
  /** What is to be seen now. */
  readonly showing: () => Show
  readonly upcoming: () => Upcoming<Show> | undefined
  readonly serverNow: () => number
  /** Called in the frame of a change, before it is out; resolves once nothing is to be seen of the one before. */
  readonly change: (shown: number) => Promise<void>
}

/** The next scene is made ready so long before it shows. */
export const PREPARE_MS = 10_000
/** Clocks are led along meanwhile, and timers of weeks overflow. */
const LONGEST_TIMER_MS = 60_000
/** Whoever asks for a scene by hand waits no longer than this for it to be whole. */
export const PATIENCE_MS = 2_500

/**
 * The layers of a wall. What is to come is made ready behind what is seen, and takes its place in the first frame at or
 * after its instant of the server's clock; until it is ready, what is seen stays.
 */
export function useLayers<Show extends Showable>(ports: LayerPorts<Show>) {
  let ids = 0
  const made = (show: Show, role: LayerRole): Layer<Show> => ({ id: ids++, show, role })
  const layers = shallowRef<readonly Layer<Show>[]>([made(ports.showing(), 'shown')])
  const at = (role: LayerRole): Layer<Show> | undefined => layers.value.find((layer) => layer.role === role)
  const without = (role: LayerRole): readonly Layer<Show>[] =>
    layers.value.filter((layer) => layer.role !== role)

  const ready = new Set<number>()
  let due = Infinity
  let cancelFrame = (): void => {}
  let timer: ReturnType<typeof setTimeout> | undefined
  let patience: ReturnType<typeof setTimeout> | undefined

  /** Makes something ready that is to be seen from an instant on. */
  function prepare({ show, at: instant }: Upcoming<Show>): void {
    due = instant
    const next = at('next')
    if (!next || keyOf(next.show) !== keyOf(show)) {
      clearTimeout(patience)
      layers.value = [...without('next'), made(show, 'next')]
      const { id } = at('next') ?? { id: NaN }
      if (instant <= ports.serverNow()) patience = setTimeout(() => isReady(id), PATIENCE_MS)
    }
    changeWhenDue()
  }
  function isReady(id: number): void {
    ready.add(id)
    changeWhenDue()
  }
  function changeWhenDue(): void {
    cancelFrame()
    const next = at('next')
    if (next && ready.has(next.id)) cancelFrame = atFrame(due, ports.serverNow, change)
  }

  function change(): void {
    const next = at('next')
    const shown = at('shown')
    if (!next || !shown) return
    clearTimeout(patience)
    ready.clear()
    layers.value = layers.value.map((layer) => {
      if (layer === shown) return { ...layer, role: 'leaving' }
      return layer === next ? { ...layer, role: 'shown' } : layer
    })
    // The programme may be a moment ahead of the change, and what comes next be known already; or it follows yet.
    if (keyOf(ports.showing()) === keyOf(next.show)) settle()
    void ports.change(next.id).then(() => {
      layers.value = layers.value.map((layer) => (layer.id === shown.id ? { ...layer, role: 'gone' } : layer))
    })
  }
  /** Nothing is left of one that is seen no more. */
  function isEmpty(gone: number): void {
    layers.value = layers.value.filter(({ id }) => id !== gone)
  }

  function settle(): void {
    clearTimeout(timer)
    const showing = ports.showing()
    const shown = at('shown')
    if (shown && keyOf(shown.show) !== keyOf(showing)) {
      const next = at('next')
      const isComing = next !== undefined && keyOf(next.show) === keyOf(showing)
      return prepare({ show: showing, at: isComing ? Math.min(due, ports.serverNow()) : -Infinity })
    }
    if (shown && shown.show !== showing)
      layers.value = layers.value.map((layer) => (layer === shown ? { ...layer, show: showing } : layer))
    const coming = ports.upcoming()
    const upcoming = coming && keyOf(coming.show) !== keyOf(showing) ? coming : undefined
    const wait = upcoming && upcoming.at - PREPARE_MS - ports.serverNow()
    if (upcoming && wait !== undefined && wait <= 0) return prepare(upcoming)
    cancelFrame()
    layers.value = without('next')
    if (wait !== undefined) timer = setTimeout(settle, Math.min(wait, LONGEST_TIMER_MS))
  }
  watch([ports.showing, ports.upcoming], settle, { immediate: true })

  onScopeDispose(() => {
    clearTimeout(timer)
    clearTimeout(patience)
    cancelFrame()
  })
  return { layers: shallowReadonly(layers), isReady, isEmpty }
}
