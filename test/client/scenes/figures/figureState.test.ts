// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { figureState } from '#client/scenes/figures/figureState.ts'
import { boardOf, catalogue, type Figures } from '#test/support/boardFixture.ts'
import { HEADLINES } from '#test/support/overview.ts'

const CODES = { investment: 'economy.fixed-asset-investment.growth', fiscal: 'economy.fiscal-revenue.level' }
const headline = (id: keyof typeof CODES) => {
  const found = HEADLINES.find(({ code }) => code === CODES[id])
  if (!found) throw new Error(`no headline ${id}`)
  return found
}
const stateOf = (id: keyof typeof CODES, figures: Figures) =>
  figureState(boardOf(figures), catalogue, headline(id))
const FAI = 'economy.fixed-asset-investment.growth'
const REVENUE = 'economy.fiscal-revenue'
const { peers } = catalogue.site

/** One month of one indicator for all districts, in the order of the site's list. */
const forAll = (code: string, values: readonly (number | null)[], month = '2020-05'): Figures =>
  Object.fromEntries(peers.map((peer, i) => [`${code}@${peer}`, { [month]: values[i] ?? null }]))

describe('a headline', () => {
  test('moves in percentage points against the period before, over the January that does not exist', () => {
    const movement = stateOf('investment', {
      [`${FAI}@410104`]: { '2019-12': 8.4, '2020-02': -11.5 },
    })?.movement
    expect(movement?.movement).toMatchObject({
      unit: 'pct-point',
      delta: -19.9,
      from: '2019-12',
      tone: 'bad',
    })
  })

  test('that is an amount moves by its published growth, never by one worked out from two amounts', () => {
    const movement = stateOf('fiscal', {
      [`${REVENUE}.level@410104`]: { '2019-05': 10, '2020-05': 12 },
      [`${REVENUE}.growth@410104`]: { '2020-05': -2.7 },
    })?.movement
    expect(movement).toMatchObject({
      movement: { unit: 'percent', delta: -2.7, tone: 'bad' },
      indicator: { code: `${REVENUE}.growth` },
    })
  })

  test('that is an amount without a published growth has no movement', () => {
    expect(
      stateOf('fiscal', { [`${REVENUE}.level@410104`]: { '2019-05': 10, '2020-05': 12 } })?.movement,
    ).toBeUndefined()
  })

  test('has a place among the districts, tied where another has the same value', () => {
    const values = peers.map((peer, i) => (peer === '410104' || peer === '410102' ? 9 : i - 20))
    expect(stateOf('investment', forAll(FAI, values))?.place).toMatchObject({
      rank: 1,
      tied: true,
      provisional: false,
      count: 16,
    })
  })

  test('has a provisional place while a district has not been published', () => {
    const values = peers.map((peer, i) => (peer === '410185' ? null : -i))
    expect(stateOf('investment', forAll(FAI, values))?.place).toMatchObject({ rank: 3, provisional: true })
  })

  test('has no place alone', () => {
    expect(stateOf('investment', { [`${FAI}@410104`]: { '2020-05': 8.4 } })?.place).toBeUndefined()
  })

  test('whose place is itself a figure, or that nobody would be better by, has none', () => {
    const neutral = catalogue.indicators.find(({ better, retired }) => better === 'neutral' && !retired)
    const code = neutral?.code ?? ''
    const figures = forAll(
      code,
      peers.map((_, i) => i),
    )
    expect(figureState(boardOf(figures), catalogue, { code })).toMatchObject({ place: undefined })
  })

  test('that is missing keeps its reason and says nothing else', () => {
    const state = stateOf('investment', { [`${FAI}@410104`]: { '2020-04': 8.4, '2020-05': null } })
    expect(state).toMatchObject({
      observation: { value: null, missing: 'not-returned' },
      movement: undefined,
    })
  })
})
