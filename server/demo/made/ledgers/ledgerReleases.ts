import type { Ledger } from '#shared/ledger/ledger.ts'
import { asPeriod, monthOf, periodEnd, type Day } from '#shared/period.ts'
import type { HistoricRecord, HistoricRelease } from '#server/releases/index.ts'
import { DEMO_PUBLISHER, DEMO_TITLE } from '#server/demo/made/demoSource.ts'
import type { MadeRecord } from '#server/demo/made/ledgers/recipe.ts'
import { LEDGERS_BEGIN } from '#server/demo/ledgersBegin.ts'

/** From this day on the ledgers are kept day by day; before, the offices filed them once a month. */
const DAILY_FROM = asPeriod('2026-09-01')
/** Minutes after half past five in the afternoon on the bureau's clock (09:30 UTC), one for each office. */
const FIRST_HOUR_UTC = 9
const FIRST_MINUTE = 30

interface Draft {
  readonly day: Day
  readonly owner: string
  readonly records: HistoricRecord[]
}

/** The records in releases of their offices: by the month, later by the day. */
export function ledgerReleases(
  ledgers: ReadonlyMap<string, Ledger>,
  made: ReadonlyMap<string, readonly MadeRecord[]>,
): readonly HistoricRelease[] {
  const owners = [...new Set([...ledgers.values()].map(({ owner }) => owner))].toSorted()
  const releaseDays = new Map<Day, Day>()
  const drafts = new Map<string, Draft>()
  for (const [entity, records] of made) {
    const owner = ledgers.get(entity)?.owner ?? ''
    for (const { id, versions } of records)
      for (const version of versions) {
        const day = releaseDays.get(version.on) ?? releaseDay(version.on)
        releaseDays.set(version.on, day)
        const draft = drafts.get(`${day} ${owner}`) ?? { day, owner, records: [] }
        drafts.set(`${day} ${owner}`, draft)
        draft.records.push({ entity, id, ...version, demo: true })
      }
  }
  return [...drafts.values()].map(({ day, owner, records }): HistoricRelease => ({
    at: instantOf(day, owners.indexOf(owner)),
    title: titleOf(ledgers, records),
    owner,
    source: { publisher: DEMO_PUBLISHER, title: DEMO_TITLE, date: day },
    demo: true,
    observations: [],
    records: records.toSorted((a, b) =>
      (a.on ?? '') < (b.on ?? '') ? -1 : (a.on ?? '') > (b.on ?? '') ? 1 : 0,
    ),
  }))
}

/** The day on which what happened on a day comes out: the last of its month, so that the month ends complete. */
const releaseDay = (on: Day): Day => (on >= DAILY_FROM || on <= LEDGERS_BEGIN ? on : periodEnd(monthOf(on)))

function instantOf(day: Day, place: number): string {
  const minutes = FIRST_MINUTE + place
  const hour = FIRST_HOUR_UTC + Math.floor(minutes / 60)
  return `${day}T${String(hour).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00.000Z`
}

/** After the ledger with the most news: 价格认定案件等 3 本台账 27 条. */
function titleOf(ledgers: ReadonlyMap<string, Ledger>, records: readonly HistoricRecord[]): string {
  const counts = [...Map.groupBy(records, ({ entity }) => entity)].map(([entity, list]) => ({
    entity,
    count: list.length,
  }))
  const [most] = counts.toSorted((a, b) => b.count - a.count)
  const name = ledgers.get(most?.entity ?? '')?.zh ?? ''
  return counts.length > 1
    ? `${name}等 ${counts.length} 本台账 ${records.length} 条`
    : `${name} ${records.length} 条`
}
