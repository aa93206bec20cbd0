// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { chooseRows, comparisonOf, type Compared } from '#client/scenes/figures/comparison.ts'
import { seriesKey } from '#shared/series.ts'
import { boardOf, catalogue, type Figures } from '#test/support/boardFixture.ts'

const RETAIL = 'economy.retail-sales.growth'
const { peers, home, city, province, nation } = catalogue.site
const retail = catalogue.indicator(RETAIL)
if (!retail) throw new Error(`no ${RETAIL}`)
const of = (figures: Figures) => comparisonOf(boardOf(figures), catalogue, retail)
const everybody = (period: string, but: readonly string[] = []): Figures =>
  Object.fromEntries(
    [...peers, city, province, nation]
      .filter((subject) => !but.includes(subject))
      .map((subject, i) => [`${RETAIL}@${subject}`, { [period]: 10 - i }]),
  )

describe('a comparison', () => {
  test('is of the district’s own period, and awaits an area that has not published it', () => {
    const found = of({ ...everybody('2026-10', [nation]), [`${RETAIL}@${nation}`]: { '2026-09': 4 } })
    expect(found?.period).toBe('2026-10')
    expect(found?.areas.map(({ role }) => role)).toEqual(['home', 'city', 'province'])
    expect(found?.awaited).toEqual([nation])
  })

  test('has every peer at its place, and says while one is missing', () => {
    const found = of(everybody('2026-10', ['410122']))
    expect(found?.peers[0]).toMatchObject({ subject: peers[0], rank: 1 })
    expect(found?.place).toMatchObject({ rank: peers.indexOf(home) + 1, provisional: true })
    expect(found?.absent).toEqual(['410122'])
  })

  test('is not there before the district has a value', () => {
    expect(of(everybody('2026-10', [home]))).toBeUndefined()
  })
})

const row = (rank: number, role: Compared['role'] = 'peer'): Compared => ({
  subject: String(rank),
  key: seriesKey(RETAIL, String(rank)),
  role,
  value: 20 - rank,
  demo: false,
  rank,
})
const ranks = (home: number, of: number, rows: number): readonly (number | string)[] =>
  chooseRows(
    Array.from({ length: of }, (_, i) => row(i + 1, i + 1 === home ? 'home' : 'peer')),
    rows,
  ).map((one) => (typeof one === 'number' ? `…${one}` : (one.rank ?? 0)))

describe('the rows of a comparison that fit', () => {
  test('are all of them where there is room', () => {
    expect(ranks(3, 5, 5)).toEqual([1, 2, 3, 4, 5])
  })
  test('keep the district, the best, the last and those around the district', () => {
    expect(ranks(8, 16, 8)).toEqual([1, '…5', 7, 8, 9, 10, '…5', 16])
  })
  test('are never more than fit, and never without the district', () => {
    for (let rows = 0; rows <= 17; rows++)
      for (let home = 1; home <= 16; home++) {
        const shown = ranks(home, 16, rows)
        expect(shown).toContain(home)
        expect(shown.length).toBeLessThanOrEqual(Math.max(1, rows))
      }
  })
})
