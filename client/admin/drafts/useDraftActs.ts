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
  | Lost

/** Nobody knows whether it was done; trying again asks first. */
interface Lost {
  readonly kind: 'lost'
  readonly act: DeskAct
  readonly draft: DraftSummary
}

const DISK_FULL = 507
const ASK_AFTER_MS = [500, 1_000, 2_000]
const ASK_AT_LEAST_EVERY_MS = 5_000

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
    const lost = outcome.value.kind === 'lost' ? outcome.value : undefined
    if (lost?.act === act && !draft) return findOut(lost)
    isBusy.value = true
    outcome.value = { kind: 'sending' }
    refusals.value = new Map()
    const own = draft ? undefined : session.value
    try {
      const hindrance = own && (await saved(own))
      if (hindrance) return void (outcome.value = hindrance)
      const target = draft ?? own?.draft.value
      if (target) await send(act, target, own)
      else outcome.value = { kind: 'unsaved' }
    } finally {
      isBusy.value = false
    }
  }

  async function send(act: DeskAct, target: DraftSummary, own: DraftSession | undefined): Promise<void> {
    const version = Math.max(own?.cells.value.version ?? 0, target.version)
    try {
      await settled(await actOnDraft(target.id, act, { version }))
    } catch (error) {
      await stumbled(error, act, target, own)
    }
  }

  /** Asks the draft itself what became of an act without an answer; where it did not arrive it is sent again. */
  async function findOut({ act, draft }: Lost): Promise<void> {
    isBusy.value = true
    try {
      const now = await fetchDraft(draft.id).catch(() => undefined)
      if (!now) return
      if (now.may.includes(act)) await send(act, now, session.value)
      else await settled(now)
    } finally {
      isBusy.value = false
    }
  }

  /** As soon as an answer can be had; whether it is sent again is for the person to say. */
  async function askLater(lost: Lost, tries = 0): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, ASK_AFTER_MS[tries] ?? ASK_AT_LEAST_EVERY_MS))
    if (outcome.value !== lost || isBusy.value) return
    const now = await fetchDraft(lost.draft.id).catch(() => undefined)
    if (outcome.value !== lost) return
    if (now && !now.may.includes(lost.act)) await settled(now)
    else if (!now) await askLater(lost, tries + 1)
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
    target: DraftSummary,
    own: DraftSession | undefined,
  ): Promise<void> {
    const problem = error instanceof ApiProblem ? error.problem : undefined
    if (!problem || (problem.status >= 500 && problem.status !== DISK_FULL)) {
      const lost: Lost = { kind: 'lost', act, draft: target }
      outcome.value = lost
      return void askLater(lost)
    }
    outcome.value = problem.status === 401 ? { kind: 'signed-out' } : { kind: 'refused', problem }
    if (problem.status === 401) return
    void list.refresh()
    if (problem.status === 409) {
      void boardCatchesUp()
      void own?.catchUp() // a colleague may have typed into it meanwhile
    }
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
