import { onMounted, ref, shallowRef } from 'vue'
import { useAtThePanel } from '#client/admin/adminPerson.ts'
import { ApiProblem, isSignedOut } from '#client/api/http.ts'
import { discardReport, fetchReport, submitReport } from '#client/api/reports.ts'
import { useReleased } from '#client/stores/useReleased.ts'
import type { Problem } from '#shared/contract/problem.ts'
import type { Report } from '#shared/contract/reports.ts'

const NOT_FOUND = 404

/** One report, kept current, and what is done to the whole of it. */
export function useReport(id: string) {
  const { signedOut } = useAtThePanel()
  const report = shallowRef<Report>()
  const problem = shallowRef<Problem>()
  const isGone = ref(false)
  const isUnreachable = ref(false)
  const isBusy = ref(false)

  function told(error: unknown): void {
    if (isSignedOut(error)) signedOut()
    else if (error instanceof ApiProblem) problem.value = error.problem
    isUnreachable.value = !(error instanceof ApiProblem)
  }
  async function load(): Promise<void> {
    try {
      report.value = await fetchReport(id)
      isUnreachable.value = isGone.value = false
    } catch (error) {
      isGone.value = error instanceof ApiProblem && error.problem.status === NOT_FOUND
      if (!isGone.value) told(error)
    }
  }
  onMounted(load)
  useReleased(() => void load())

  /** Resolves to whether it was done. */
  async function act(step: (one: Report) => Promise<unknown>): Promise<boolean> {
    if (!report.value || isBusy.value) return false
    isBusy.value = true
    problem.value = undefined
    try {
      await step(report.value)
      return true
    } catch (error) {
      told(error)
      return false
    } finally {
      isBusy.value = false
    }
  }
  const submit = async (): Promise<void> => {
    await act((one) => submitReport(one.id, one.version))
    await load()
  }
  const discard = (): Promise<boolean> => act((one) => discardReport(one.id, one.version))
  /** What an editor was answered. */
  const took = (next: Report): void => void (report.value = next)

  return { report, problem, isGone, isUnreachable, isBusy, load, act, submit, discard, took }
}
export type ReportSession = ReturnType<typeof useReport>
