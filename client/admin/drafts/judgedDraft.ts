import { computed, type Ref } from 'vue'
import type { DraftSession } from '#client/admin/drafts/draftSession.ts'
import type { Refusals } from '#client/admin/drafts/refusals.ts'
import type { Entries } from '#client/admin/entryActs.ts'
import type { EntrySection } from '#client/admin/entryRows.ts'
import { judgeSheet, type JudgedSection } from '#client/admin/judgeSheet.ts'
import { isChange, isWaiting } from '#client/admin/rowState.ts'
import { useLive } from '#client/stores/live.ts'

interface Sources {
  /** The rows in sight, and further ones of the same draft. */
  readonly open: Ref<readonly EntrySection[]>
  readonly elsewhere: Ref<readonly EntrySection[]>
  readonly session: Ref<DraftSession | undefined>
  readonly refusals: Ref<Refusals>
}

const NOTHING_TYPED: Entries = new Map()

/** The rows of a draft judged together, in sight or not. A day of the past shows what was public, and nothing else. */
export function judgedDraft({ open, elsewhere, session, refusals }: Sources) {
  const live = useLive()
  const judged = computed<readonly JudgedSection[]>((before) => {
    const { catalogue, board, today } = live
    const now = live.asOf ? undefined : session.value
    return judgeSheet(
      [...open.value, ...elsewhere.value],
      {
        ...{ catalogue, board, today },
        commonReason: now?.head.value.reason ?? '',
        entries: now?.entries.value ?? NOTHING_TYPED,
        refusals: now ? new Map([...now.refused.value, ...refusals.value]) : refusals.value,
        ...(now && { conflicts: now.conflicts.value }),
      },
      before,
    )
  })
  const rows = computed(() => judged.value.flatMap((section) => section.rows))
  const changed = computed(() => rows.value.filter((row) => row.contested || isChange(row.state)))
  return {
    sections: computed(() => judged.value.slice(0, open.value.length)),
    changed,
    /** Changes in rows out of sight. */
    elsewhereCount: computed(
      () =>
        judged.value
          .slice(open.value.length)
          .flatMap((section) => section.rows)
          .filter(({ state }) => isChange(state)).length,
    ),
    waiting: computed(() =>
      changed.value.filter((row) => row.contested || row.refusal || isWaiting(row.state)),
    ),
    revised: computed(() =>
      changed.value.filter(
        ({ state }) => state.kind === 'needs-reason' || ('revises' in state && state.revises),
      ),
    ),
  }
}
