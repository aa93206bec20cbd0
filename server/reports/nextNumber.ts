import type { Db } from '#server/reports/ports.ts'
import { addPeriods, asPeriod } from '#shared/period.ts'
import type { ReportTerms } from '#shared/report/reportFigures.ts'

/** 期号: the one after the highest of the template in the year of issue; half-year reports have none. */
export async function nextNumber(
  db: Db,
  template: string,
  { kind, issued }: Pick<ReportTerms, 'kind' | 'issued'>,
): Promise<number | null> {
  if (kind === 'half-year') return null
  const year = issued.slice(0, 4)
  const after = addPeriods(asPeriod(year), 1)
  const { last } = await db
    .selectFrom('report')
    .select((eb) => eb.fn.max<number | null>('number').as('last'))
    .where('template', '=', template)
    .where('issued', '>=', asPeriod(`${year}-01-01`))
    .where('issued', '<', asPeriod(`${after}-01-01`))
    .where('discarded_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) + 1
}
