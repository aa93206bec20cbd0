// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { contributionOf, type ContributionView } from '#client/scenes/figures/contribution.ts'
import { boardOf, catalogue, type Figures } from '#test/support/boardFixture.ts'

const indicator = (code: string) => {
  const found = catalogue.indicator(code)
  if (!found) throw new Error(`no ${code}`)
  return found
}
const of = (figures: Figures, whole: string, parts: readonly string[]) =>
  contributionOf(boardOf(figures), catalogue, indicator(whole), parts.map(indicator))
const view = (...given: Parameters<typeof of>): ContributionView => {
  const result = of(...given)
  if (result.kind !== 'shown') throw new Error(result.because)
  return result.view
}
const GDP = 'economy.gdp'
const INDUSTRIES = ['primary', 'secondary', 'tertiary'].map((one) => `economy.gdp-${one}.growth`)
const home = (code: string): string => `${code}@410104`

const THREE: Figures = {
  [home(`${GDP}.growth`)]: { '2026-Q3': 5.3 },
  [home(`${GDP}.level`)]: { '2025-Q3': 600, '2026-Q3': 700 },
  [home('economy.gdp-primary.growth')]: { '2026-Q3': 3 },
  [home('economy.gdp-primary.level')]: { '2025-Q3': 6, '2026-Q3': 300 },
  [home('economy.gdp-secondary.growth')]: { '2026-Q3': 6 },
  [home('economy.gdp-secondary.level')]: { '2025-Q3': 144, '2026-Q3': 100 },
  [home('economy.gdp-tertiary.growth')]: { '2026-Q3': 5 },
  [home('economy.gdp-tertiary.level')]: { '2025-Q3': 450, '2026-Q3': 300 },
}

describe('what parts add to the growth of a whole', () => {
  test('is their share a year ago times their published growth, whatever the amounts of now would make', () => {
    const { growth, parts } = view(THREE, `${GDP}.growth`, INDUSTRIES)
    expect(growth).toBe(5.3)
    expect(parts.map(({ indicator: { code }, points }) => [code, Math.round(points * 100) / 100])).toEqual([
      ['economy.gdp-tertiary.growth', 3.75],
      ['economy.gdp-secondary.growth', 1.44],
      ['economy.gdp-primary.growth', 0.03],
    ])
    expect(parts.every(({ by }) => by === 'reckoned')).toBe(true)
  })

  test('leaves what rounding makes, and says that it is rounding', () => {
    // 3.8 + 1.4 + 0.0 is 5.2
    expect(view(THREE, `${GDP}.growth`, INDUSTRIES).rest).toEqual({ points: 0.1, kind: 'rounding' })
  })

  test('leaves the rest to parts that are not named', () => {
    expect(view(THREE, `${GDP}.growth`, INDUSTRIES.slice(1, 2)).rest).toEqual({ points: 3.9, kind: 'others' })
  })

  test('is not told where all parts together are far from the growth', () => {
    const figures = { ...THREE, [home(`${GDP}.growth`)]: { '2026-Q3': 7 } }
    expect(of(figures, `${GDP}.growth`, INDUSTRIES)).toEqual({ kind: 'none', because: 'does-not-add-up' })
  })

  test('is the same whether the amount or its growth is named', () => {
    const byLevel = INDUSTRIES.map((code) => code.replace('growth', 'level'))
    expect(view(THREE, `${GDP}.level`, byLevel)).toEqual(view(THREE, `${GDP}.growth`, INDUSTRIES))
  })

  test('is not told without last year’s amounts: no share is made up', () => {
    const investment = 'economy.fixed-asset-investment.growth'
    const result = of(
      {
        [home(investment)]: { '2026-10': 4.3 },
        [home('economy.private-investment.growth')]: { '2026-10': 4.7 },
      },
      investment,
      ['economy.private-investment.growth'],
    )
    expect(result).toEqual({ kind: 'none', because: 'no-parts' })
  })

  test('leaves out a part whose own amount of last year is not published, and says so', () => {
    const { [home('economy.gdp-primary.level')]: _, ...figures } = THREE
    expect(view(figures, `${GDP}.growth`, INDUSTRIES).missing).toMatchObject([
      { indicator: { code: 'economy.gdp-primary.growth' }, why: { because: 'no-share' } },
    ])
  })

  test('names the part that is at other prices, and leaves it out', () => {
    const retail = 'economy.retail-sales'
    const { missing } = view(
      {
        ...THREE,
        [home(`${retail}.growth`)]: { '2026-10': 3 },
      },
      `${GDP}.growth`,
      [...INDUSTRIES, `${retail}.growth`],
    )
    expect(missing).toMatchObject([{ indicator: { code: `${retail}.growth` } }])
  })

  test('of our own counts is exactly the difference of the counts', () => {
    const units = (part: string, was: number, now: number): Figures => ({
      [home(`stats.four-above.new-${part}`)]: { '2025-11': was, '2026-11': now },
    })
    const { growth, parts, rest } = view(
      {
        ...units('total', 50, 64),
        ...units('construction', 10, 12),
        ...units('real-estate', 10, 5),
        ...units('other', 30, 47),
      },
      'stats.four-above.new-total',
      ['construction', 'real-estate', 'other'].map((part) => `stats.four-above.new-${part}`),
    )
    expect(growth).toBeCloseTo(28)
    expect(parts.map(({ points }) => points)).toEqual([34, 4, -10])
    expect(parts.every(({ by }) => by === 'counted')).toBe(true)
    expect(rest).toBeUndefined()
  })

  test('is for demonstration as soon as one figure is', () => {
    const figures = {
      ...THREE,
      [home('economy.gdp-primary.growth')]: { '2026-Q3': { value: 3, demo: true as const } },
    }
    expect(view(figures, `${GDP}.growth`, INDUSTRIES).demo).toBe(true)
  })
})
