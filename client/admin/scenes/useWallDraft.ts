import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import {
  beginWallDraft,
  discardWallDraft,
  releaseWallDraft,
  saveWallDraft,
} from '#client/admin/scenes/wallCalls.ts'
import { ApiProblem, isSignedOut } from '#client/api/http.ts'
import type { Problem } from '#shared/contract/problem.ts'
import type { WallDraft } from '#shared/contract/scenes.ts'

/** A hand that still moves something asks for nothing. */
const RESTED_MS = 700
const RETRY_MS = 4_000

/** What stands in the editor and on what it is based; `draft` is what the server keeps of it, if it does. */
export interface OpenedEntry<Entry> extends Pick<WallDraft, 'part' | 'basedOn'> {
  readonly entry: Entry
  readonly draft?: WallDraft | undefined
}

/** A scene or playlist in preparation: saves itself, loses nothing of what two have typed, and is released. */
export function useWallDraft<Entry>(signedOut: () => void) {
  const opened = shallowRef<OpenedEntry<Entry>>()
  const kept = shallowRef<WallDraft>()
  const entry = shallowRef<Entry>()
  /** Somebody else has saved this draft since: nothing more is saved until one of both is chosen. */
  const isOvertaken = ref(false)
  const isUnreachable = ref(false)
  const isReleasing = ref(false)
  const problem = shallowRef<Problem>()
  const saved = shallowRef<Entry>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> | undefined

  const isSaved = computed(() => entry.value === saved.value)

  function open(next: OpenedEntry<Entry>): void {
    clearTimeout(timer)
    opened.value = next
    kept.value = next.draft
    entry.value = saved.value = next.entry
    problem.value = undefined
    isOvertaken.value = isUnreachable.value = false
  }
  function change(next: Entry): void {
    entry.value = next
    problem.value = undefined
    later(RESTED_MS)
  }
  function later(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }

  async function saveOnce(): Promise<void> {
    const from = opened.value
    const sent = entry.value
    if (!from || isOvertaken.value || isSaved.value) return
    try {
      const { value: draft } = kept
      const answer = draft
        ? await saveWallDraft(draft.id, { version: draft.version, entry: sent })
        : await beginWallDraft({ part: from.part, basedOn: from.basedOn, entry: sent })
      if (opened.value !== from) return
      kept.value = answer
      saved.value = sent
      isUnreachable.value = false
    } catch (error) {
      failed(error)
      if (isUnreachable.value) later(RETRY_MS)
    }
  }
  function failed(error: unknown): void {
    isUnreachable.value = !(error instanceof ApiProblem) || isSignedOut(error)
    if (isSignedOut(error)) signedOut()
    else if (error instanceof ApiProblem) {
      isOvertaken.value = error.problem.code === 'draft-changed'
      problem.value = error.problem
    }
  }
  /** Saves what is not saved; resolves once that has been tried. */
  async function flush(): Promise<void> {
    clearTimeout(timer)
    await saving
    saving = saveOnce().finally(() => (saving = undefined))
    await saving
  }
  onScopeDispose(() => void flush())

  /** What was typed here goes on as a draft of its own; the other one stays as it is. */
  async function keepBoth(): Promise<void> {
    kept.value = undefined
    saved.value = undefined
    isOvertaken.value = false
    problem.value = undefined
    await flush()
  }

  /** What was typed here is put over a version that somebody else has released since. */
  async function rebase(basedOn: number): Promise<void> {
    await flush()
    const { value: draft } = kept
    if (!draft || isOvertaken.value) return
    try {
      kept.value = await saveWallDraft(draft.id, { version: draft.version, basedOn, entry: entry.value })
    } catch (error) {
      failed(error)
    }
  }

  /** Resolves to the seq of the release, or undefined where it was refused; then the draft is still there. */
  async function release(reason: string): Promise<number | undefined> {
    if (isReleasing.value) return undefined
    isReleasing.value = true
    problem.value = undefined
    try {
      await flush()
      if (!kept.value || !isSaved.value) return undefined
      const { id, version } = kept.value
      const { seq } = await releaseWallDraft(id, version, reason)
      opened.value = kept.value = undefined
      return seq
    } catch (error) {
      failed(error)
      return undefined
    } finally {
      isReleasing.value = false
    }
  }
  async function discard(): Promise<void> {
    clearTimeout(timer)
    await saving
    const { value: draft } = kept
    opened.value = kept.value = undefined
    saved.value = entry.value
    if (draft) await discardWallDraft(draft.id)
  }

  return {
    ...{ opened, entry, draft: kept, problem, isSaved, isOvertaken, isUnreachable, isReleasing },
    ...{ open, change, flush, keepBoth, rebase, release, discard },
  }
}
export type WallDraftSession<Entry> = ReturnType<typeof useWallDraft<Entry>>
