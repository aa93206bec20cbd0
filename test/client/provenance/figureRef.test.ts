import { describe, expect, it } from 'vitest'
import {
  differenceOf,
  placeOf,
  shareOf,
  targetOf,
  targetText,
  type FigureTarget,
} from '#client/components/provenance/figureRef.ts'
import { reckon } from '#client/components/provenance/reckon.ts'
import { asPeriod } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'
import { boardOf, catalogue } from '#test/support/boardFixture.ts'

const { home, city, peers } = catalogue.site
const own = { series: seriesKey('economy.retail-sales.growth', home), period: asPeriod('2020-05') }
const before = { ...own, period: asPeriod('2020-04') }
const plan = { series: seriesKey('project.plan-year', 'project:P-1'), period: asPeriod('2020') }

describe('the address of a figure', () => {
  const targets: readonly FigureTarget[] = [
    own,
    { series: own.series },
    placeOf(own),
    differenceOf(own, before),
    shareOf({ series: own.series }, plan),
  ]
  it.each(targets)('leads back to the same figure', (target) => {
    expect(targetOf(targetText(target))).toEqual(target)
  })
  it.each([
    '',
    'nonsense',
    'economy.gdp.level@410104/May',
    `${own.series}/2020-05/difference`,
    `${own.series}/-/sum`,
  ])('that names nothing opens nothing: %j', (text) => {
    expect(targetOf(text)).toBeUndefined()
  })
})

describe('what a page has worked out', () => {
  const board = boardOf({
    [own.series]: { '2020-04': -8.4, '2020-05': -6.3 },
    [seriesKey('economy.retail-sales.growth', peers[0] ?? '')]: { '2020-05': 5 },
    [seriesKey('economy.retail-sales.growth', city)]: { '2020-05': null },
  })
  const result = (target: FigureTarget) => {
    const reckoned = target.reckoning && reckon(board, catalogue, target, target.reckoning)
    return reckoned && 'result' in reckoned ? reckoned.result : reckoned
  }

  it('is worked out again without binary dust', () => {
    expect(result(differenceOf(own, before))).toBe(2.1)
  })
  it('is unknown where a value is missing, and never nought', () => {
    expect(
      result(differenceOf(own, { ...own, series: seriesKey('economy.retail-sales.growth', city) })),
    ).toBeUndefined()
  })
  it('names the peers of a place and those who have no value', () => {
    expect(result(placeOf(own))).toMatchObject({
      by: 'place',
      ranking: {
        peers: [
          { subject: peers[0], value: 5, rank: 1 },
          { subject: home, value: -6.3, rank: 2 },
        ],
      },
    })
  })
})
