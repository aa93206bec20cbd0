import { computed, onScopeDispose, ref, watch, type ComputedRef } from 'vue'
import { useLive } from '#client/stores/live.ts'
import { OVERVIEW } from '#client/stores/wallPlan.ts'
import type { Upcoming } from '#client/wall/play/layers.ts'
import { steady } from '#client/scenes/steady.ts'
import { useRedAlarms } from '#client/wall/play/useRedAlarms.ts'
import { stopAfter, stopAt, type Showable, type Stop } from '#shared/scenes/playing.ts'
import type { Playlist } from '#shared/scenes/playlist.ts'

/** What a playlist has a screen show; nothing where there is none. */
export interface Programme {
  readonly showing: ComputedRef<Showable | undefined>
  readonly upcoming: ComputedRef<Upcoming<Showable> | undefined>
  /** Looks at the clock at once: a scene has just changed. */
  readonly refresh: () => void
}

const shownAt = ({ show }: Stop): Showable => show ?? { scene: OVERVIEW }

/**
 * Goes by the server's clock, so that all screens with this playlist show the same scene at the same moment. Before the
 * server has told its time there is nothing to go by.
 */
export function useProgramme(playlist: () => Playlist | undefined): Programme {
  const live = useLive()
  const looks = ref(0)
  const refresh = (): void => void looks.value++
  const alarms = useRedAlarms(() => playlist()?.alarm !== undefined)
  const isKnown = computed(() => live.serverClock.offset !== null)

  const stop = steady(() => {
    void [looks.value, live.now] // every second, also where the clock has been put
    const list = playlist()
    return list && isKnown.value ? stopAt(list, live.serverNow(), alarms.value) : null
  })
  const upcoming = steady(() => {
    const list = playlist()
    const next = list && stop.value && stopAfter(list, stop.value, alarms.value)
    return next ? { show: shownAt(next), at: next.from } : null
  })

  // What the second's beat would show late is looked at in time.
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(stop, (now) => {
    clearTimeout(timer)
    if (now) timer = setTimeout(refresh, Math.min(now.until - live.serverNow() + 1, LONGEST_TIMER_MS))
  })
  onScopeDispose(() => clearTimeout(timer))

  return {
    showing: computed(() => (stop.value ? shownAt(stop.value) : undefined)),
    upcoming: computed(() => upcoming.value ?? undefined),
    refresh,
  }
}

const LONGEST_TIMER_MS = 60_000
