import { computed, onMounted, ref, shallowRef, watch } from 'vue'
import { ApiProblem } from '#client/api/http.ts'
import { fetchReport } from '#client/api/reports.ts'
import { useLive } from '#client/stores/live.ts'
import { useReleased } from '#client/stores/useReleased.ts'
import type { Report } from '#shared/contract/reports.ts'

/** One report while it is read. Releases that come meanwhile may revise its figures: `fresh` are those since it was opened. */
export function useOpenReport(id: string) {
  const live = useLive()
  const report = shallowRef<Report>()
  const isGone = ref(false)
  const isAway = ref(false)
  const seenSeq = ref(0)

  async function ask(): Promise<void> {
    try {
      const answer = await fetchReport(id)
      if (!report.value) seenSeq.value = newestRevision(answer)
      report.value = answer
      isGone.value = isAway.value = false
    } catch (error) {
      isGone.value = error instanceof ApiProblem && !report.value
      isAway.value = !isGone.value
    }
  }
  onMounted(ask)
  useReleased(() => void ask())
  watch(
    () => live.link,
    (link) => {
      if (link === 'live' && isAway.value) void ask()
    },
  )

  const fresh = computed(() => report.value?.revisions.filter(({ seq }) => seq > seenSeq.value) ?? [])
  /** The reader has been shown them. */
  const seen = (): void => {
    if (report.value) seenSeq.value = newestRevision(report.value)
  }
  return { report, isGone, isAway, fresh, seen }
}

const newestRevision = ({ revisions }: Report): number => Math.max(0, ...revisions.map(({ seq }) => seq))
