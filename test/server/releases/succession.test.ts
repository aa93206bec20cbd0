import { expect, test } from 'vitest'
import { succeed, type CurrentVintage, type ProposedValue } from '#server/releases/succession.ts'

const current = (more: Partial<CurrentVintage> = {}): CurrentVintage => ({
  vintage: 3,
  value: 1,
  status: 'final',
  missing: undefined,
  demo: false,
  ...more,
})
const proposed = (more: Partial<ProposedValue> = {}): ProposedValue => ({
  value: 1,
  status: 'final',
  missing: undefined,
  demo: false,
  ...more,
})

test.each<[string, CurrentVintage | undefined, ProposedValue, ReturnType<typeof succeed>]>([
  [
    'the first value is vintage 1, whatever its status',
    undefined,
    proposed({ status: 'revised' }),
    { vintage: 1, status: 'revised', revises: false },
  ],
  ['the same again is nothing new', current(), proposed(), 'unchanged'],
  [
    'a revised value said again as final is nothing new',
    current({ status: 'revised' }),
    proposed(),
    'unchanged',
  ],
  [
    'a preliminary value confirmed is a new vintage, no revision',
    current({ status: 'preliminary' }),
    proposed(),
    { vintage: 4, status: 'final', revises: false },
  ],
  [
    'another number is a revision',
    current(),
    proposed({ value: 2 }),
    { vintage: 4, status: 'revised', revises: true },
  ],
  [
    'another preliminary number stays preliminary',
    current({ status: 'preliminary' }),
    proposed({ value: 2, status: 'preliminary' }),
    { vintage: 4, status: 'preliminary', revises: true },
  ],
  [
    'a withdrawn number is a revision',
    current(),
    proposed({ value: null, status: 'missing', missing: 'confidential' }),
    { vintage: 4, status: 'missing', revises: true },
  ],
  [
    'zero is a number, not a missing one',
    current({ value: 0 }),
    proposed({ value: null, status: 'missing', missing: 'not-filed' }),
    { vintage: 4, status: 'missing', revises: true },
  ],
  [
    'a number where there was none is no revision',
    current({ value: null, status: 'missing', missing: 'not-filed' }),
    proposed(),
    { vintage: 4, status: 'final', revises: false },
  ],
  [
    'another reason for no number is a new vintage',
    current({ value: null, status: 'missing', missing: 'not-filed' }),
    proposed({ value: null, status: 'missing', missing: 'not-published' }),
    { vintage: 4, status: 'missing', revises: false },
  ],
  [
    'a real number takes the place of an equal one of the demonstration',
    current({ demo: true }),
    proposed(),
    { vintage: 4, status: 'final', revises: false },
  ],
  [
    'the demonstration does not touch a real number',
    current(),
    proposed({ value: 2, demo: true }),
    'unchanged',
  ],
])('%s', (_, before, after, expected) => {
  expect(succeed(before, after)).toEqual(expected)
})
