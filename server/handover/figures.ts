import { sql, type Kysely } from 'kysely'
import { csvLine, decimalText, openExports, plainText } from '#server/exports/index.ts'
import type { Clock } from '#server/clock.ts'
import type { Outlet } from '#server/handover/outlet.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'

interface Ports {
  readonly store: Store
  readonly clock: Clock
  readonly releases: Releases
  readonly outlet: Outlet
}

/** What stands now, for people and for statistical tools, and every value that was ever published. */
export async function exportFigures({ store, clock, releases, outlet }: Ports): Promise<void> {
  const exports = openExports({ store, clock, releases })
  const standing = async (name: string, format: 'csv' | 'sdmx-csv', lang: 'zh-CN' | 'en') =>
    outlet.write(`figures/${name}`, (await exports.all({}, { format, lang })).body)
  await standing('standing.zh-CN.csv', 'csv', 'zh-CN')
  await standing('standing.en.csv', 'csv', 'en')
  await standing('standing.sdmx.csv', 'sdmx-csv', 'en')
  await outlet.write('figures/all-vintages.csv', allVintages(store.read))
}

const BATCH = 2_000
const COLUMNS = [
  ...(['series', 'period', 'vintage', 'value', 'status', 'missing', 'demo', 'revision'] as const),
  ...(['reason', 'note', 'source', 'seq', 'published_at'] as const),
]

async function* allVintages(read: Kysely<Tables>): AsyncGenerator<string> {
  yield csvLine(COLUMNS)
  let last = { series: '', period: '', vintage: 0 }
  for (;;) {
    const rows = await read
      .selectFrom('vintage as v')
      .innerJoin('release_log as r', 'r.seq', 'v.seq')
      .select([
        'v.series',
        'v.period',
        'v.vintage',
        'v.value',
        'v.status',
        'v.missing',
        'v.demo',
        'v.revision',
      ])
      .select(['v.reason', 'v.note', 'v.seq', 'r.at as published_at'])
      .select((eb) => eb.fn.coalesce('v.source', 'r.source').as('source'))
      .where(
        sql<boolean>`(v.series, v.period, v.vintage) > (${last.series}, ${last.period}, cast(${last.vintage} as bigint))`,
      )
      .orderBy('v.series')
      .orderBy('v.period')
      .orderBy('v.vintage')
      .limit(BATCH)
      .execute()
    yield rows.map((row) => csvLine(COLUMNS.map((column) => cell(row[column])))).join('')
    const end = rows.at(-1)
    if (!end || rows.length < BATCH) return
    last = { series: end.series, period: end.period, vintage: end.vintage }
  }
}

const cell = (value: string | number | null): string =>
  value === null ? '' : typeof value === 'number' ? decimalText(value) : plainText(value)
