import { setImmediate } from 'node:timers/promises'
import type { Asked } from '#server/reports/askedFor.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { comparePeriods, type Period } from '#shared/period.ts'
import type { KnownFigure, ReportFigures } from '#shared/report/reportFigures.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'

/** Series of one query: about four thousand rows, and others get their turn after them. */
const BATCH = 40
/** Points of the past whose figures stay in memory: that of the newest release, and what is compared with it. */
const KEPT = 3

export type FiguresAt = (seq: number, asked: Asked) => Promise<ReportFigures>

interface Ports {
  readonly store: Pick<Store, 'read'>
  readonly releases: Pick<Releases, 'catalogueAt'>
}

type Known = Map<SeriesKey, readonly KnownFigure[]>

/**
 * The figures as they were public after a release: all of the district, and of those that it is compared with what is
 * asked for. They are read once a seq and answered from memory.
 */
export function openFigures({ store, releases }: Ports): FiguresAt {
  const kept = new Map<number, Known>()
  return async (seq, asked) => {
    const catalogue = await releases.catalogueAt(seq)
    const known: Known = kept.get(seq) ?? new Map<SeriesKey, readonly KnownFigure[]>()
    kept.delete(seq) // so that it becomes the one that was used last
    kept.set(seq, known)
    for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest)
    await load(store.read, known, await published(store.read, seriesFor(catalogue, asked)), seq)
    return { catalogue, seq, history: (series) => known.get(series) ?? [] }
  }
}

/** Formulas, targets and parts make a sentence reach beyond what it names: of the district all is at hand. */
function seriesFor({ site, indicators, retired }: Catalogue, { compared, domains }: Asked): SeriesKey[] {
  const others = [...new Set([...site.peers, site.city, site.province, site.nation])].filter(
    (code) => code !== site.home,
  )
  const isCompared = new Set(compared)
  for (const { code, rankOf } of indicators)
    if (rankOf !== null && isCompared.has(code)) isCompared.add(rankOf)
  const isAnalysed = new Set(domains)
  return [...indicators, ...retired].flatMap(({ code, domain }) => [
    seriesKey(code, site.home),
    ...(isCompared.has(code) || isAnalysed.has(domain) ? others.map((other) => seriesKey(code, other)) : []),
  ])
}

/** Most of what could be compared nobody publishes: those series of which there is anything. */
async function published(read: Store['read'], wanted: readonly SeriesKey[]): Promise<readonly SeriesKey[]> {
  const rows = await read.selectFrom('latest').select('series').execute()
  const there = new Set(rows.map(({ series }) => series))
  return wanted.filter((series) => there.has(series))
}

async function load(
  read: Store['read'],
  known: Known,
  wanted: readonly SeriesKey[],
  seq: number,
): Promise<void> {
  const missing = wanted.filter((series) => !known.has(series))
  for (let from = 0; from < missing.length; from += BATCH) {
    if (from > 0) await setImmediate()
    const batch = missing.slice(from, from + BATCH)
    const rows = await read
      .selectFrom('vintage')
      .select(['series', 'period', 'vintage', 'value', 'status', 'missing', 'demo', 'seq'])
      .where('series', 'in', batch)
      .where('seq', '<=', seq)
      .orderBy('vintage')
      .execute()
    const found = new Map<SeriesKey, Map<Period, KnownFigure>>(batch.map((series) => [series, new Map()]))
    for (const { series, period, value, status, missing: why, vintage, demo, seq: of } of rows)
      found.get(series)?.set(period, {
        ...{ period, value, status, vintage, seq: of },
        ...(why && { missing: why }),
        ...(demo === 1 && { demo: true as const }),
      })
    for (const [series, periods] of found)
      known.set(
        series,
        [...periods.values()].toSorted((a, b) => comparePeriods(a.period, b.period)),
      )
  }
}
