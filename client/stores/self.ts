import { defineStore } from 'pinia'
import { computed, ref, shallowReadonly, shallowRef, watch } from 'vue'
import { fetchSelf } from '#client/api/screens.ts'
import { useLive } from '#client/stores/live.ts'
import { DEFAULT_SCREEN, type ScreenSelf, type ScreenSettings } from '#shared/screens/screen.ts'

/**
 * Which screen this page is and how it is set up: what the server says as it starts and whenever that changes. People
 * who look at a wall are no screen and get the settings that a new one has.
 */
export const useSelf = defineStore('self', () => {
  const live = useLive()
  const self = shallowRef<ScreenSelf | null>(null)
  /** The server has said it, or this device remembers. */
  const known = ref(false)
  const settings = computed<ScreenSettings>(() => self.value?.settings ?? DEFAULT_SCREEN)

  function put(its: ScreenSelf | null): void {
    self.value = its
    known.value = true
  }
  watch(
    () => live.screenSelf,
    (its) => its && put(its),
  )

  /** Asks once; where nothing answers, the socket says it later, or what is remembered stands. */
  async function ask(): Promise<void> {
    const before = live.screenSelf
    const its = await fetchSelf().catch(() => undefined)
    if (its !== undefined && live.screenSelf === before) put(its)
  }

  return {
    self: shallowReadonly(self),
    settings,
    known,
    ask,
    /** What a page is that stands for a screen without being one. */
    put,
    /** What this device remembers of itself while no server answers. */
    keep: (its: ScreenSelf) => {
      if (!known.value) put(its)
    },
    /** Nobody's screen any more. */
    forget: () => {
      self.value = null
      known.value = false
    },
  }
})
