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
    { vintage: 4, status: 'final', revises: false, revision: 'scheduled' },
  ],
  [
    'another number is a revision',
    current(),
    proposed({ value: 2 }),
    { vintage: 4, status: 'revised', revises: true, revision: 'correction' },
  ],
  [
    'another preliminary number stays preliminary',
    current({ status: 'preliminary' }),
    proposed({ value: 2, status: 'preliminary' }),
    { vintage: 4, status: 'preliminary', revises: true, revision: 'correction' },
  ],
  [
    'a withdrawn number is a revision',
    current(),
    proposed({ value: null, status: 'missing', missing: 'confidential' }),
    { vintage: 4, status: 'missing', revises: true, revision: 'correction' },
  ],
  [
    'zero is a number, not a missing one',
    current({ value: 0 }),
    proposed({ value: null, status: 'missing', missing: 'not-filed' }),
    { vintage: 4, status: 'missing', revises: true, revision: 'correction' },
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

test.each([
  ['a preliminary number is replaced by a verified one', 'preliminary', 'final', undefined, 'scheduled'],
  ['one preliminary number replaces another', 'preliminary', 'preliminary', undefined, 'correction'],
  ['a final number turns out to be wrong', 'final', 'final', undefined, 'correction'],
  ['a census rewrites final numbers', 'final', 'final', 'scheduled', 'scheduled'],
  ['a preliminary number was a slip of the pen', 'preliminary', 'final', 'correction', 'correction'],
] as const)('%s: %s, then %s, called %s, is a revision of the kind %s', (_, was, becomes, stated, kind) => {
  const next = succeed(current({ status: was }), proposed({ value: 2, status: becomes }), stated)
  expect(next).toMatchObject({ revises: true, revision: kind })
})

test('a first number, one where there was none, and a real one for a made-up one are of no kind', () => {
  const missing = current({ value: null, status: 'missing', missing: 'not-filed' })
  for (const before of [undefined, missing, current({ demo: true })])
    expect(succeed(before, proposed({ value: 2 }), 'correction')).toMatchObject({ revision: undefined })
})
