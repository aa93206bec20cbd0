import { computed, shallowRef, watch, type Ref } from 'vue'
import { useDraftList } from '#client/admin/drafts/draftList.ts'
import { fetchDraft } from '#client/api/drafts.ts'
import type { DraftSummary } from '#shared/contract/drafts.ts'
import { cellKey, type CellKey } from '#shared/series.ts'

/** A cell that stands in a draft on its way, and what it says there. */
export interface TakenCell {
  readonly draft: DraftSummary
  readonly text: string
}

/** The cells of a topic that wait for review or release; nobody types into them until their draft is withdrawn. */
export function useTakenCells(domain: Ref<string | undefined>) {
  const list = useDraftList()
  const cells = shallowRef<ReadonlyMap<string, ReadonlyMap<CellKey, string>>>(new Map())
  const drafts = computed(() =>
    list.onTheirWay.filter(({ domains }) => domain.value !== undefined && domains.includes(domain.value)),
  )

  watch(
    drafts,
    async (wanted) => {
      const known = new Map(cells.value)
      const missing = wanted.filter((one) => !known.has(versionOf(one)))
      // A draft that cannot be read now locks nothing; the server refuses its cells all the same.
      const found = await Promise.all(missing.map((one) => fetchDraft(one.id).catch(() => undefined)))
      for (const draft of found)
        if (draft)
          known.set(
            versionOf(draft),
            new Map(draft.cells.map(({ series, period, text }) => [cellKey(series, period), text])),
          )
      cells.value = known
    },
    { immediate: true },
  )

  return computed<ReadonlyMap<CellKey, TakenCell>>(
    () =>
      new Map(
        drafts.value.flatMap((draft) =>
          [...(cells.value.get(versionOf(draft)) ?? [])].map(([key, text]): [CellKey, TakenCell] => [
            key,
            { draft, text },
          ]),
        ),
      ),
  )
}

const versionOf = ({ id, version }: Pick<DraftSummary, 'id' | 'version'>): string => `${id} ${version}`
