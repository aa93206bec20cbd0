import { shallowRef, watch } from 'vue'
import { fetchRelease } from '#client/api/calls.ts'
import { useLive } from '#client/stores/live.ts'
import type { Release } from '#shared/release.ts'

/** The latest releases with all that they changed, newest first; one that was fetched is never fetched again. */
export function useRecentReleases() {
  const live = useLive()
  const kept = new Map<number, Release>()
  const releases = shallowRef<readonly Release[]>([])

  watch(
    () => live.board.recent,
    async (recent) => {
      const found = await Promise.all(
        recent.map(async ({ seq }) => kept.get(seq) ?? (await fetchRelease(seq).catch(() => undefined))),
      )
      for (const release of found) if (release) kept.set(release.seq, release)
      releases.value = live.board.recent.flatMap(({ seq }) => kept.get(seq) ?? [])
    },
    { immediate: true },
  )
  return releases
}
