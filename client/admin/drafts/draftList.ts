import { defineStore } from 'pinia'
import { computed, ref, shallowReadonly, shallowRef } from 'vue'
import { fetchDrafts } from '#client/api/drafts.ts'
import type { DraftSheet, DraftState, DraftSummary } from '#shared/contract/drafts.ts'

const WORKING: readonly DraftState[] = ['draft', 'returned']
const ON_ITS_WAY: readonly DraftState[] = ['submitted', 'approved', 'scheduled']

/** Whether somebody may type into it. */
export const isWorking = ({ state }: DraftSummary): boolean => WORKING.includes(state)
/** Whether it waits for a reviewer, for its release or for its hour. */
export const isOnItsWay = ({ state }: DraftSummary): boolean => ON_ITS_WAY.includes(state)

/** The drafts that this person may know of, the newest change first; fetched anew when one goes on its way. */
export const useDraftList = defineStore('draftList', () => {
  const drafts = shallowRef<readonly DraftSummary[]>([])
  const isKnown = ref(false)
  const hasFailed = ref(false)
  let running: Promise<void> | undefined
  let isAskedAgain = false

  /** Asks for the list; while an answer is under way it is asked once more behind it. */
  function refresh(): Promise<void> {
    if (running) isAskedAgain = true
    running ??= ask().finally(() => (running = undefined))
    return running
  }

  async function ask(): Promise<void> {
    do {
      isAskedAgain = false
      try {
        drafts.value = await fetchDrafts([...WORKING, ...ON_ITS_WAY])
        isKnown.value = true
        hasFailed.value = false
      } catch {
        hasFailed.value = true // asked again as soon as the link stands
      }
    } while (isAskedAgain)
  }

  /** What the server has just said of one of them. */
  function put(summary: DraftSummary): void {
    drafts.value = [summary, ...drafts.value.filter(({ id }) => id !== summary.id)]
  }

  function forget(): void {
    drafts.value = []
    isKnown.value = false
  }

  const working = computed(() => drafts.value.filter((one) => isWorking(one) && one.may.includes('edit')))
  return {
    drafts: shallowReadonly(drafts),
    isKnown,
    hasFailed,
    /** Those that this person may type into. */
    working,
    onTheirWay: computed(() => drafts.value.filter(isOnItsWay)),
    /** Those that wait for this person's word. */
    toReview: computed(() =>
      drafts.value.filter(
        (one) => isOnItsWay(one) && (one.may.includes('approve') || one.may.includes('return')),
      ),
    ),
    /** The one that typing into a sheet goes into: the oldest, as the server has it. */
    workingOn: (sheet: DraftSheet): DraftSummary | undefined =>
      working.value
        .filter((one) => one.sheet?.domain === sheet.domain && one.sheet.period === sheet.period)
        .toSorted((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? -1 : 1))[0],
    refresh,
    put,
    forget,
  }
})
