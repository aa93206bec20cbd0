import { expect, it } from 'vitest'
import { expectRefused, type Change } from '#test/server/catalogue/brokenCatalogue.ts'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'

const FILE = 'record-figures.json'
const [INVESTED, PLAN] = ['project.invested-ytd', 'project.plan-year']
const swap =
  (from: string, to: string): Change =>
  (text) =>
    text.replace(from, to)

it('the figures of single projects are worked out and never filed', () => {
  const { indicator, recordFigures } = loadCatalogue()
  expect(recordFigures?.map(({ figure }) => indicator(figure)?.feed)).toEqual(['ledger', 'ledger'])
})

const BROKEN: readonly (readonly [why: string, change: Change, ...said: string[]])[] = [
  [
    'an indicator that is not there',
    swap(`"${INVESTED}"`, '"project.built"'),
    'project.built',
    'does not exist',
  ],
  ['the same figure twice', swap(`"${PLAN}"`, `"${INVESTED}"`), INVESTED, 'duplicate code'],
  [
    'a ledger that is not there',
    swap('"project-progress"', '"progress"'),
    INVESTED,
    '"progress"',
    'does not exist',
  ],
  ['a field of another nature', swap('"investedYtd"', '"greenArea"'), INVESTED, 'greenArea', 'measures'],
  ['a field that is not there', swap('"investedYtd"', '"invested"'), INVESTED, '"invested"', 'measures'],
  [
    'a field that names no project',
    swap('"via": "project"', '"via": "filedBy"'),
    INVESTED,
    'names no project',
  ],
  ['a field that is no period', swap('"by": "period"', '"by": "filedOn"'), INVESTED, 'is no period'],
  ['a state that the ledger lacks', swap('"revised"', '"approved"'), INVESTED, 'no state "approved"'],
  ['an event that the ledger lacks', swap('"project.plan-set"', '"project.planned"'), PLAN, 'no event'],
  ['a plan by the month', swap(`"figure": "${PLAN}"`, `"figure": "${INVESTED}"`), INVESTED, 'by the year'],
  ['a kind that nobody knows', swap('"kind": "set"', '"kind": "guessed"'), 'figures[1]'],
]
it.each(BROKEN.map(([why, change, ...said]) => ({ why, change, said })))(
  'refuses $why',
  async ({ change, said }) => {
    await expectRefused(FILE, change, ...said)
  },
)
