import { shallowRef, watch, type Ref } from 'vue'
import { useLive } from '#client/stores/live.ts'
import { bureauMidnight, BUREAU_DAY_MS } from '#shared/scenes/dayRounds.ts'
import { openWarnings } from '#shared/warning/openWarnings.ts'

/**
 * The instants of the last day at which red warnings came while this page was open: that of the release that brought them,
 * the same on every screen, or the bureau's midnight where a day made them.
 */
export function useRedAlarms(isWatched: () => boolean): Readonly<Ref<readonly number[]>> {
  const live = useLive()
  const alarms = shallowRef<readonly number[]>([])
  let known: ReadonlySet<string> | undefined
  let seq = 0

  watch(
    [() => live.newest, () => live.presentDay, isWatched, () => live.ready],
    ([board, day, watched, ready]) => {
      if (!watched || !ready) return void (known = undefined)
      const warnings = openWarnings(board, live.newestCatalogue, day)
      const reds = warnings.filter(({ light }) => light === 'red').map(({ id }) => id)
      const isNew = known !== undefined && reds.some((id) => !known?.has(id))
      known = new Set(reds)
      const release = board.seq > seq ? board.recent[0] : undefined
      seq = board.seq
      if (!isNew) return
      const now = live.serverNow()
      const came = release ? Date.parse(release.at) : bureauMidnight(now)
      alarms.value = [...alarms.value.filter((at) => now - at < BUREAU_DAY_MS), came]
    },
    { immediate: true },
  )
  return alarms
}
