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
 * asked for. They are read once a seq and answered from memory; what is known of an earlier seq is not read again.
 */
export function openFigures({ store, releases }: Ports): FiguresAt {
  const kept = new Map<number, Known>()
  return async (seq, asked) => {
    const catalogue = await releases.catalogueAt(seq)
    const known = kept.get(seq) ?? (await movedOn(store.read, kept, seq))
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

const upTo = (read: Store['read'], seq: number) =>
  read
    .selectFrom('vintage')
    .select(['series', 'period', 'vintage', 'value', 'status', 'missing', 'demo', 'seq'])
    .where('seq', '<=', seq)
    .orderBy('vintage')

/** What is known of the nearest earlier seq, with what was published between. */
async function movedOn(read: Store['read'], kept: ReadonlyMap<number, Known>, seq: number): Promise<Known> {
  const from = Math.max(...[...kept.keys()].filter((earlier) => earlier < seq))
  const known: Known = new Map(kept.get(from))
  if (known.size === 0) return known
  const rows = await upTo(read, seq).where('seq', '>', from).execute()
  for (const [series, news] of Map.groupBy(rows, (row) => row.series)) {
    const before = known.get(series)
    if (before) known.set(series, laidOver(before, news))
  }
  return known
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
    const rows = await upTo(read, seq).where('series', 'in', batch).execute()
    const found = Map.groupBy(rows, ({ series }) => series)
    for (const series of batch) known.set(series, laidOver([], found.get(series) ?? []))
  }
}

type Row = Awaited<ReturnType<ReturnType<typeof upTo>['execute']>>[number]

/** Ascending by period; `news` in the order of their vintages. */
function laidOver(before: readonly KnownFigure[], news: readonly Row[]): readonly KnownFigure[] {
  const figures = new Map<Period, KnownFigure>(before.map((figure) => [figure.period, figure]))
  for (const { period, value, status, missing, vintage, demo, seq } of news)
    figures.set(period, {
      ...{ period, value, status, vintage, seq },
      ...(missing && { missing }),
      ...(demo === 1 && { demo: true as const }),
    })
  return [...figures.values()].toSorted((a, b) => comparePeriods(a.period, b.period))
}
