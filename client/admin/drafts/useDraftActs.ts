import { computed, ref, shallowRef, type Ref } from 'vue'
import type { DraftSession } from '#client/admin/drafts/draftSession.ts'
import { useDraftList } from '#client/admin/drafts/draftList.ts'
import { refusalsAt, type Refusals } from '#client/admin/drafts/refusals.ts'
import { actOnDraft, fetchDraft } from '#client/api/drafts.ts'
import { ApiProblem } from '#client/api/http.ts'
import { useBoardReaches } from '#client/admin/drafts/boardReaches.ts'
import type { Draft, DraftAct, DraftSummary } from '#shared/contract/drafts.ts'
import type { Problem } from '#shared/contract/problem.ts'

/** What a person at the desk may send a draft on its way with. */
export type DeskAct = Exclude<DraftAct, 'edit' | 'approve' | 'return'>

export type Outcome =
  | { readonly kind: 'none' | 'sending' | 'signed-out' }
  /** Somebody has to choose first at a cell that two typed into, or what was typed has not reached the server. */
  | { readonly kind: 'contested' | 'unsaved' }
  | { readonly kind: 'done'; readonly draft: DraftSummary }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** Nobody knows whether it was done; trying again asks first. */
  | { readonly kind: 'lost'; readonly act: DeskAct }

const DISK_FULL = 507

/**
 * Sends drafts on their way. What is typed is saved first; of a lost answer the draft itself tells afterwards what
 * became of it, so that nothing is done twice.
 */
export function useDraftActs(session: Ref<DraftSession | undefined>) {
  const list = useDraftList()
  const { boardReaches, boardCatchesUp } = useBoardReaches()
  const outcome = shallowRef<Outcome>({ kind: 'none' })
  const refusals = shallowRef<Refusals>(new Map())
  const isBusy = ref(false)

  /** `draft`: another than the one that is being typed into. */
  async function perform(act: DeskAct, draft?: DraftSummary): Promise<void> {
    if (isBusy.value) return
    const wasLost = outcome.value.kind === 'lost'
    isBusy.value = true
    outcome.value = { kind: 'sending' }
    refusals.value = new Map()
    const own = draft ? undefined : session.value
    try {
      const hindrance = own && (await saved(own))
      if (hindrance) return void (outcome.value = hindrance)
      const target = draft ?? own?.draft.value
      if (!target) return void (outcome.value = { kind: 'unsaved' })
      const now = wasLost ? await fetchDraft(target.id) : undefined
      const already = now && !now.may.includes(act) ? now : undefined
      const version =
        now?.version ?? (own ? Math.max(own.cells.value.version, target.version) : target.version)
      await settled(already ?? (await actOnDraft(target.id, act, { version })))
    } catch (error) {
      await stumbled(error, act, own, draft ?? own?.draft.value)
    } finally {
      isBusy.value = false
    }
  }

  /** What keeps the draft from going on its way: something typed that the server does not have. */
  async function saved(own: DraftSession): Promise<Outcome | undefined> {
    await own.save()
    if (own.conflicts.value.size > 0) return { kind: 'contested' }
    if (!own.hasUnsent.value) return undefined
    const { saving } = own.state
    if (saving.kind === 'signed-out') return { kind: 'signed-out' }
    return saving.kind === 'refused' ? { kind: 'refused', problem: saving.problem } : { kind: 'unsaved' }
  }

  async function settled(after: DraftSummary | Draft): Promise<void> {
    if (after.releasedSeq !== null) await boardReaches(after.releasedSeq)
    list.put(after)
    outcome.value = { kind: 'done', draft: after }
    void list.refresh()
  }

  async function stumbled(
    error: unknown,
    act: DeskAct,
    own: DraftSession | undefined,
    target: DraftSummary | undefined,
  ): Promise<void> {
    const problem = error instanceof ApiProblem ? error.problem : undefined
    if (!problem || (problem.status >= 500 && problem.status !== DISK_FULL))
      return void (outcome.value = { kind: 'lost', act })
    outcome.value = problem.status === 401 ? { kind: 'signed-out' } : { kind: 'refused', problem }
    if (problem.status === 401 || !target) return
    void list.refresh()
    if (problem.status === 409) void boardCatchesUp()
    if (own) refusals.value = refusalsAt(problem, own.entries.value)
  }

  return {
    outcome: computed(() => outcome.value),
    refusals: computed(() => refusals.value),
    isBusy: computed(() => isBusy.value),
    perform,
    clear: () => void (outcome.value = { kind: 'none' }),
  }
}
