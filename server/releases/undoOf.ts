import { Failure } from '#server/failure.ts'
import { readLog } from '#server/releases/releaseLog.ts'
import type { FormerValue, ReleasePorts, Undo } from '#server/releases/releases.ts'
import { vintagesNumbered } from '#server/releases/repository.ts'
import type { Store } from '#server/store/store.ts'
import type { Change } from '#shared/release.ts'
import { isWorkedOut } from '#shared/indicator.ts'
import { indicatorOf, type SeriesKey } from '#shared/series.ts'

/** {@link Releases.undoOf}. */
export async function undoOf(
  { store, catalogue }: Pick<ReleasePorts, 'store' | 'catalogue'>,
  seq: number,
): Promise<Undo> {
  const [release] = seq < 1 ? [] : await readLog(store, seq - 1, 1)
  if (!release || release.seq !== seq) throw new Failure('not-found')
  const observed = release.changes.filter((change) => change.kind === 'observation')
  const isOwn = (series: SeriesKey): boolean => {
    const indicator = catalogue.indicator(indicatorOf(series))
    return indicator === undefined || !isWorkedOut(indicator)
  }
  const own = observed.filter(({ series }) => isOwn(series))
  const beside = own.flatMap(({ series, period, vintage }) => [
    { series, period, vintage: vintage - 1 },
    { series, period, vintage: vintage + 1 },
  ])
  const rows = await vintagesNumbered(store.read, beside)
  const known = new Map(rows.map((row) => [`${row.series} ${row.period} ${row.vintage}`, row]))
  return {
    release,
    figures: own.map((change) => {
      const at = (vintage: number) => known.get(`${change.series} ${change.period} ${vintage}`)
      const before = at(change.vintage - 1)
      return {
        change,
        before: before && former(before),
        revisedBy: at(change.vintage + 1)?.seq,
      }
    }),
    derived: observed.length - own.length,
    others: (await recordsIn(store.read, seq)) + release.changes.filter(isOther).length,
  }
}

const isOther = ({ kind }: Change): boolean => kind !== 'observation' && kind !== 'record'

/** Versions of records that it made, told of or not. */
async function recordsIn(read: Store['read'], seq: number): Promise<number> {
  const { count } = await read
    .selectFrom('record_vintage')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow()
  return Number(count)
}

const former = ({
  vintage,
  value,
  status,
  missing,
  demo,
}: Awaited<ReturnType<typeof vintagesNumbered>>[number]): FormerValue => ({
  vintage,
  value,
  status,
  missing: missing ?? undefined,
  demo: demo === 1,
})
