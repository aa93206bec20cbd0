import { onBeforeUnmount, onMounted } from 'vue'
import { hearFrom } from '#client/components/frameMessages.ts'
import { isMirrorShows, type MirrorMessage } from '#client/components/stageMirror/mirrorMessages.ts'
import { useLive } from '#client/stores/live.ts'
import { useSelf } from '#client/stores/self.ts'
import { pickedFrom } from '#client/wall/stage/pickedFrom.ts'
import { DEFAULT_SCREEN, type Selection } from '#shared/screens/screen.ts'

/**
 * The wall in the frame of whoever presents: it follows the figures as a page of theirs, shows what the screen shows, and
 * tells where they point and what they tap, instead of doing what a tap would do on a wall.
 */
export function useMirror(): { readonly pick: (selection: Selection) => void } {
  const live = useLive()
  const self = useSelf()
  live.start('other')

  const tell = (message: MirrorMessage): void => window.parent.postMessage(message, window.location.origin)
  const deaf = hearFrom(
    () => window.parent,
    (data) => {
      if (!isMirrorShows(data)) return
      const stage = { account: '', by: '', since: 0, until: Number.MAX_SAFE_INTEGER, showing: data.showing }
      self.put({ id: '', name: '', place: '', settings: DEFAULT_SCREEN, stage })
    },
  )
  const pick = (selection: Selection): void => tell({ guanlan: 'mirror-select', selection })

  /** As often as it is drawn, and no more often. */
  let waiting = 0
  function moved({ clientX, clientY }: PointerEvent): void {
    cancelAnimationFrame(waiting)
    waiting = requestAnimationFrame(() =>
      tell({
        guanlan: 'mirror-point',
        at: { x: clientX / window.innerWidth, y: clientY / window.innerHeight },
      }),
    )
  }
  function left(): void {
    cancelAnimationFrame(waiting)
    tell({ guanlan: 'mirror-point', at: null })
  }
  function tapped(event: MouseEvent): void {
    if (event.target instanceof HTMLCanvasElement) return // a chart knows itself what was tapped
    event.preventDefault()
    event.stopPropagation()
    const selection = event.target instanceof Element ? pickedFrom(event.target) : undefined
    if (selection) pick(selection)
  }
  onMounted(() => {
    document.addEventListener('pointermove', moved)
    document.addEventListener('pointerdown', moved)
    document.documentElement.addEventListener('pointerleave', left)
    document.addEventListener('click', tapped, true)
    tell({ guanlan: 'mirror-ready' })
  })
  onBeforeUnmount(() => {
    deaf()
    cancelAnimationFrame(waiting)
    document.removeEventListener('pointermove', moved)
    document.removeEventListener('pointerdown', moved)
    document.documentElement.removeEventListener('pointerleave', left)
    document.removeEventListener('click', tapped, true)
  })
  return { pick }
}
