import type { DraftState, DraftSummary } from '#shared/contract/drafts.ts'

export type ReviewGroup = 'waiting' | 'ready' | 'done'

export interface DraftGroup {
  readonly group: ReviewGroup
  readonly drafts: readonly DraftSummary[]
}

const GROUP: Readonly<Partial<Record<DraftState, ReviewGroup>>> = {
  submitted: 'waiting',
  approved: 'ready',
  scheduled: 'ready',
  released: 'done',
  returned: 'done',
  discarded: 'done',
}

/** As many of the past as fit below what is to be done. */
const DONE_SHOWN = 8

/** What a reviewer has to do, longest waiting first; then what waits for its hour; then what was done last. */
export function draftGroups(drafts: readonly DraftSummary[]): readonly DraftGroup[] {
  const of = (group: ReviewGroup) => drafts.filter(({ state }) => GROUP[state] === group)
  const byTime =
    (time: (draft: DraftSummary) => string | null, towards: 1 | -1) => (a: DraftSummary, b: DraftSummary) =>
      towards * ((time(a) ?? '') < (time(b) ?? '') ? -1 : 1)
  return [
    { group: 'waiting', drafts: of('waiting').toSorted(byTime((d) => d.submittedAt, 1)) },
    { group: 'ready', drafts: of('ready').toSorted(byTime((d) => d.releaseAt ?? d.submittedAt, 1)) },
    {
      group: 'done',
      drafts: of('done')
        .filter(({ submittedAt }) => submittedAt !== null)
        .toSorted(byTime((d) => d.changedAt, -1))
        .slice(0, DONE_SHOWN),
    },
  ]
}

/** What there is to look at without being asked: the longest waiting, else what is ready. */
export const firstToReview = (groups: readonly DraftGroup[]): string | undefined =>
  groups.flatMap(({ group, drafts }) => (group === 'done' ? [] : drafts))[0]?.id
