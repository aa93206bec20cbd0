import { shallowReactive, shallowRef, computed } from 'vue'
import {
  answered,
  conflictsOf,
  entriesOf,
  headOf,
  loaded,
  NO_CELLS,
  outgoing,
  type Outgoing,
  received,
  sending,
  settled,
  typed,
  withHead,
} from '#client/admin/drafts/draftCells.ts'
import { refusalsInPatch, type Refusals } from '#client/admin/drafts/refusals.ts'
import { savingFault, type Saving } from '#client/admin/drafts/saving.ts'
import { undoStack } from '#client/admin/drafts/undoStack.ts'
import type { CellChanges } from '#client/admin/drafts/undoSteps.ts'
import { actOn, type EntryAct } from '#client/admin/entryActs.ts'
import { loadUnsent, saveUnsent, type DraftPlace } from '#client/admin/unsentSheets.ts'
import { beginDraft, fetchDraft, fetchDraftChanges, patchDraft } from '#client/api/drafts.ts'
import { ApiProblem } from '#client/api/http.ts'
import type { Draft, DraftEvent, DraftHead, DraftSummary } from '#shared/contract/drafts.ts'
import type { CellKey } from '#shared/series.ts'

/** Typing is gathered this long and then sent in one request, however long it goes on. */
export const SAVE_AFTER_MS = 400
const RETRY_AFTER_MS = [1_000, 2_000, 4_000, 8_000, 10_000]

interface SessionOptions {
  readonly place: DraftPlace
  /** Name of the account; what it typed is kept under it. */
  readonly user: string
  /** The draft of this place became another, or is none any more: whoever lists drafts looks again. */
  readonly onChanged: () => void
}

/**
 * Work on one draft from this page: what is typed is shown at once, kept in the browser, and sent until the server has
 * it. A sheet has no draft until somebody types into it. Lives for as long as something is unsent, open or not.
 */
