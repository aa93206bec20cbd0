import type { RecordsTerm } from '#shared/formula/formula.ts'
import type { Computed, Ledger } from '#shared/ledger/ledger.ts'
import { currentFields } from '#shared/ledger/record.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'
import { isPeriod, periodEnd, periodParts, periodStart, type Day, type Period } from '#shared/period.ts'

/** How a field is worked out from what others file period by period. */
export type FiledField = Extract<Computed, { readonly kind: 'latest' }>
/** The last day of which anybody has filed, by year. */
export type FiledUntil = ReadonlyMap<number, Day>

/** How the field that a term sums up is worked out, where that is from what others file period by period. */
export function filedField(
  { entity, field }: RecordsTerm,
  ledger: (code: string) => Ledger | undefined,
): FiledField | undefined {
  const computed = ledger(entity)?.fields.find(({ name }) => name === field)?.computed
  return computed?.kind === 'latest' ? computed : undefined
}

/** Looks for it in all that is filed. */
export function filedUntil({ ledger, by, states }: FiledField, view: Pick<RecordView, 'all'>): FiledUntil {
  const until = new Map<number, Day>()
  for (const record of view.all(ledger).values()) {
    const fields = currentFields(record)
    const [period, { state }] = [fields[by], fields]
    if (!isPeriod(period) || (states.length > 0 && !states.some((one) => one === state))) continue
    const [{ year }, end] = [periodParts(period), periodEnd(period)]
    if (end > (until.get(year) ?? '')) until.set(year, end)
  }
  return until
}

/**
 * Whether anybody has filed of a period, or of a later one of its year. What is filed period by period (an investment to
 * date, out of monthly progress) is not known of a month before its first filing: the last month's sum under this month's
 * name would be behind every schedule.
 */
export const isFiledBy = (until: FiledUntil, period: Period): boolean =>
  periodStart(period) <= (until.get(periodParts(period).year) ?? '')
