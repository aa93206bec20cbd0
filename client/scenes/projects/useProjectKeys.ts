import { computed, type ComputedRef } from 'vue'
import { useLive } from '#client/stores/live.ts'
import { PROJECT_INVESTED, PROJECT_PLAN } from '#shared/projectStanding.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'
import { projectSubject } from '#shared/subject.ts'

/** The series that say how far the projects of the ledger are; the same list until the ledger changes. */
export function useProjectKeys(): ComputedRef<readonly SeriesKey[]> {
  const live = useLive()
  const ledger = computed(() => live.board.records['project'])
  return computed(() =>
    Object.keys(ledger.value ?? {}).flatMap((id) =>
      [PROJECT_INVESTED, PROJECT_PLAN].map((code) => seriesKey(code, projectSubject(id))),
    ),
  )
}