export function draftSession({ place, user, onChanged }: SessionOptions) {
  const left = loadUnsent(user, place)
  const cells = shallowRef({ ...NO_CELLS, ...(left && { mine: left.mine, headMine: left.headMine }) })
  const draft = shallowRef<DraftSummary>()
  const events = shallowRef<readonly DraftEvent[]>([])
  const state = shallowReactive<{
    saving: Saving
    savedAt: number | null
    isKept: boolean
    isMissing: boolean
  }>({
    saving: { kind: 'idle' },
    savedAt: null,
    isKept: true,
    isMissing: false,
  })
  const entries = computed(() => entriesOf(cells.value))
  /** Cells that the server will not even keep, such as another office's. */
  const refused = shallowRef<Refusals>(new Map())
  const toSend = (): Outgoing | undefined => outgoing(cells.value, refused.value)
  const steps = undoStack()
  /** The draft that `cells` speak of; a copy left in the browser may be of an earlier one. */
  let known: string | null = left?.draft ?? null
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let failures = 0
  /** Version that the server has told of. */
  let newest = 0

  function put(next: typeof cells.value): void {
    cells.value = next
    const { mine, headMine } = next
    state.isKept = saveUnsent(user, place, { draft: draft.value?.id ?? known, mine, headMine })
  }

  function saveIn(ms: number): void {
    timer ??= setTimeout(() => void save(), ms)
  }

  function change(changes: CellChanges): void {
    if (changes.length === 0) return
    put(typed(cells.value, changes))
    saveIn(SAVE_AFTER_MS)
  }

  function act(what: EntryAct): void {
    if (what.do === 'settle') return settle(what.row.key, what.choice)
    const single = what.do === 'type' || what.do === 'explain' ? `${what.do} ${what.row.key}` : ''
    change(steps.did(entries.value, actOn(entries.value, what), single))
  }

  function settle(key: CellKey, choice: 'mine' | 'theirs'): void {
    put(settled(cells.value, key, choice))
    saveIn(0)
  }

  /** Sends until the server has everything that may be sent; one round at a time. */
  function save(keepalive = false): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    running ??= rounds(keepalive).finally(() => (running = undefined))
    return running
  }

  async function rounds(keepalive: boolean): Promise<void> {
    try {
      for (let out = toSend(); out; out = toSend()) {
        state.saving = { kind: 'saving' }
        if (draft.value) await send(draft.value.id, out, keepalive)
        else await begin()
      }
      state.saving = { kind: 'saved' }
      failures = 0
      if (newest > cells.value.version) await catchUp().catch(() => undefined) // the next word of a change asks again
    } catch (error) {
      await stumbled(error)
    }
  }

  async function send(id: string, out: Outgoing, keepalive: boolean): Promise<void> {
    put(sending(cells.value, out))
    try {
      const answer = await patchDraft(id, out.patch, keepalive)
      if (draft.value?.id !== id) return
      put(answered(cells.value, out, answer, user))
      state.savedAt = Date.now()
      newest = Math.max(newest, answer.version)
    } catch (error) {
      const found =
        error instanceof ApiProblem ? refusalsInPatch(error.problem, out.patch, out.sent) : new Map()
      if (found.size === 0) throw error
      refused.value = new Map([...refused.value, ...found]) // the other cells go without these
    }
  }

  async function stumbled(error: unknown): Promise<void> {
    state.saving = savingFault(error)
    if (state.saving.kind === 'failing') saveIn(RETRY_AFTER_MS[failures++] ?? 10_000)
    if (!(error instanceof ApiProblem) || ![403, 404, 409].includes(error.problem.status)) return
    onChanged() // somebody has sent the draft on its way meanwhile
    await reload().catch(() => undefined) // the next change or the list of drafts tries again
  }

  async function begin(): Promise<void> {
    if ('id' in place) return open(place.id)
    const begun = await beginDraft({ origin: 'sheet', sheet: place.sheet, head: {}, entries: [], records: [] })
    take(begun, begun.id !== known)
    onChanged()
  }

  function take(whole: Draft, isAnother: boolean): void {
    const { head: _, cells: __, events: acts, ...summary } = whole
    events.value = acts
    draft.value = summary
    known = whole.id
    newest = whole.version
    state.isMissing = false
    put(loaded(cells.value, whole, isAnother))
  }

  async function open(id: string): Promise<void> {
    const whole = await fetchDraft(id)
    take(whole, known !== null && known !== id)
    if (toSend()) saveIn(0)
  }

  async function reload(): Promise<void> {
    const id = draft.value?.id
    if (!id) return
    const whole = await fetchDraft(id)
    if ('id' in place || whole.may.includes('edit')) take(whole, false)
    else part()
  }

  /** The draft is no longer this sheet's to type into; what the server never got stays here. */
  function part(): void {
    draft.value = undefined
    newest = 0
    steps.forget()
    const { mine, headMine } = cells.value
    put(loaded({ ...NO_CELLS, mine, headMine }, { version: 0, head: NO_CELLS.head, cells: [] }, true))
    state.savedAt = null
    if (toSend()) saveIn(SAVE_AFTER_MS)
    else state.saving = { kind: 'idle' }
  }

  async function catchUp(): Promise<void> {
    const at = draft.value
    if (!at) return
    const changes = await fetchDraftChanges(at.id, cells.value.version)
    if (draft.value?.id !== at.id) return
    draft.value = changes.summary
    put(received(cells.value, changes))
  }

  return {
    place,
    cells: computed(() => cells.value),
    entries,
    head: computed(() => headOf(cells.value)),
    conflicts: computed(() => conflictsOf(cells.value)),
    draft: computed(() => draft.value),
    events: computed(() => events.value),
    refused: computed(() => refused.value),
    state,
    /** Whether the server lacks something that was typed here. */
    hasUnsent: computed(() => cells.value.mine.size > 0 || Object.keys(cells.value.headMine).length > 0),
    act,
    /** Takes these out of the draft. */
    drop: (keys: readonly CellKey[]) => change(keys.map((key) => [key, undefined])),
    undo: () => change(steps.undo(entries.value)),
    redo: () => change(steps.redo(entries.value)),
    endStep: steps.end,
    setHead(head: Partial<DraftHead>): void {
      put(withHead(cells.value, head))
      saveIn(SAVE_AFTER_MS)
    },
    /** What the list says of the draft by now: who may do what with it changes with what is in it. */
    told(summary: DraftSummary): void {
      const now = draft.value
      if (now?.id === summary.id && now.version <= summary.version) draft.value = summary
    },
    /** The place's working draft is this one, or there is none. */
    async attach(id: string | undefined): Promise<void> {
      try {
        if (id !== undefined && id !== draft.value?.id) await open(id)
        else if (id === undefined && draft.value && !running) await reload() // the list may be older than the draft
      } catch (error) {
        // Nothing answered: asked again with the next list of drafts, which comes as soon as the link stands.
        state.isMissing = error instanceof ApiProblem && error.problem.status === 404
      }
    },
    save,
    reload: (): Promise<void> => reload().catch(() => undefined),
    /** The draft stands at this version by now; what is under way here may be all that is new. */
    async hear(version: number): Promise<void> {
      await running
      if (version > cells.value.version) await catchUp().catch(() => undefined)
    },
    /** Asks for what colleagues did; without an answer the next word of a change asks again. */
    catchUp: (): Promise<void> => catchUp().catch(() => undefined),
    close: () => clearTimeout(timer),
  }
}

export type DraftSession = ReturnType<typeof draftSession>
