import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asPeriod, type Period } from '#shared/period.ts'
import { EVEN, ownCurve, planCurveOf, scheduledShare, type PlanCurve } from '#shared/planCurve.ts'
import { progress } from '#shared/progress.ts'

const head = { code: 'c', zh: '', en: '' }
const quarterly: PlanCurve = { ...head, kind: 'quarterly', shares: [15, 40, 70, 100] }
const milestones: PlanCurve = {
  ...head,
  kind: 'milestones',
  milestones: [
    { on: '03-15', percent: 20 },
    { on: '06-30', percent: 60 },
    { on: '12-31', percent: 100 },
  ],
}
const asLastYear: PlanCurve = { ...head, kind: 'last-year', figure: null }
const unknown = () => undefined
const share = (
  curve: PlanCurve,
  period: string,
  lastYear: (p: Period) => number | null | undefined = unknown,
) => scheduledShare(curve, asPeriod(period), lastYear)

describe('what is scheduled by the end of a period', () => {
  test('is even the share of the year that is gone, unrounded', () => {
    expect(share(EVEN, '2020-05')).toBe(500 / 12)
    expect(share(EVEN, '2020-Q3')).toBe(75)
    expect(share(EVEN, '2020')).toBe(100)
  })

  test('is by quarters what the quarters say, even within each of them', () => {
    expect(['2020-03', '2020-Q2', '2020-09', '2020'].map((p) => share(quarterly, p))).toEqual([
      15, 40, 70, 100,
    ])
    expect(share(quarterly, '2020-01')).toBe(5)
    expect(share(quarterly, '2020-05')).toBeCloseTo(15 + (25 * 2) / 3, 12)
  })

  test('is by milestones what the last one reached says, and nothing before the first', () => {
    expect(
      ['2020-02', '2020-03', '2020-05', '2020-06', '2020-11', '2020-12'].map((p) => share(milestones, p)),
    ).toEqual([0, 20, 20, 60, 60, 100])
    expect(share(milestones, '2020-03-14')).toBe(0)
    expect(share(milestones, '2020-03-15')).toBe(20)
  })

  test('is by last year the part of the year that was done at this time of it', () => {
    const then = new Map([
      ['2019-05', 30],
      ['2019-12', 120],
      ['2019-Q2', 50],
      ['2019-Q4', 200],
    ])
    expect(share(asLastYear, '2020-05', (p) => then.get(p))).toBe(25)
    expect(share(asLastYear, '2020-Q2', (p) => then.get(p))).toBe(25)
  })

  test('is unknown where last year is, and no other curve steps in', () => {
    expect(share(asLastYear, '2020-05')).toBeUndefined()
    expect(share(asLastYear, '2020-05', (p) => (p === '2019-12' ? 120 : null))).toBeUndefined()
    expect(share(asLastYear, '2020-05', () => 0)).toBeUndefined()
    expect(progress(3, 8, asPeriod('2020-05'), asLastYear)).toMatchObject({
      completion: 37.5,
      scheduled: undefined,
      gap: undefined,
    })
  })

  test('never falls through the year and ends at 100, whatever the quarters', () => {
    const quarters = fc
      .array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 })
      .map((shares) => [...shares.toSorted((a, b) => a - b), 100])
    fc.assert(
      fc.property(quarters, (shares) => {
        const months = Array.from({ length: 12 }, (_, i) =>
          share({ ...head, kind: 'quarterly', shares }, `2020-${String(i + 1).padStart(2, '0')}`),
        )
        expect(months.every((m, i) => m !== undefined && m >= (months[i - 1] ?? 0) - 1e-9)).toBe(true)
        expect(months.at(-1)).toBe(100)
      }),
      { seed: 20_200_617 },
    )
  })
})

describe('the curve of a code', () => {
  const curves = { default: 'even', curves: [EVEN, quarterly], uses: [{ of: 'projects.key', curve: 'c' }] }
  test('is its own, that of the list above it, or the usual one', () => {
    expect(planCurveOf(curves, 'projects.key')).toBe(quarterly)
    expect(planCurveOf(curves, 'projects.key.completion-rate')).toBe(quarterly)
    expect(planCurveOf(curves, 'projects.keys')).toBe(EVEN)
    expect(planCurveOf(curves, 'economy.gdp')).toBe(EVEN)
  })

  test('may come with a project as twelve months that never fall and end at 100', () => {
    const months = [0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]
    expect(share(ownCurve(months) ?? EVEN, '2020-05')).toBe(30)
    expect(ownCurve(months.toReversed())).toBeUndefined()
    expect(ownCurve(months.slice(1))).toBeUndefined()
    expect(ownCurve(undefined)).toBeUndefined()
  })
})
