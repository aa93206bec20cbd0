import { computed, onScopeDispose, ref, watch, type ComputedRef } from 'vue'
import { useSelf } from '#client/stores/self.ts'
import { wallGeometry, type WallGeometry } from '#client/wall/wallGeometry.ts'

/** The wall that this page shows or is a part of, followed; the whole page takes its rem while the caller lives. */
export function useWallGeometry(): ComputedRef<WallGeometry> {
  const self = useSelf()
  const seen = (): { width: number; height: number } => ({
    width: window.innerWidth,
    height: window.innerHeight,
  })
  const screen = ref(seen())
  const follow = (): void => void (screen.value = seen())
  window.addEventListener('resize', follow)

  const geometry = computed(() => wallGeometry(screen.value, self.settings))
  const root = document.documentElement
  watch(
    () => geometry.value.rem,
    (rem) => (root.style.fontSize = `${rem}px`),
    { immediate: true, flush: 'sync' },
  )
  onScopeDispose(() => {
    window.removeEventListener('resize', follow)
    root.style.removeProperty('font-size')
  })
  return geometry
}
