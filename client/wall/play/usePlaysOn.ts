import { watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useUnattended } from '#client/components/useUnattended.ts'
import { useSelf } from '#client/stores/self.ts'

/** A wall that somebody has led off its playlist takes it up again once nobody has touched it for this long. */
export const PLAYS_ON_AFTER_MS = 300_000

/** A screen that was opened at the address of a scene stays there; one that was led there by hand plays on by itself. */
export function usePlaysOn(): void {
  const route = useRoute()
  const router = useRouter()
  const self = useSelf()
  let isLed = false
  watch(
    () => route.params['scene'],
    () => (isLed = true),
  )
  useUnattended(PLAYS_ON_AFTER_MS, () => {
    if (isLed && self.settings.playlist !== null && route.params['scene']) void router.replace('/wall')
  })
}
