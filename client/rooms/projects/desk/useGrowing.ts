import { computed, onBeforeUnmount, onMounted, ref, watch, type ComputedRef, type ShallowRef } from 'vue'

/** Rows that are drawn at once. */
const STEP = 60

/**
 * The first rows of a long list, more as its end comes into sight: nobody waits for two thousand rows that nobody looks
 * at. Begins anew when the list is another one.
 */
export function useGrowing<Row>(
  rows: () => readonly Row[],
  end: Readonly<ShallowRef<HTMLElement | null>>,
): ComputedRef<readonly Row[]> {
  const shown = ref(STEP)
  const observer = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting || shown.value >= rows().length) return
      shown.value += STEP
      // Asked again, since an end that stays in sight tells nothing of itself.
      observer.unobserve(entry.target)
      requestAnimationFrame(() => end.value && observer.observe(end.value))
    },
    { rootMargin: '400px' },
  )
  onMounted(() => end.value && observer.observe(end.value))
  onBeforeUnmount(() => observer.disconnect())
  watch(
    () => rows().length,
    () => {
      shown.value = STEP
      if (!end.value) return
      observer.unobserve(end.value)
      observer.observe(end.value)
    },
  )
  return computed(() => rows().slice(0, shown.value))
}
