import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogue, historyOn } from '#test/server/demo/publishedFigures.ts'
import { tempFolder, type TempFolder } from '#test/support/tempFolder.ts'
import { openReleases, type Releases } from '#server/releases/index.ts'
import { openStore } from '#server/store/openStore.ts'
import type { Store } from '#server/store/store.ts'
import { observationAt, observationsOf } from '#shared/board.ts'
import { asPeriod, monthOf, periodEnd } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'

/** After the half-year that the report speaks of, when its last figures are in. */
const DAY = '2020-07-20'
const clock = { now: () => Date.parse(`${DAY}T02:00:00Z`) }
const { home } = catalogue.site
let folder: TempFolder
let store: Store
let releases: Releases

beforeAll(async () => {
  folder = await tempFolder()
  store = await openStore({ dataDir: folder.path, databaseUrl: '', exclusive: true })
  releases = await openReleases({ store, catalogue, clock, log: pino({ level: 'silent' }) })
  await releases.importHistory(historyOn(DAY))
}, 60_000)
afterAll(async () => {
  await releases.close()
  await store.close()
  await folder.remove()
})

const counted = catalogue.indicators.filter(
  ({ feed, derivedFrom }) => feed === 'ledger' && derivedFrom !== null,
)
const valueOf = (code: string, period: string) =>
  observationAt(releases.board(), seriesKey(code, home), asPeriod(period))?.value

describe('figures over the demonstration’s records', () => {
  it('are all there for their last period, marked, and not one of them older than the ledgers', () => {
    expect(counted).toHaveLength(110)
    for (const { code } of counted) {
      const observations = observationsOf(releases.board(), seriesKey(code, home))
      const last = observations.at(-1)
      expect(last?.value, code).toEqual(expect.any(Number))
      expect(
        periodEnd(last?.period ?? asPeriod('2000')) >= '2019-12-31',
        `${code} ${String(last?.period)}`,
      ).toBe(true)
      expect(
        observations.every(({ demo }) => demo),
        code,
      ).toBe(true)
      const isOfRounds = code.startsWith('bizenv.evaluation.')
      if (!isOfRounds)
        expect(periodEnd(observations[0]?.period ?? asPeriod('2000')) >= '2019-01-31', code).toBe(true)
    }
  })

  it.each([
    ['recovery.reports.sheets', '2020-06', 950, 999],
    ['ecology.meetings.coordination', '2020-06', 10, 10],
    ['planning.plans.approved', '2020-H1', 2, 2],
    ['grain.reserve.depot-areas', '2020-H1', 3, 3],
    ['grain.reserve.provincial', '2020-06', 30_000, 34_000],
    ['grain.review.rectified-rate', '2020-H1', 0, 100],
    ['projects.key.count', '2020-06', 55, 80],
    ['projects.key.invested-ytd', '2020-06', 50, 80],
    ['recovery.matchmaking.intent-amount', '2020-06', 6, 18],
    ['planning.fyp14.milestone-rate', '2020-06', 45, 65],
    ['stats.census.milestone-rate', '2020-06', 35, 65],
    ['stats.returns.on-time-rate', '2020-06', 97, 100],
    ['party.donation.amount', '2020-06', 15_000, 30_000],
    ['bizenv.evaluation.cases', '2019-H2', 9, 16],
  ])('%s of %s is of the size that the report speaks of', (code, period, least, most) => {
    const value = valueOf(code, period)
    expect(value).toBeGreaterThanOrEqual(least)
    expect(value).toBeLessThanOrEqual(most)
  })

  it('are final for the months that are over, and what was final is not taken back month after month', () => {
    const monthly = counted.filter(({ rule }) => catalogue.rule(rule).periodKind === 'month')
    for (const { code } of monthly)
      for (const { period, status, value } of observationsOf(releases.board(), seriesKey(code, home)))
        if (value !== null)
          expect(`${code} ${period} ${status}`).toBe(
            `${code} ${period} ${period === monthOf(asPeriod(DAY)) ? 'preliminary' : 'final'}`,
          )
  })
})
