// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { placePath } from '#client/scenes/figures/placePath.ts'
import { boardOf, catalogue, type Figures } from '#test/support/boardFixture.ts'

const { peers, home } = catalogue.site
const indicator = (code: string) => {
  const found = catalogue.indicator(code)
  if (!found) throw new Error(`no ${code}`)
  return found
}
const RETAIL = 'economy.retail-sales.growth'
/** The district at a place among all of its peers, month by month. */
const places = (byMonth: Readonly<Record<string, number>>, absent: readonly string[] = []): Figures => {
  const others = peers.filter((peer) => peer !== home)
  const at = (peer: string, place: number): number =>
    peer === home ? 100 - place - 0.5 : 100 - others.indexOf(peer) - 1
  return Object.fromEntries(
    peers
      .filter((peer) => !absent.includes(peer))
      .map((peer) => [
        `${RETAIL}@${peer}`,
        Object.fromEntries(Object.entries(byMonth).map(([month, place]) => [month, at(peer, place - 1)])),
      ]),
  )
}

describe('the way of a place', () => {
  test('goes period by period, and gains what it climbed since the one before', () => {
    const path = placePath(
      boardOf(places({ '2025-12': 7, '2026-02': 5, '2026-03': 3 })),
      catalogue,
      indicator(RETAIL),
      4,
    )
    expect(path?.points.map(({ rank }) => rank)).toEqual([undefined, 7, 5, 3])
    expect(path).toMatchObject({ rank: 3, gained: 2, lowest: peers.length, isPublished: false })
  })

  test('is provisional while somebody is missing', () => {
    const board = boardOf(places({ '2026-02': 5, '2026-03': 3 }, [peers.at(-1) ?? '']))
    expect(placePath(board, catalogue, indicator(RETAIL), 2)).toMatchObject({ isProvisional: true })
  })

  test('of a published place is what was published', () => {
    const code = 'economy.retail-sales.rank-city'
    const board = boardOf({ [`${code}@${home}`]: { '2026-09': 4, '2026-10': 6 } })
    expect(placePath(board, catalogue, indicator(code), 2)).toMatchObject({
      rank: 6,
      gained: -2,
      isPublished: true,
      place: undefined,
    })
  })

  test('is nowhere without a value of the district', () => {
    const board = boardOf(places({ '2026-03': 3 }, [home]))
    expect(placePath(board, catalogue, indicator(RETAIL), 3)).toBeUndefined()
  })
})
