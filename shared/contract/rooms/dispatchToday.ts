import { z } from 'zod'
import { DaySchema } from '#shared/contract/ledgers.ts'
import { Part } from '#shared/contract/rooms.ts'

/** 日调度: which projects have filed for the day, and how complete the last working days were. */
export const DispatchToday = z.object({
  /** The day that it is about: the last working day. */
  day: DaySchema,
  due: z.int(),
  filed: z.int(),
  workers: z.int(),
  machines: z.int(),
  /** Those that have not filed first. */
  projects: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      unit: Part.nullable(),
      state: z.enum(['filed', 'late', 'waiting', 'missed']),
      workers: z.int().nullable(),
      done: z.string().nullable(),
      blocked: z.string().nullable(),
    }),
  ),
  /** Oldest first; a late entry counts as filed, and a missed day stays missed in `missed`. */
  days: z.array(z.object({ day: DaySchema, due: z.int(), filed: z.int(), missed: z.int() })),
  meeting: z.object({
    /** Monday of the week. */
    week: DaySchema,
    heldOn: DaySchema.nullable(),
    last: DaySchema.nullable(),
  }),
})
export type DispatchToday = z.output<typeof DispatchToday>
