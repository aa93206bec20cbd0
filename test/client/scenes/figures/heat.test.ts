// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { heatOf } from '#client/scenes/figures/heat.ts'
import { boardOf, catalogue, type Figures } from '#test/support/boardFixture.ts'

const of = (figures: Figures, periods = 4) =>
  heatOf(
    boardOf(figures),
    catalogue,
    Object.keys(figures).map((key) => key.split('@')[0] ?? ''),
    periods,
  )
const RETAIL = 'economy.retail-sales.growth@410104'
const GDP = 'economy.gdp.growth@410104'
const PM25 = 'ecology.air-pm25.level@410104'

describe('a heat table', () => {
  test('has the newest periods, without the January that is no period', () => {
    const heat = of({ [RETAIL]: { '2025-11': 1, '2025-12': 2, '2026-02': 3, '2026-03': 4, '2026-04': 5 } })
    expect(heat?.columns).toEqual(['2025-12', '2026-02', '2026-03', '2026-04'])
  })

  test('puts a quarter below the month that it ends with', () => {
    const heat = of({ [GDP]: { '2026-Q1': 5 }, [RETAIL]: { '2026-02': 3, '2026-03': 4, '2026-04': 5 } }, 3)
    const gdp = heat?.rows.find(({ indicator }) => indicator.code === 'economy.gdp.growth')
    expect(gdp?.cells.map((cell) => cell?.period)).toEqual([undefined, '2026-Q1', undefined])
  })

  test('colours growth around nought, and one odd month does not make all others pale', () => {
    const months = ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
    const values = months.map((_, i) => (i === 0 ? -60 : i % 2 === 0 ? 5 : -5))
    const heat = of({ [RETAIL]: Object.fromEntries(months.map((m, i) => [`2025-${m}`, values[i] ?? 0])) }, 11)
    expect(heat?.full).toBe(5)
    expect(heat?.rows[0]?.cells.slice(0, 3).map((cell) => cell?.strength)).toEqual([-1, -1, 1])
  })

  test('colours other figures within what they have been, the better the stronger', () => {
    const heat = of({ [PM25]: { '2026-08': 50, '2026-09': 30, '2026-10': 40 } }, 3)
    expect(heat?.rows[0]).toMatchObject({ scale: 'own-range' })
    expect(heat?.rows[0]?.cells.map((cell) => cell?.strength)).toEqual([0, 1, 0.5])
  })

  test('keeps a cell without a value, which has no colour', () => {
    const heat = of({ [RETAIL]: { '2026-09': 3, '2026-10': null } }, 2)
    expect(heat?.rows[0]?.cells[1]).toMatchObject({ strength: undefined, observation: { value: null } })
  })
})
