import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import { targetText, type FigureTarget } from '#client/components/provenance/figureRef.ts'

/** Which figure's story is open, and through which others the reader came to it. */
export const useFigureStory = defineStore('figure-story', () => {
  const trail = shallowRef<readonly FigureTarget[]>([])
  const current = computed(() => trail.value.at(-1))

  return {
    current,
    trail: shallowReadonly(trail),
    open: (target: FigureTarget): void => void (trail.value = [target]),
    /** Goes on to an input of the figure that is open; asked for again, it stays. */
    follow: (target: FigureTarget): void => {
      const isHere = current.value && targetText(current.value) === targetText(target)
      if (!isHere) trail.value = [...trail.value, target]
    },
    back: (): void => void (trail.value = trail.value.slice(0, -1)),
    close: (): void => void (trail.value = []),
  }
})
