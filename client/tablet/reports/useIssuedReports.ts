import { computed, onMounted, ref, shallowRef, watch } from 'vue'
import { fetchReports } from '#client/api/reports.ts'
import { useLive } from '#client/stores/live.ts'
import { useReleased } from '#client/stores/useReleased.ts'
import { issuedReports } from '#client/tablet/reports/reportShelves.ts'
import type { ReportSummary } from '#shared/contract/reports.ts'

/** What has been issued, kept current: a release may issue a report, or revise a figure of one. */
export function useIssuedReports() {
  const live = useLive()
  const all = shallowRef<readonly ReportSummary[]>()
  const isAway = ref(false)

  async function ask(): Promise<void> {
    try {
      all.value = await fetchReports()
      isAway.value = false
    } catch {
      isAway.value = true
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
  return { reports: computed(() => all.value && issuedReports(all.value)), isAway }
}
