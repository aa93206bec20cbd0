import { pino } from 'pino'
import { openDrafts, type Drafts } from '#server/drafts/index.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import type { DraftState } from '#shared/contract/drafts.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { periodParts, type Period } from '#shared/period.ts'
import { cellKey, seriesKey, type CellKey, type SeriesKey } from '#shared/series.ts'
import { releasesOver } from '#test/server/releases/builders.ts'
import type { Place } from '#test/server/store/engines.ts'
import { fakeClock, type FakeClock } from '#test/support/fakeClock.ts'

const STATISTICS = 'bureau.stats-general'
const FINANCE = 'district.finance'

export interface Figure {
  readonly series: SeriesKey
  readonly period: Period
  readonly key: CellKey
  readonly domain: string
  readonly office: string
}
const figure = (code: string, domain: string, office: string): Figure => {
  const series = seriesKey(code, '410104')
  const period = '2020-05' as Period
  if (periodParts(period).kind !== 'month') throw new Error('a month')
  return { series, period, key: cellKey(series, period), domain, office }
}
/** Two of one office, and one of another office. */
export const FIGURES: readonly Figure[] = [
  figure('economy.retail-sales.growth', 'economy', STATISTICS),
  figure('economy.retail-sales.level', 'economy', STATISTICS),
  figure('economy.fiscal-revenue.level', 'economy', FINANCE),
]
/** Kept by the first of the offices, in another topic than its figures. */
export const LEDGER = { code: 'statutory-return', domain: 'statistics', office: STATISTICS } as const
export const DOMAINS = ['economy', LEDGER.domain] as const

const actor = (id: string, role: Actor['role'], owner: string | null = null): Actor => ({
  id,
  name: id,
  role,
  owner,
})
/** Everybody who may try their luck; the token is a machine's. */
export const ACTORS: readonly Actor[] = [
  actor('wang', 'filer', STATISTICS),
  actor('zhao', 'filer', STATISTICS),
  actor('qian', 'filer', FINANCE),
  actor('li', 'reviewer'),
  actor('zhang', 'reviewer'),
  actor('token:robot', 'reviewer'),
  actor('leader', 'viewer'),
  actor('admin', 'admin'),
]
export const ADMIN = actor('admin', 'admin')
export const PUSHER = actor('token:pusher', 'publisher')

/** What the test knows of a draft by what has gone well, without asking the code that decides. */
export interface KnownDraft {
  readonly id: string
  readonly owner: string
  /** Everybody who began it, typed into it or handed it over. */
  readonly hands: Set<string>
  readonly cells: Map<CellKey, string>
  /** What the records are called that it begins, by their places. */
  readonly records: Map<number, string>
  /** Who has approved it since it was handed over last. */
  readonly approvals: Set<string>
  state: DraftState
  version: number
  /** Whether reviewers may know of it. */
  isSubmitted: boolean
}

/** The desk as the test believes it to be. */
export interface Known {
  readonly drafts: KnownDraft[]
  /** Topics that want four eyes. */
  readonly fourEyes: Set<string>
  /** Whether the ledger has a rule of its own, and which. */
  ledgerWants: boolean | null
  /** What the public records of the ledger are called. */
  readonly returns: Set<string>
  /** The newest vintage of each figure. */
  readonly vintages: Map<CellKey, number>
  seq: number
  /** How often what went well and was refused, so that a desk that refuses everything is noticed. */
  readonly tally: Map<string, number>
}

export const nothingKnown = (tally: Known['tally']): Known => ({
  drafts: [],
  fourEyes: new Set(DOMAINS),
  ledgerWants: null,
  returns: new Set(),
  vintages: new Map(),
  seq: 0,
  tally,
})

/** The real desk over a real store. */
export interface World {
  readonly clock: FakeClock
  readonly store: Store
  readonly releases: Releases
  drafts: Drafts
  /** Stops the server and starts it again, which releases what is due. */
  readonly restart: () => Promise<void>
  readonly close: () => Promise<void>
}

export async function openWorld(place: Place): Promise<World> {
  const clock = fakeClock('2020-06-15T02:00:00.000Z')
  const store = await place.open()
  const releases = await releasesOver(store, clock)
  const open = () => openDrafts({ store, releases, clock, log: pino({ level: 'silent' }) })
  const world: World = {
    clock,
    store,
    releases,
    drafts: open(),
    restart: async () => {
      await world.drafts.close()
      world.drafts = open()
    },
    close: async () => {
      await world.drafts.close()
      await releases.close()
      await store.close()
      await place.remove()
    },
  }
  return world
}
