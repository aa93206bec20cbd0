import { pino } from 'pino'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import type { Clock } from '#server/clock.ts'
import { indexCatalogue } from '#shared/catalogue/catalogue.ts'
import { Failure } from '#server/failure.ts'
import { openReleases, type HistoricRelease, type Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import { applyRelease } from '#shared/applyRelease.ts'
import { emptyBoard, type Board } from '#shared/board.ts'
import type { ReleaseRequestInput } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { seriesKey } from '#shared/series.ts'

export const catalogue = loadCatalogue()

/**
 * The catalogue of a bureau that files its projects by hand, as it may where it keeps no such ledgers: what is made of
 * figures that are typed is tried with them.
 */
export const filedByHand = indexCatalogue({
  ...catalogue,
  recordFigures: [],
  indicators: catalogue.indicators.map((indicator) =>
    /^(projects\.key|project)\.(invested-ytd|plan-year)$/.test(indicator.code)
      ? { ...indicator, feed: 'filing', derivedFrom: null }
      : indicator,
  ),
})

/** Monthly without January, in percent; in 亿元; quarterly. All three copied by the release desk. */
export const RETAIL = seriesKey('economy.retail-sales.growth', '410104')
export const RETAIL_LEVEL = seriesKey('economy.retail-sales.level', '410104')
export const GDP = seriesKey('economy.gdp.growth', '410104')

export const CITY_DESK: Actor = { id: 'p1', name: '市局接口', role: 'publisher', owner: null }
export const REVIEWER: Actor = { id: 'r1', name: '审核员', role: 'reviewer', owner: null }
export const filer = (owner: string | null): Actor => ({ id: 'f1', name: '填报员', role: 'filer', owner })

type ObservationInput = NonNullable<ReleaseRequestInput['observations']>[number]

/** A request with one observation: retail sales of May 2020 unless told otherwise. */
export const oneFigure = (value: number | null, more: Partial<ObservationInput> = {}) => ({
  observations: [{ series: RETAIL, period: '2020-05', value, ...more }],
})

/** History of one release. */
export const historic = (
  at: string,
  observations: HistoricRelease['observations'],
  more: Partial<HistoricRelease> = {},
): HistoricRelease => ({
  at,
  title: `发布 ${at}`,
  owner: 'bureau.stats-general',
  observations,
  records: [],
  ...more,
})

/** Opens releases over a store with the catalogue of a bureau that files its key projects by hand, on a clock that stands still until it is moved. */
export async function releasesOver(store: Store, clock: Clock = movableClock()): Promise<Releases> {
  return openReleases({ store, catalogue: filedByHand, clock, log: pino({ level: 'silent' }) })
}

/** Noon of 23 November 2026 in Zhengzhou, until moved. */
export function movableClock(at = '2026-11-23T04:00:00.000Z') {
  let now = Date.parse(at)
  return { now: () => now, moveTo: (instant: string) => void (now = Date.parse(instant)) }
}

/** The Failure that a promise ends with; anything else is thrown on. */
export async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  try {
    await promise
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('nothing failed')
}

/** Code and pointer of each objection: `value-is-text /observations/0/value`. */
export const objections = (failure: Failure): string[] =>
  failure.fields.map(({ code, pointer }) => `${code} ${pointer}`)

/** The board by folding the log anew, release by release, from what clients are given. */
export async function foldedBoard(releases: Releases): Promise<Board> {
  const all = await releases.releasesAfter(0)
  if (all === 'snapshot') throw new Error('too many releases to fold here')
  return all.reduce(applyRelease, emptyBoard(releases.board().epoch))
}
