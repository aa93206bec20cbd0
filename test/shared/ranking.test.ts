import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indexCatalogue } from '#shared/catalogue/catalogue.ts'
import { placeOf, ranked, rankPeers, type RankTies } from '#shared/ranking.ts'
import { asPeriod } from '#shared/period.ts'
import { boardOf, catalogue } from '#test/support/boardFixture.ts'

const FAI = 'economy.fixed-asset-investment.growth'
const { home, peers } = catalogue.site
const indicator = catalogue.indicator(FAI)
if (!indicator) throw new Error('the catalogue has no investment growth')
const [ours = '', second = '', third = '', fourth = ''] = [home, ...peers.filter((peer) => peer !== home)]

const rankingOf = (values: Record<string, number | null>, period = '2020-05') =>
  rankPeers(
    boardOf(
      Object.fromEntries(Object.entries(values).map(([area, v]) => [`${FAI}@${area}`, { [period]: v }])),
    ),
    catalogue,
    indicator,
    asPeriod(period),
  )
const places = (values: readonly number[], ties: RankTies): readonly number[] =>
  ranked(
    values.map((value) => ({ value })),
    -1,
    ties,
  ).map(({ rank }) => rank)

describe('places', () => {
  test('are shared by equal values; the next place is skipped or follows on, as the bureau has settled', () => {
    expect(places([8.4, 7.1, 7.1, -1.1], 'skip')).toEqual([1, 2, 2, 4])
    expect(places([8.4, 7.1, 7.1, -1.1], 'dense')).toEqual([1, 2, 2, 3])
  })

  test('put the smallest first where lower is better', () => {
    expect(ranked([{ value: 40 }, { value: 35 }], 1, 'skip').map(({ value }) => value)).toEqual([35, 40])
  })

  const values = fc.array(
    fc.integer({ min: -30, max: 30 }).map((n) => n / 10),
    { maxLength: 20 },
  )
  test.each(['skip', 'dense'] as const)(
    'hold under %s: no order of the peers matters, better is never placed behind worse, ties share',
    (ties) => {
      fc.assert(
        fc.property(values, fc.infiniteStream(fc.nat()), (given, chance) => {
          const items = given.map((value) => ({ value }))
          const shuffled = items
            .map((item) => ({ item, key: chance.next().value }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ item }) => item)
          const of = (list: readonly { value: number }[]) =>
            new Map(ranked(list, -1, ties).map(({ value, rank }) => [value, rank]))
          const byValue = of(items)
          expect(of(shuffled)).toEqual(byValue)
          for (const { value, rank, tied } of ranked(items, -1, ties)) {
            const better = given.filter((other) => other > value)
            expect(rank).toBe(1 + (ties === 'skip' ? better.length : new Set(better).size))
            expect(tied).toBe(given.filter((other) => other === value).length > 1)
          }
        }),
        { seed: 20_200_617, numRuns: 500 },
      )
    },
  )
})

describe('a rank', () => {
  test('is provisional while a peer is missing, and names who is', () => {
    const ranking = rankingOf({ [ours]: 8.4, [second]: 7.1, [third]: null })
    expect(placeOf(ranking, home)).toMatchObject({ rank: 1, count: 2, provisional: true })
    expect(ranking.absent).toEqual(peers.filter((peer) => peer !== ours && peer !== second))
    const all = rankingOf(Object.fromEntries(peers.map((peer, i) => [peer, i])))
    expect(placeOf(all, home)?.provisional).toBe(false)
  })

  test('says how far it is to the places around it, without binary dust, and who is there', () => {
    const place = placeOf(rankingOf({ [second]: 8.4, [third]: 8.4, [ours]: 6.3, [fourth]: 6.1 }), home)
    expect(place).toMatchObject({
      rank: 3,
      tied: false,
      ahead: { rank: 1, distance: 2.1 },
      behind: { rank: 4, distance: 0.2, subjects: [fourth] },
    })
    expect(place?.ahead?.subjects.toSorted()).toEqual([second, third].toSorted())
  })

  test('has nobody ahead of the first and nobody behind the last', () => {
    expect(placeOf(rankingOf({ [ours]: 9, [second]: 1 }), home)).not.toHaveProperty('ahead')
    expect(placeOf(rankingOf({ [ours]: 0, [second]: 1 }), home)).not.toHaveProperty('behind')
  })

  test('of one who shares a place looks past those it is shared with', () => {
    const place = placeOf(rankingOf({ [second]: 9, [ours]: 5, [third]: 5, [fourth]: 1 }), home)
    expect(place).toMatchObject({
      rank: 2,
      tied: true,
      ahead: { rank: 1, distance: 4 },
      behind: { distance: 4 },
    })
  })

  test('knows the place of the period before', () => {
    const earlier = rankingOf({ [ours]: 5, [second]: 8 }, '2020-04')
    expect(placeOf(rankingOf({ [ours]: 9, [second]: 8 }), home, earlier)?.before).toEqual({
      period: '2020-04',
      rank: 2,
      provisional: true,
    })
  })

  test('leaves out and names who is measured by another boundary', () => {
    const ranking = rankingOf({
      [ours]: 8.4,
      [second]: 7.1,
      [`${second}~civil`]: 9.9,
      [`${ours}~civil`]: 9.1,
    })
    expect(ranking.peers.map(({ subject }) => subject)).toEqual([ours, second])
    expect(ranking.otherScope.toSorted()).toEqual([`${second}~civil`, `${ours}~civil`].toSorted())
  })

  test('counts past a shared place as the bureau has settled it', () => {
    const { site } = catalogue
    const dense = indexCatalogue({
      ...catalogue,
      site: { ...site, conventions: { ...site.conventions, rankTies: 'dense' } },
    })
    const board = boardOf(
      Object.fromEntries(
        [second, third, ours].map((area, i) => [`${FAI}@${area}`, { '2020-05': i < 2 ? 9 : 5 }]),
      ),
    )
    const placeUnder = (settled: typeof dense) =>
      placeOf(rankPeers(board, settled, indicator, asPeriod('2020-05')), home)?.rank
    expect([placeUnder(catalogue), placeUnder(dense)]).toEqual([3, 2])
  })

  test('is none where there is nobody to be ranked with', () => {
    expect(placeOf(rankingOf({ [ours]: 8.4 }), home)).toBeUndefined()
  })
})
