import { z } from 'zod'
import { asOfPoint } from '#shared/asOf.ts'
import { isPeriod } from '#shared/period.ts'
import { isSeriesKey } from '#shared/series.ts'

/*
 * Schemas of the two branded texts stand apart from `period.ts` and `series.ts`, so that screens can use those
 * functions without loading a validator.
 */
export const PeriodSchema = z.string().refine(isPeriod, { error: 'period' })

/** `2020-05` and nothing shorter or longer. */
export const MonthSchema = PeriodSchema.refine((text) => /^\d{4}-\d{2}$/.test(text), { error: 'period' })

export const SeriesKeySchema = z.string().refine(isSeriesKey, { error: 'series' })

/** An instant as UTC text with milliseconds: `2026-11-23T06:32:08.123Z`. */
export const Instant = z.iso.datetime({ precision: 3 })
export type Instant = z.output<typeof Instant>

export const Seq = z.int().nonnegative()

/** A point of the past: a seq, an instant, or a calendar day of the bureau's, which means its end. */
export const AsOf = z.string().transform((text, context) => {
  const point = asOfPoint(text)
  if (point) return point
  context.addIssue({ code: 'custom', message: 'as-of', input: text })
  return z.NEVER
})
