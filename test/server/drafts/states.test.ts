import { describe, expect, it } from 'vitest'
import { mayDo, satisfiesPolicy, type Facts, type Part } from '#server/drafts/states.ts'
import { DRAFT_STATES, type DraftState } from '#shared/contract/drafts.ts'

const BOTH = [false, true]
const PARTS: readonly Part[] = BOTH.flatMap((files) =>
  BOTH.flatMap((reviews) =>
    BOTH.flatMap((isAuthor) => BOTH.map((isPerson) => ({ files, reviews, isAuthor, isPerson }))),
  ),
)
const FACTS: readonly Facts[] = BOTH.flatMap((fourEyes) =>
  BOTH.map((seenByOther) => ({ fourEyes, seenByOther })),
)
const ALL = DRAFT_STATES.flatMap((state) =>
  PARTS.flatMap((part) => FACTS.map((facts) => ({ state, part, facts, acts: mayDo(state, part, facts) }))),
)

const CAST = {
  filer: { files: true, reviews: false, isAuthor: true, isPerson: true },
  colleague: { files: true, reviews: false, isAuthor: false, isPerson: true },
  reviewer: { files: false, reviews: true, isAuthor: false, isPerson: true },
  ownReviewer: { files: true, reviews: true, isAuthor: true, isPerson: true },
  robot: { files: false, reviews: true, isAuthor: false, isPerson: false },
} as const satisfies Record<string, Part>

/** Written out by hand, as the bureau's rules have it: who may do what where four eyes are wanted. */
const FOUR_EYES: Readonly<Record<DraftState, Readonly<Record<keyof typeof CAST, string>>>> = {
  draft: {
    filer: 'edit submit discard',
    colleague: 'edit submit discard',
    reviewer: '',
    ownReviewer: 'edit submit discard',
    robot: '',
  },
  returned: {
    filer: 'edit submit discard',
    colleague: 'edit submit discard',
    reviewer: '',
    ownReviewer: 'edit submit discard',
    robot: '',
  },
  submitted: {
    filer: 'withdraw',
    colleague: 'withdraw',
    reviewer: 'return approve',
    ownReviewer: 'withdraw return',
    robot: 'return',
  },
  approved: {
    filer: '',
    colleague: '',
    reviewer: 'return release schedule',
    ownReviewer: 'return release schedule',
    robot: 'return release schedule',
  },
  scheduled: {
    filer: '',
    colleague: '',
    reviewer: 'return release unschedule',
    ownReviewer: 'return release unschedule',
    robot: 'return release unschedule',
  },
  released: { filer: '', colleague: '', reviewer: '', ownReviewer: '', robot: '' },
  discarded: { filer: '', colleague: '', reviewer: '', ownReviewer: '', robot: '' },
}

describe.each(DRAFT_STATES)('a draft that is %s', (state) => {
  it.each(Object.entries(CAST))('offers the %s what is theirs', (name, part) => {
    const seenByOther = state === 'approved' || state === 'scheduled'
    const acts = mayDo(state, part, { fourEyes: true, seenByOther })
    expect(acts.join(' ')).toBe(FOUR_EYES[state][name as keyof typeof CAST])
  })
})

describe('in every state, for everybody', () => {
  it('nobody who is on neither side does anything', () => {
    for (const { part, acts } of ALL) if (!part.files && !part.reviews) expect(acts).toEqual([])
  })

  it('only those who file type, and only before it is handed over', () => {
    for (const { state, part, acts } of ALL) {
      expect(acts.includes('edit')).toBe(part.files && (state === 'draft' || state === 'returned'))
    }
  })

  it('where four eyes are wanted none of the authors and no machine approves', () => {
    for (const { part, facts, acts } of ALL) {
      if (facts.fourEyes && (part.isAuthor || !part.isPerson)) expect(acts).not.toContain('approve')
    }
  })

  it('where four eyes are wanted nothing goes out that a second pair has not seen', () => {
    for (const { part, facts, acts } of ALL) {
      if (satisfiesPolicy(facts)) continue
      for (const act of ['release', 'schedule'] as const) expect(acts).not.toContain(act)
      if (acts.includes('approve'))
        expect(part).toMatchObject({ reviews: true, isAuthor: false, isPerson: true })
    }
  })

  it('where two eyes do, whoever files may release what is theirs', () => {
    for (const { state, part, facts, acts } of ALL) {
      const isUnderWay = state !== 'released' && state !== 'discarded'
      if (!facts.fourEyes && part.files) expect(acts.includes('release')).toBe(isUnderWay)
    }
  })

  it('there is a way on for somebody, until it is released or discarded', () => {
    for (const state of DRAFT_STATES) {
      const ways = ALL.filter((one) => one.state === state).flatMap(({ acts }) => acts)
      expect(ways.length === 0).toBe(state === 'released' || state === 'discarded')
    }
    for (const facts of FACTS) {
      const others = PARTS.filter(({ isAuthor, isPerson, reviews }) => !isAuthor && isPerson && reviews)
      for (const state of ['submitted', 'approved', 'scheduled'] as const)
        expect(others.flatMap((part) => mayDo(state, part, facts))).toContain('return')
    }
  })
})
