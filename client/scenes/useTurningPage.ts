import { computed, onScopeDispose, ref, type ComputedRef } from 'vue'
import { useLive } from '#client/stores/live.ts'

/** Each page of a scene that has more than one stays so long. */
export const PAGE_MS = 12_000

/** Which page of so many is shown: by the server's clock, so that screens side by side turn together. */
export function useTurningPage(pages: () => number): ComputedRef<number> {
  const live = useLive()
  const turned = ref(Math.floor(live.serverNow() / PAGE_MS))
  let timer: ReturnType<typeof setTimeout>
  function turn(): void {
    const now = live.serverNow()
    turned.value = Math.floor(now / PAGE_MS)
    timer = setTimeout(turn, PAGE_MS - (now % PAGE_MS))
  }
  turn()
  onScopeDispose(() => clearTimeout(timer))
  return computed(() => turned.value % Math.max(1, pages()))
}
