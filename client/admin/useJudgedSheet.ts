import { computed, ref, watch, type Ref } from 'vue'
import type { DraftSession } from '#client/admin/drafts/draftSession.ts'
import { cellOf } from '#client/admin/drafts/entryWire.ts'
import type { Refusals } from '#client/admin/drafts/refusals.ts'
import { judgedDraft } from '#client/admin/drafts/judgedDraft.ts'
import type { TakenCell } from '#client/admin/drafts/useTakenCells.ts'
import type { Person } from '#client/admin/entryLock.ts'
import { entrySections, knownSections, type EntrySection, type EntrySheet } from '#client/admin/entryRows.ts'
import { useLive } from '#client/stores/live.ts'
import { subjectOf, type CellKey } from '#shared/series.ts'

interface Sources {
  readonly sheet: Ref<EntrySheet | undefined>
  readonly person: Ref<Person>
  readonly session: Ref<DraftSession | undefined>
  readonly refusals: Ref<Refusals>
  readonly taken: Ref<ReadonlyMap<CellKey, TakenCell>>
}

/** The open sheet with everything typed into its draft; figures of other areas in it are judged as well. */
export function useJudgedSheet({ sheet, person, session, refusals, taken }: Sources) {
  const live = useLive()
  /** Also the series that this area never published. */
  const showsAll = ref(false)
  watch(sheet, () => (showsAll.value = false))

  const sectionsOf = (one: EntrySheet): readonly EntrySection[] =>
    entrySections(one, {
      board: live.board,
      catalogue: live.catalogue,
      person: person.value,
      today: live.today,
    }).map((section) => ({ ...section, rows: section.rows.map((row) => lockedWhere(row, taken.value)) }))

  const all = computed(() => (sheet.value ? sectionsOf(sheet.value) : []))
  const entries = computed(() => session.value?.entries.value)
  const isTyped = (key: CellKey): boolean => entries.value?.has(key) ?? false
  const known = computed(() => knownSections(all.value, ({ key }) => isTyped(key) || taken.value.has(key)))
  const open = computed(() => (showsAll.value ? all.value : known.value))

  /** The other areas that the draft holds figures of. */
  const otherAreas = computed<readonly string[]>((before) => {
    const keys = [...(entries.value?.keys() ?? [])]
    const areas = [...new Set(keys.map((key) => subjectOf(cellOf(key).series)))].filter(
      (area) => area !== sheet.value?.subject,
    )
    return before && before.join() === areas.join() ? before : areas
  })
  const ofOtherAreas = computed(() => {
    const here = sheet.value
    return here && !live.asOf ? otherAreas.value.flatMap((subject) => sectionsOf({ ...here, subject })) : []
  })
  const elsewhere = computed(() =>
    ofOtherAreas.value
      .map((section) => ({ ...section, rows: section.rows.filter(({ key }) => isTyped(key)) }))
      .filter(({ rows }) => rows.length > 0),
  )
  const judged = judgedDraft({ open, elsewhere, session, refusals })
  const hidden = computed(() => countRows(all.value) - countRows(known.value))
  return { ...judged, showsAll, hidden }
}

/** A cell that waits in another draft is not typed into here. */
function lockedWhere(row: EntrySection['rows'][number], taken: ReadonlyMap<CellKey, TakenCell>) {
  const at = taken.get(row.key)
  if (!at || row.lock) return row
  return { ...row, lock: { why: 'on-its-way' as const, draft: at.draft, text: at.text } }
}

const countRows = (sections: readonly { readonly rows: readonly unknown[] }[]): number =>
  sections.reduce((count, { rows }) => count + rows.length, 0)
