import type { EntryRow } from '#client/admin/entryRows.ts'
import { decimalDifference } from '#shared/movement.ts'
import { periodParts } from '#shared/period.ts'
import { roundHalfUp } from '#shared/rounding.ts'
import { singleCodes } from '#shared/singlePeriod.ts'

/** A remark beside a value. It never stands in the way: official sums and shares do break in practice (S1, S12). */
export type EntryNote =
  /** A sum since January fell below the one before it. */
  | { readonly kind: 'fell'; readonly previous: number }
  | { readonly kind: 'parts'; readonly sum: number; readonly difference: number }
  /** The cumulative before and the month by itself do not make the cumulative. */
  | { readonly kind: 'months'; readonly sum: number; readonly difference: number }
  /** Growth is up while the amount is down, or the other way round: bases differ, so this may well be right (S4). */
  | { readonly kind: 'direction' }

/** Whatever stands in the sheet for a figure of the same period and area, typed or public. */
export type ValueOf = (indicator: string) => number | null | undefined

/** The remarks on a value in the light of the rows around it. */
export function entryNotes(
  row: EntryRow,
  value: number,
  rows: readonly EntryRow[],
  valueOf: ValueOf,
): readonly EntryNote[] {
  return [
    fallOf(row, value),
    partsOf(row, value, rows, valueOf),
    directionOf(row, value, rows, valueOf),
    monthsOf(row, rows, valueOf),
  ].filter((note) => note !== undefined)
}

function fallOf({ indicator, period, previous }: EntryRow, value: number): EntryNote | undefined {
  const accumulates = indicator.kind === 'cumulative-ytd' || indicator.kind === 'count-ytd'
  if (!accumulates || !previous || previous.value === null || value >= previous.value) return undefined
  return periodParts(previous.period).year === periodParts(period).year
    ? { kind: 'fell', previous: previous.value }
    : undefined
}

function partsOf(
  { indicator }: EntryRow,
  value: number,
  rows: readonly EntryRow[],
  valueOf: ValueOf,
): EntryNote | undefined {
  const parts = rows.filter((r) => r.indicator.partOf === indicator.code)
  const values = parts.map((r) => valueOf(r.indicator.code))
  if (parts.length < 2 || !values.every((v) => typeof v === 'number')) return undefined
  const sum = values.reduce((total, v) => total + v, 0)
  const rounding = (parts.length + 1) * 0.5 * 10 ** -indicator.decimals
  if (Math.abs(sum - value) <= rounding) return undefined
  const shown = roundHalfUp(sum, indicator.decimals)
  return { kind: 'parts', sum: shown, difference: decimalDifference(shown, value) }
}

/** 上月止累计 + 本月 = 本月止累计, said at both rows; late reports break it in practice, so it is only said (S1). */
function monthsOf(
  { indicator }: EntryRow,
  rows: readonly EntryRow[],
  valueOf: ValueOf,
): EntryNote | undefined {
  const pair = rows
    .flatMap((total) => {
      const single = rows.find((r) => singleCodes(total.indicator.code).includes(r.indicator.code))
      return single ? [{ total, single }] : []
    })
    .find(({ total, single }) => total.indicator === indicator || single.indicator === indicator)
  if (!pair) return undefined
  const { previous, period, indicator: cumulative } = pair.total
  const [total, single] = [valueOf(cumulative.code), valueOf(pair.single.indicator.code)]
  if (typeof total !== 'number' || typeof single !== 'number') return undefined
  if (!previous || previous.value === null) return undefined
  if (periodParts(previous.period).year !== periodParts(period).year) return undefined
  const { decimals } = cumulative
  const sum = roundHalfUp(previous.value + single, decimals)
  const difference = decimalDifference(sum, total)
  return Math.abs(difference) <= 1.5 * 10 ** -decimals ? undefined : { kind: 'months', sum, difference }
}

function directionOf(
  { indicator }: EntryRow,
  value: number,
  rows: readonly EntryRow[],
  valueOf: ValueOf,
): EntryNote | undefined {
  const level = rows.find((r) => r.indicator.code === indicator.growthOf)
  const before = level?.lastYear?.value
  const now = level && valueOf(level.indicator.code)
  if (typeof before !== 'number' || typeof now !== 'number' || now === before || value === 0) return undefined
  return now > before === value > 0 ? undefined : { kind: 'direction' }
}
