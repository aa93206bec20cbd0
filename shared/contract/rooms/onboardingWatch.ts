import { z } from 'zod'
import { DaySchema } from '#shared/contract/ledgers.ts'
import { Part, SaidSchema } from '#shared/contract/rooms.ts'

const Code = z.string().max(80)
const Window = z.object({ from: DaySchema, until: DaySchema, isOpen: z.boolean() })
const Verdict = z.enum(['meets', 'near', 'below', 'unknown'])
const Cycle = z.enum(['monthly', 'annual'])

/** One standard with the units that are watched against it. */
export const EntryStandardRow = z.object({
  code: Code,
  name: SaidSchema,
  /** Plain yuan of a year's turnover; null where a qualification decides. */
  least: z.number().nullable(),
  meets: z.int(),
  near: z.int(),
  below: z.int(),
  unknown: z.int(),
})
export type EntryStandardRow = z.output<typeof EntryStandardRow>

/** A watched unit; how large it is stands there for those alone who may know. */
export const WatchedUnitRow = z.object({
  id: z.string(),
  name: z.string(),
  sector: Part,
  standard: SaidSchema.nullable(),
  turnover: z.number().nullable(),
  /** Turnover in percent of the threshold. */
  reach: z.number().nullable(),
  employees: z.int().nullable(),
  verdict: Verdict,
  cycle: Cycle,
})
export type WatchedUnitRow = z.output<typeof WatchedUnitRow>

/** Answer of the own view `onboarding-watch`. */
export const OnboardingWatch = z.object({
  day: DaySchema,
  watched: z.int(),
  meets: z.int(),
  near: z.int(),
  /** The window that is open on the day, or the next one. */
  windows: z.object({ monthly: Window, annual: Window }),
  standards: z.array(EntryStandardRow),
  /** The nearest to being listed first, for those who may know their names; empty for all others. */
  units: z.array(WatchedUnitRow),
})
export type OnboardingWatch = z.output<typeof OnboardingWatch>
