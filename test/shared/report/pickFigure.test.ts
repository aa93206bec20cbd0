import { describe, expect, it } from 'vitest'
import { asPeriod } from '#shared/period.ts'
import { pickFigure } from '#shared/report/pickFigure.ts'
import { figuresOf, HALF_YEAR, type Values } from '#test/shared/report/support/reportOf.ts'

const pick = (code: string, periods: Values[string], terms: Partial<typeof HALF_YEAR> = {}) => {
  const found = pickFigure(
    { figures: figuresOf({ [code]: periods }), terms: { ...HALF_YEAR, ...terms } },
    code,
  )
  return 'known' in found ? `${found.known.period} ${found.known.value}` : found.why
}
const KEY = 'projects.key.invested-ytd'

describe('the figure that a report takes', () => {
  it('is the newest whose period is over by the cutoff', () => {
    expect(pick(KEY, { '2020-05': 5, '2020-06': 6, '2020-07': 7 })).toBe('2020-06 6')
    expect(pick(KEY, { '2020-05': 5, '2020-06': 6 }, { cutoff: asPeriod('2020-06-29') })).toBe('2020-05 5')
    expect(pick(KEY, { '2020-07': 7 })).toBe('unpublished')
  })

  it('is none where the newest is missing: an older one is not taken for it', () => {
    expect(pick(KEY, { '2020-05': 5, '2020-06': { value: null, missing: 'not-returned' } })).toBe(
      'not-returned',
    )
    expect(pick(KEY, { '2020-06': 0 })).toBe('2020-06 0')
  })

  it('is of this year where it adds up from January, and may be older where it does not', () => {
    expect(pick(KEY, { '2019-12': 99 })).toBe('stale')
    expect(pick('ecology.green-coverage.rate', { '2019': 39.9 })).toBe('2019 39.9')
    expect(pick('bizenv.evaluation.cases', { '2019-H2': 12 })).toBe('2019-H2 12')
  })

  it('stays with its year where the cutoff lies in the next', () => {
    const terms = { period: asPeriod('2020-H2'), cutoff: asPeriod('2021-02-10') }
    expect(pick(KEY, { '2020-12': 88, '2021-01': 2 }, terms)).toBe('2020-12 88')
  })

  it('of a target is that of the running term, or of the next, whenever it was set', () => {
    expect(pick('projects.key.plan-year', { '2019': 1, '2020': 2, '2021': 3 })).toBe('2020 2')
    expect(pick('projects.key.plan-year', { '2019': 1 })).toBe('stale')
    expect(pick('projects.planned-starts.count', { '2020-Q2': 4, '2020-Q3': 5, '2020-Q4': 6 })).toBe(
      '2020-Q3 5',
    )
    expect(
      pick(
        'projects.planned-starts.count',
        { '2020-Q3': 5 },
        { period: asPeriod('2020-H2'), cutoff: asPeriod('2020-12-31') },
      ),
    ).toBe('2020-Q3 5')
  })

  it('of a plan that is summed up with the projects goes by the cutoff', () => {
    expect(pick('projects.groundbreaking.plan-year', { '2020-Q2': 4, '2020-Q3': 5 })).toBe('2020-Q2 4')
  })
})
