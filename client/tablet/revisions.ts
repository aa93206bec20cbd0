import type { TrendSeries } from '#client/charts/trendData.ts'
import type { Vintage } from '#shared/contract/answers.ts'
import { comparePeriods, type Period } from '#shared/period.ts'

/** A published value that was replaced: the vintage and the one before it. */
export interface Revision {
  readonly before: Vintage
  readonly after: Vintage
}

/** The vintages of each period, oldest first; the periods ascending. */
function byPeriod(vintages: readonly Vintage[]): readonly (readonly Vintage[])[] {
  const periods = new Map<Period, Vintage[]>()
  for (const v of vintages.toSorted((a, b) => comparePeriods(a.period, b.period) || a.vintage - b.vintage))
    periods.set(v.period, [...(periods.get(v.period) ?? []), v])
  return [...periods.values()]
}

/** Every replacement of a published value, the newest release first. */
export const revisionsOf = (vintages: readonly Vintage[]): readonly Revision[] =>
  byPeriod(vintages)
    .flatMap((all) => all.slice(1).map((after, i) => ({ before: all[i] ?? after, after })))
    .sort((a, b) => b.after.seq - a.after.seq)

/** What was published first, where anything was revised: the line that today's is compared with. */
export function firstPublished(
  vintages: readonly Vintage[],
  name: string,
  { traits }: Pick<TrendSeries, 'traits'>,
): TrendSeries | undefined {
  const first = byPeriod(vintages).map(([one]) => one)
  if (first.length === vintages.length) return undefined
  return {
    id: 'first',
    name,
    traits,
    role: 'nation',
    dashed: true,
    observations: first.filter((v) => v !== undefined),
  }
}

/** The vintages of one period, newest first. */
export const vintagesAt = (vintages: readonly Vintage[], period: Period): readonly Vintage[] =>
  vintages.filter((v) => v.period === period).sort((a, b) => b.vintage - a.vintage)
