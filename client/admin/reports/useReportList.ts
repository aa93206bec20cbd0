import { onMounted, ref, shallowRef } from 'vue'
import { useAtThePanel } from '#client/admin/adminPerson.ts'
import { isSignedOut } from '#client/api/http.ts'
import { fetchReports } from '#client/api/reports.ts'
import { useReleased } from '#client/stores/useReleased.ts'
import type { ReportSummary } from '#shared/contract/reports.ts'

/** The reports that this person may see, kept current: a release may issue one, or revise a figure of it. */
export function useReportList() {
  const { signedOut } = useAtThePanel()
  const reports = shallowRef<readonly ReportSummary[]>()
  const isUnreachable = ref(false)

  async function refresh(): Promise<void> {
    try {
      reports.value = await fetchReports()
      isUnreachable.value = false
    } catch (error) {
      if (isSignedOut(error)) signedOut()
      isUnreachable.value = true
    }
  }
  onMounted(refresh)
  useReleased(() => void refresh())
  return { reports, isUnreachable, refresh }
}
