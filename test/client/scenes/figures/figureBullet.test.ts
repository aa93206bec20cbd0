// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { figureBullet } from '#client/scenes/figures/figureBullet.ts'
import { figureState } from '#client/scenes/figures/figureState.ts'
import { boardOf, catalogue, type Figures } from '#test/support/boardFixture.ts'

const of = (code: string, figures: Figures) => figureBullet(boardOf(figures), catalogue, code)
const KEY = 'projects.key'
const home = (code: string): string => `${code}@410104`

describe('a figure against what was set for its year', () => {
  test('that adds up from January is a share of its plan beside what was due', () => {
    const bullet = of(`${KEY}.invested-ytd`, {
      [home(`${KEY}.invested-ytd`)]: { '2026-06': 60 },
      [home(`${KEY}.plan-year`)]: { '2026': 100 },
    })
    expect(bullet).toMatchObject({ kind: 'plan', completion: 60, target: { value: 100 } })
    expect(bullet?.bar.to).toBeCloseTo(0.6)
  })

  test('beyond its plan fills the bar, with the schedule where it belongs', () => {
    const bullet = of(`${KEY}.invested-ytd`, {
      [home(`${KEY}.invested-ytd`)]: { '2026-12': 125 },
      [home(`${KEY}.plan-year`)]: { '2026': 100 },
    })
    expect(bullet?.bar).toEqual({ from: 0, to: 1, mark: 0.8 })
  })

  test('that is a rate is so many points from its goal, above or below nought', () => {
    const growth = 'economy.retail-sales.growth'
    const figures = (value: number): Figures => ({
      [home(growth)]: { '2026-10': value },
      [home(`${growth}-target`)]: { '2026': 5.5 },
    })
    expect(of(growth, figures(3.6))).toMatchObject({ kind: 'goal', gap: -1.9, tone: 'bad' })
    const below = of(growth, figures(-2))
    expect(below?.bar.from).toBe(0)
    expect(below?.bar.mark).toBeGreaterThan(below?.bar.to ?? 1)
  })

  test('is not drawn without a value or without a plan: nothing is nought', () => {
    expect(of(`${KEY}.invested-ytd`, { [home(`${KEY}.invested-ytd`)]: { '2026-06': 60 } })).toBeUndefined()
    expect(of('economy.cpi.index', { [home('economy.cpi.index')]: { '2026-06': 100 } })).toBeUndefined()
  })
})

describe('the state of a figure', () => {
  test('is told of any subject, and is not there for what the catalogue does not have', () => {
    const board = boardOf({ 'economy.gdp.growth@410100': { '2026-Q3': 5 } })
    expect(figureState(board, catalogue, { code: 'economy.gdp.growth', subject: '410100' })).toMatchObject({
      observation: { value: 5 },
    })
    expect(figureState(board, catalogue, { code: 'no.such' })).toBeUndefined()
  })

  test('of an amount moves by its published growth, never by a quotient', () => {
    const figures: Figures = {
      [home('economy.retail-sales.level')]: { '2025-10': 500, '2026-10': 600 },
      [home('economy.retail-sales.growth')]: { '2026-10': 3.6 },
    }
    const state = figureState(boardOf(figures), catalogue, { code: 'economy.retail-sales.level' })
    expect(state?.movement?.movement).toMatchObject({ unit: 'percent', delta: 3.6 })
  })
})
