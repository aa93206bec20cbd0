import { z } from 'zod'
import { PeriodSchema, SeriesKeySchema } from '#shared/contract/scalars.ts'

/** One figure that is due: by when, whether it came, and how far it lies behind. */
export const CalendarEntry = z.object({
  series: SeriesKeySchema,
  period: PeriodSchema,
  due: PeriodSchema,
  /** The day that the rule names, where holidays moved the due day. */
  named: PeriodSchema.nullable(),
  state: z.enum(['upcoming', 'published', 'overdue', 'lapsed']),
  /** The day on which it was first published. */
  on: PeriodSchema.nullable(),
  /** Days and working days behind the due day, of a figure that came late or is awaited; 0 in time. */
  late: z.object({ days: z.int(), workingDays: z.int() }),
  /** False where the holidays of the due day's year are not announced yet: only weekends were reckoned with. */
  certain: z.boolean(),
  demo: z.literal(true).optional(),
})
export type CalendarEntry = z.output<typeof CalendarEntry>

/** What is due in a month, as it stood on the day `today`. */
export const CalendarMonth = z.object({
  month: PeriodSchema,
  today: PeriodSchema,
  entries: z.array(CalendarEntry),
  /** Awaited since before this month: of each series the first period that is missing. */
  earlier: z.array(CalendarEntry),
  /** Series for which nobody promised a day, with their newest period. */
  unscheduled: z.array(z.object({ series: SeriesKeySchema, latest: PeriodSchema })),
})
export type CalendarMonth = z.output<typeof CalendarMonth>
