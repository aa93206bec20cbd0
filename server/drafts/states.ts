import type { DraftAct, DraftState } from '#shared/contract/drafts.ts'

/** Who acts: `files` on the side of those who type, `reviews` on the other; a reviewer who began a draft is both. */
export interface Part {
  readonly files: boolean
  readonly reviews: boolean
  /** Has typed into it, began or imported it. */
  readonly isAuthor: boolean
  /** A machine never counts as a pair of eyes. */
  readonly isPerson: boolean
}

export interface Facts {
  /** One of its domains wants four eyes. */
  readonly fourEyes: boolean
  /** Approved by somebody who is none of its authors. */
  readonly seenByOther: boolean
}

type Rule = (part: Part, facts: Facts) => boolean

const files: Rule = ({ files }) => files
const reviews: Rule = ({ reviews }) => reviews
/** Where four eyes are wanted: a person who is none of the authors. */
const approves: Rule = ({ reviews, isAuthor, isPerson }, { fourEyes }) =>
  reviews && (!fourEyes || (isPerson && !isAuthor))
/** Before anybody has approved it, only where two eyes do. */
const alone: Rule = (part, { fourEyes }) => !fourEyes && (part.files || part.reviews)
/** Once it has been approved as the policy of today wants it. */
const onceApproved: Rule = (part, facts) => alone(part, facts) || (part.reviews && facts.seenByOther)
const onceMore: Rule = (part, facts) => !facts.seenByOther && approves(part, facts)

/** The whole way of a draft: in which state which act is open to whom. What is not here cannot be done. */
export const TRANSITIONS: Readonly<Record<DraftState, Readonly<Partial<Record<DraftAct, Rule>>>>> = {
  draft: { edit: files, submit: files, discard: files, release: alone, schedule: alone },
  returned: { edit: files, submit: files, discard: files, release: alone, schedule: alone },
  submitted: { withdraw: files, return: reviews, approve: approves, release: alone, schedule: alone },
  approved: { return: reviews, approve: onceMore, release: onceApproved, schedule: onceApproved },
  scheduled: { return: reviews, release: onceApproved, unschedule: onceApproved },
  released: {},
  discarded: {},
}

/** What this part may do with a draft in this state now. */
export const mayDo = (state: DraftState, part: Part, facts: Facts): readonly DraftAct[] =>
  (Object.entries(TRANSITIONS[state]) as [DraftAct, Rule][]).flatMap(([act, rule]) =>
    rule(part, facts) ? [act] : [],
  )

/** Whether it may become public as things stand, whoever asks: the last word before a release. */
export const satisfiesPolicy = ({ fourEyes, seenByOther }: Facts): boolean => !fourEyes || seenByOther
