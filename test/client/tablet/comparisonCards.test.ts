import { describe, expect, test } from 'vitest'
import { comparisonCards, type ComparisonCard } from '#client/tablet/comparisonCards.ts'
import { asPeriod } from '#shared/period.ts'
import { boardOf, catalogue, type Figures } from '#test/support/boardFixture.ts'

const { home, city, province, nation } = catalogue.site
const RETAIL = 'economy.retail-sales.growth'

function cards(code: string, period: string, figures: Figures, subject = home): readonly ComparisonCard[] {
  const indicator = catalogue.indicator(code)
  if (!indicator) throw new Error(code)
  return [...comparisonCards(boardOf(figures), catalogue, indicator, subject, asPeriod(period))]
}
const kinds = (list: readonly ComparisonCard[]): readonly string[] => list.map((card) => card.kind)

describe('what stands beside a growth rate', () => {
  const figures: Figures = {
    [`${RETAIL}@${home}`]: { '2019-05': 9.1, '2020-04': 6.3, '2020-05': 8.4 },
    [`${RETAIL}@410105`]: { '2020-04': 7.1, '2020-05': 5 },
    [`${RETAIL}@${city}`]: { '2020-05': 2.6 },
    [`${RETAIL}-target@${home}`]: { '2020': 9 },
  }

  test('is its place with the one before, the distance to the city in points, and to the target', () => {
    const [rank, above, goal] = cards(RETAIL, '2020-05', figures)
    expect(rank).toMatchObject({
      kind: 'rank',
      place: { rank: 1, count: 2, provisional: true, before: { rank: 2 } },
    })
    expect(above).toMatchObject({ kind: 'difference', subject: city, delta: 5.8, value: 2.6, tone: 'good' })
    expect(goal).toMatchObject({ kind: 'goal', delta: -0.6, target: 9, tone: 'bad' })
  })

  test('never compares with another period of the city', () => {
    const late = { ...figures, [`${RETAIL}@${city}`]: { '2020-04': 2.6 } }
    expect(kinds(cards(RETAIL, '2020-05', late))).not.toContain('difference')
  })

  test('has no place where nobody else has published', () => {
    expect(kinds(cards(RETAIL, '2020-05', { [`${RETAIL}@${home}`]: { '2020-05': 8.4 } }))).not.toContain(
      'rank',
    )
  })

  test('is marked when either side is for demonstration', () => {
    const made = { ...figures, [`${RETAIL}@${city}`]: { '2020-05': { value: 2.6, demo: true } as const } }
    expect(cards(RETAIL, '2020-05', made).find((card) => card.kind === 'difference')?.demo).toBe(true)
  })

  test('is nothing at all where the figure is missing', () => {
    expect(cards(RETAIL, '2020-05', { ...figures, [`${RETAIL}@${home}`]: { '2020-05': null } })).toEqual([])
  })
})

describe('what stands beside an amount', () => {
  test('is its share of the city and its published growth, which is never computed', () => {
    const level = 'economy.retail-sales.level'
    const found = cards(level, '2020-05', {
      [`${level}@${home}`]: { '2020-05': 120, '2019-05': 150 },
      [`${level}@${city}`]: { '2020-05': 1500 },
      [`${RETAIL}@${home}`]: { '2020-05': -6.3 },
    })
    expect(found).toContainEqual(expect.objectContaining({ kind: 'share', share: 8, value: 1500 }))
    expect(found).toContainEqual(expect.objectContaining({ kind: 'linked', value: -6.3 }))
    expect(found).toContainEqual(
      expect.objectContaining({ kind: 'earlier', against: 'last-year', value: 150 }),
    )
  })

  test('of one head is no share but a difference in its own unit', () => {
    const income = 'economy.income.level'
    const found = cards(income, '2020-Q2', {
      [`${income}@${home}`]: { '2020-Q2': 19000 },
      [`${income}@${city}`]: { '2020-Q2': 18000 },
    })
    expect(found).toContainEqual(expect.objectContaining({ kind: 'difference', delta: 1000 }))
    expect(kinds(found)).not.toContain('share')
  })

  test('that adds up over a planned year is its completion against the time elapsed', () => {
    const found = cards('projects.key.invested-ytd', '2020-06', {
      [`projects.key.invested-ytd@${home}`]: { '2020-06': 47 },
      [`projects.key.plan-year@${home}`]: { '2019': 10, '2020': 100 },
    })
    expect(found[0]).toMatchObject({
      kind: 'plan',
      progress: { completion: 47, elapsed: 50, gap: -3 },
      target: 100,
    })
  })
})

test('a rank is set beside the figure that it ranks, and has no rank itself', () => {
  const rank = 'economy.retail-sales.rank-city'
  const found = cards(rank, '2020-05', {
    [`${rank}@${home}`]: { '2020-05': 3, '2019-05': 5 },
    [`${RETAIL}@${home}`]: { '2020-05': 8.4 },
  })
  expect(kinds(found)).toEqual(['linked', 'earlier'])
})

test('a figure of the city is compared with the areas above it, never with itself', () => {
  const found = cards(
    RETAIL,
    '2020-05',
    {
      [`${RETAIL}@${city}`]: { '2020-05': 2 },
      [`${RETAIL}@${province}`]: { '2020-05': 3 },
      [`${RETAIL}@${nation}`]: { '2020-05': 1 },
    },
    city,
  )
  expect(found.flatMap((card) => (card.kind === 'difference' ? [card.subject] : []))).toEqual([
    province,
    nation,
  ])
})
