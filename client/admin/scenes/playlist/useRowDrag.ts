import { onBeforeUnmount, ref } from 'vue'

/** Moves a row of a list by pointer or finger; the list is told of the new place as soon as it passes one. */
export function useRowDrag(rows: () => readonly Element[], moved: (from: number, to: number) => void) {
  const grabbed = ref<number>()

  function over({ clientY }: PointerEvent): void {
    if (grabbed.value === undefined) return
    const to = rows().findIndex((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      return clientY >= top && clientY < bottom
    })
    if (to === -1 || to === grabbed.value) return
    moved(grabbed.value, to)
    grabbed.value = to
  }
  function end(): void {
    grabbed.value = undefined
    window.removeEventListener('pointermove', over)
    window.removeEventListener('pointerup', end)
    window.removeEventListener('pointercancel', end)
  }
  onBeforeUnmount(end)
  return {
    grabbed,
    grab(at: number, event: PointerEvent): void {
      event.preventDefault()
      grabbed.value = at
      window.addEventListener('pointermove', over)
      window.addEventListener('pointerup', end)
      window.addEventListener('pointercancel', end)
    },
  }
}
