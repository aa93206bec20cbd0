import { computed, onMounted, onScopeDispose, shallowRef } from 'vue'
import { fetchFollowing, type Following } from '#client/api/review.ts'

const ASK_EVERY_MS = 15_000

/** How many screens follow and would show a release at once; undefined while that is not known. */
export function useFollowing() {
  const following = shallowRef<Following>()
  const ask = async (): Promise<void> => {
    following.value = await fetchFollowing().catch(() => undefined)
  }
  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    void ask()
    timer = setInterval(() => document.visibilityState === 'visible' && void ask(), ASK_EVERY_MS)
  })
  onScopeDispose(() => clearInterval(timer))
  return computed(() => following.value && following.value.wall + following.value.tablet)
}
