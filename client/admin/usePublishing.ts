import { computed, ref, shallowRef, watch } from 'vue'
import type { JudgedRow } from '#client/admin/judgeSheet.ts'
import { cellAt, releaseBody } from '#client/admin/releaseBody.ts'
import type { Entry } from '#client/admin/rowState.ts'
import type { Pending } from '#client/admin/unsentSheets.ts'
import type { EntryDesk } from '#client/admin/useEntries.ts'
import { publishRelease } from '#client/api/calls.ts'
import { ApiProblem } from '#client/api/http.ts'
import { useLive } from '#client/stores/live.ts'
import type { FieldProblem, Problem } from '#shared/contract/problem.ts'
import type { ReleaseReceipt } from '#shared/contract/releaseRequest.ts'
import type { CellKey } from '#shared/series.ts'

export type Outcome =
  | { readonly kind: 'none' | 'sending' | 'signed-out' }
  | { readonly kind: 'published'; readonly receipt: ReleaseReceipt }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** Nobody knows whether it became public; sending it again tells, without publishing twice. */
  | { readonly kind: 'lost'; readonly problem?: Problem }

/** What the server objects to in a row, for as long as the row stands as it was sent. */
export interface Refusal {
  readonly entry: Entry | undefined
  readonly problem: FieldProblem
}

/** The server looked at the content itself; had an earlier attempt become public, it would have said so instead. */
const ABOUT_CONTENT = new Set([400, 403, 409, 413, 422])
const DISK_FULL = 507
const BOARD_FOLLOWS_WITHIN_MS = 2_000

/** Publishing what is ready in a sheet: one request, one answer, and no second release for a lost one. */
export function usePublishing(desk: EntryDesk) {
  const live = useLive()
  const outcome = shallowRef<Outcome>({ kind: 'none' })
  const refusals = shallowRef<ReadonlyMap<CellKey, Refusal>>(new Map())
  const isBusy = ref(false)

  async function publish(ready: readonly JudgedRow[], title: string): Promise<void> {
    if (isBusy.value) return
    const unanswered = desk.pending.value
    const pending = unanswered ?? prepared(ready, title)
    desk.setPending(pending)
    isBusy.value = true
    outcome.value = { kind: 'sending' }
    refusals.value = new Map()
    try {
      const receipt = await publishRelease(pending.body, pending.key)
      await boardReaches(receipt.seq)
      desk.forgetSent(pending.sent)
      outcome.value = { kind: 'published', receipt }
    } catch (error) {
      refused(error, pending, unanswered === null)
    } finally {
      isBusy.value = false
    }
  }

  function prepared(ready: readonly JudgedRow[], title: string): Pending {
    const sent = ready.flatMap(({ row, entry }) => (entry ? [[row.key, entry.text] as const] : []))
    const body = releaseBody(ready, title, desk.reason.value, desk.revision.value)
    return { key: newKey(), body, sent }
  }

  function refused(error: unknown, pending: Pending, isFirstAttempt: boolean): void {
    const problem = error instanceof ApiProblem ? error.problem : undefined
    if (!problem || (problem.status >= 500 && problem.status !== DISK_FULL)) {
      outcome.value = { kind: 'lost', ...(problem && { problem }) }
      return
    }
    if (isFirstAttempt || ABOUT_CONTENT.has(problem.status)) desk.setPending(null)
    refusals.value = atRows(problem, pending)
    outcome.value = problem.status === 401 ? { kind: 'signed-out' } : { kind: 'refused', problem }
    if (problem.status === 409) void boardCatchesUp()
  }

  function atRows(problem: Problem, { sent }: Pending): ReadonlyMap<CellKey, Refusal> {
    const order = sent.map(([key]) => key)
    const found = (problem.errors ?? []).flatMap((field) => {
      const key = cellAt(field.pointer, order)
      return key ? [[key, { entry: desk.entries.value.get(key), problem: field }] as const] : []
    })
    return new Map(found)
  }

  /** Marks are cleared only when the board shows the new value, so that no cell falls back for a moment. */
  const boardReaches = (seq: number): Promise<void> =>
    new Promise((resolve) => {
      if (live.newest.seq >= seq) return resolve()
      const timer = setTimeout(done, BOARD_FOLLOWS_WITHIN_MS)
      const stop = watch(() => live.newest.seq >= seq, done)
      function done(): void {
        clearTimeout(timer)
        stop()
        resolve()
      }
    })

  /** A conflict is shown from the board; where the link has not brought it, the board has to be fetched. */
  async function boardCatchesUp(): Promise<void> {
    const { seq } = live.newest
    await boardReaches(seq + 1)
    if (live.newest.seq === seq) await live.resume()
  }

  return {
    outcome: computed(() => outcome.value),
    refusals: computed(() => refusals.value),
    isBusy: computed(() => isBusy.value),
    publish,
    clear: () => void (outcome.value = { kind: 'none' }),
  }
}

/** `crypto.randomUUID` is only there over https and on localhost, and the bureau's own network may have neither. */
const newKey = (): string =>
  crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint32Array(4))].join('-')
