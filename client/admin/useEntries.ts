import { computed, readonly, ref, shallowRef, watch, type Ref } from 'vue'
import { actOn, type Entries, type EntryAct } from '#client/admin/entryActs.ts'
import type { EntrySheet } from '#client/admin/entryRows.ts'
import {
  loadUnsent,
  NOTHING_UNSENT,
  saveUnsent,
  type Pending,
  type Unsent,
} from '#client/admin/unsentSheets.ts'
import type { RevisionKind } from '#shared/observation.ts'
import type { CellKey } from '#shared/series.ts'

const MAX_UNDO = 200

/** What is typed into the sheet that is open: kept in the browser as it is typed, with undo and redo. */
export function useEntries(user: Ref<string>, sheet: Ref<EntrySheet | undefined>) {
  const unsent = shallowRef<Unsent>(NOTHING_UNSENT)
  const savedAt = ref<number | null>(null)
  const isKept = ref(true)
  const past = shallowRef<readonly Entries[]>([])
  const future = shallowRef<readonly Entries[]>([])
  /** Keystrokes in one cell undo as one. */
  let step = ''

  watch(
    [user, sheet],
    () => {
      unsent.value = sheet.value ? loadUnsent(user.value, sheet.value) : NOTHING_UNSENT
      past.value = future.value = []
      savedAt.value = null
      step = ''
    },
    { immediate: true },
  )

  function put(next: Partial<Unsent>): void {
    unsent.value = { ...unsent.value, ...next }
    if (!sheet.value) return
    isKept.value = saveUnsent(user.value, sheet.value, unsent.value)
    savedAt.value = Date.now()
  }

  function act(what: EntryAct): void {
    const thisStep = what.do === 'type' || what.do === 'explain' ? `${what.do} ${what.row.key}` : ''
    if (thisStep === '' || thisStep !== step)
      past.value = [...past.value, unsent.value.entries].slice(-MAX_UNDO)
    step = thisStep
    future.value = []
    put({ entries: actOn(unsent.value.entries, what) })
  }

  function undo(): void {
    const before = past.value.at(-1)
    if (!before) return
    past.value = past.value.slice(0, -1)
    future.value = [unsent.value.entries, ...future.value]
    step = ''
    put({ entries: before })
  }

  function redo(): void {
    const [after, ...rest] = future.value
    if (!after) return
    past.value = [...past.value, unsent.value.entries]
    future.value = rest
    put({ entries: after })
  }

  /** Forgets what has become public, save cells that were typed into again meanwhile. */
  function forgetSent(sent: readonly (readonly [CellKey, string])[]): void {
    const entries = new Map(unsent.value.entries)
    for (const [key, text] of sent) if (entries.get(key)?.text === text) entries.delete(key)
    past.value = future.value = []
    put({
      entries,
      pending: null,
      ...(entries.size === 0 && { title: null, reason: '', revision: undefined }),
    })
  }

  return {
    entries: computed(() => unsent.value.entries),
    title: computed(() => unsent.value.title),
    reason: computed(() => unsent.value.reason),
    revision: computed(() => unsent.value.revision),
    pending: computed(() => unsent.value.pending),
    savedAt: readonly(savedAt),
    isKept: readonly(isKept),
    act,
    undo,
    redo,
    /** The next keystroke is an undo step of its own. */
    endStep: () => void (step = ''),
    forgetSent,
    setTitle: (title: string | null) => put({ title }),
    setReason: (reason: string) => put({ reason }),
    setRevision: (revision: RevisionKind | undefined) => put({ revision }),
    setPending: (pending: Pending | null) => put({ pending }),
  }
}

export type EntryDesk = ReturnType<typeof useEntries>
