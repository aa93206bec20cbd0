import { computed, ref, watch, type Ref } from 'vue'
import type { Entries } from '#client/admin/entryActs.ts'
import type { Person } from '#client/admin/entryLock.ts'
import { entrySections, knownSections, type EntrySheet } from '#client/admin/entryRows.ts'
import { judgeSheet, type JudgedSection } from '#client/admin/judgeSheet.ts'
import { releaseTitle } from '#client/admin/releaseTitle.ts'
import { isChange } from '#client/admin/rowState.ts'
import type { EntryDesk } from '#client/admin/useEntries.ts'
import type { Refusal } from '#client/admin/usePublishing.ts'
import { useLive } from '#client/stores/live.ts'
import type { CellKey } from '#shared/series.ts'

interface Sources {
  readonly sheet: Ref<EntrySheet | undefined>
  readonly person: Ref<Person>
  readonly desk: EntryDesk
  readonly refusals: Ref<ReadonlyMap<CellKey, Refusal>>
}

const NOTHING_TYPED: Entries = new Map()

/** The open sheet with everything typed into it, and what of that would be published now. */
export function useJudgedSheet({ sheet, person, desk, refusals }: Sources) {
  const live = useLive()
  /** Also the series that this area never published. */
  const showsAll = ref(false)
  watch(sheet, () => (showsAll.value = false))

  const all = computed(() => {
    const { board, catalogue, today } = live
    return sheet.value ? entrySections(sheet.value, { board, catalogue, person: person.value, today }) : []
  })
  /** What is typed belongs to now: the sheet of a day of the past shows what was public, and nothing else. */
  const entries = computed(() => (live.asOf ? NOTHING_TYPED : desk.entries.value))
  const known = computed(() => knownSections(all.value, ({ key }) => entries.value.has(key)))
  const sections = computed<readonly JudgedSection[]>((before) => {
    const { catalogue, board, today } = live
    const typed = {
      ...{ catalogue, board, today },
      commonReason: desk.reason.value,
      entries: entries.value,
      refusals: refusals.value,
    }
    return judgeSheet(showsAll.value ? all.value : known.value, typed, before)
  })
  const hidden = computed(() => countRows(all.value) - countRows(known.value))
  const changed = computed(() => sections.value.flatMap((s) => s.rows.filter((r) => isChange(r.state))))
  const ready = computed(() => changed.value.filter(({ state }) => state.kind === 'ready'))
  const revised = computed(() =>
    changed.value.filter(
      ({ state }) => state.kind === 'needs-reason' || ('revises' in state && state.revises),
    ),
  )
  const title = computed(() => desk.title.value ?? wordedTitle())
  function wordedTitle(): string {
    const isRevision = ready.value.every(({ state }) => 'revises' in state && state.revises)
    const rows = ready.value.map(({ row }) => row)
    return releaseTitle(rows, live.catalogue, isRevision)
  }

  return { showsAll, sections, hidden, changed, ready, revised, title }
}

const countRows = (sections: readonly { readonly rows: readonly unknown[] }[]): number =>
  sections.reduce((count, { rows }) => count + rows.length, 0)
