import { computed, onScopeDispose, ref, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import { useLive } from '#client/stores/live.ts'
import { useSelf } from '#client/stores/self.ts'
import { OVERVIEW, useWallPlan } from '#client/stores/wallPlan.ts'
import type { Upcoming } from '#client/wall/play/layers.ts'
import type { Transition } from '#client/wall/play/transition.ts'
import { useProgramme } from '#client/wall/play/useProgramme.ts'
import type { Playlist } from '#shared/scenes/playlist.ts'
import type { Showing } from '#shared/screens/screen.ts'

export interface WallShowing {
  /** Undefined while it is not known yet what this wall is to show. */
  readonly showing: ComputedRef<Showing | undefined>
  readonly upcoming: ComputedRef<Upcoming<Showing> | undefined>
  readonly transition: ComputedRef<Transition>
  /** The playlist that decides what is shown, if it does. */
  readonly playlist: ComputedRef<Playlist | undefined>
  /** A scene has just changed. */
  readonly changed: () => void
}

/** Whoever this screen is has been asked beside the board; no wall stays empty because nobody answers that. */
const WAITS_MS = 1_500

/**
 * What a wall shows: what somebody presents on it, else the scene of its address, where somebody at it has gone to one, else
 * what its playlist has now, else the overview.
 */
export function useShowing(): WallShowing {
  const route = useRoute()
  const live = useLive()
  const self = useSelf()
  const plan = useWallPlan()

  const presented = computed(() => self.self?.stage?.showing)
  const asked = computed<Showing | undefined>(() => {
    const { scene } = route.params
    if (typeof scene !== 'string' || scene === '') return undefined
    const { of } = route.query
    return { scene, of: typeof of === 'string' ? of : undefined }
  })
  const playlist = computed(() => plan.playlists.find(({ code }) => code === self.settings.playlist))
  const programme = useProgramme(() => playlist.value)

  const isWaiting = ref(true)
  const timer = setTimeout(() => (isWaiting.value = false), WAITS_MS)
  onScopeDispose(() => clearTimeout(timer))
  const isOwnKnown = computed(() => self.known && plan.delivered !== undefined && !playlist.value)
  const otherwise = computed<Showing | undefined>(() =>
    isOwnKnown.value || live.link === 'still' || !isWaiting.value ? { scene: OVERVIEW } : undefined,
  )

  const byHand = computed(() => presented.value ?? asked.value)
  return {
    showing: computed(() => byHand.value ?? programme.showing.value ?? otherwise.value),
    upcoming: computed(() => (byHand.value ? undefined : programme.upcoming.value)),
    transition: computed(() => playlist.value?.transition ?? 'slide'),
    playlist: computed(() => (byHand.value ? undefined : playlist.value)),
    changed: programme.refresh,
  }
}
