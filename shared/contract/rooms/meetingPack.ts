import { z } from 'zod'
import { DaySchema } from '#shared/contract/ledgers.ts'
import { Part, SaidSchema } from '#shared/contract/rooms.ts'

const Code = z.string().max(80)

/** Why something is on the agenda; the values of the field `kind` of the ledger `agenda-item`. */
export const AgendaKind = z.enum(['lagging', 'problem', 'approval', 'decision', 'order'])
export type AgendaKind = z.output<typeof AgendaKind>

/** What a meeting has to talk about: a record with how it stands on the day. */
export const AgendaEntry = z.object({
  kind: AgendaKind,
  entity: Code,
  id: z.string(),
  title: z.string(),
  /** The project that it is about; the record itself where that is one. */
  project: z.object({ id: z.string(), title: z.string() }).nullable(),
  /** The office that answers for it. */
  unit: Part.nullable(),
  /** The contracting leader of the project, as the asker may read it. */
  leader: z.string().nullable(),
  light: z.enum(['green', 'yellow', 'red', 'grey']),
  /** How it stands, in words that are kept with the agenda of a meeting that was held. */
  standing: SaidSchema,
})
export type AgendaEntry = z.output<typeof AgendaEntry>

export const MeetingKind = z.enum(['weekly', 'two-meeting'])
export type MeetingKind = z.output<typeof MeetingKind>

/** Answer of the own view `meeting-pack`: the agenda that builds itself, as of the room's day. */
export const MeetingPack = z.object({
  day: DaySchema,
  kind: MeetingKind,
  /** The newest meeting of this kind, and what became of what it decided. */
  last: z
    .object({ id: z.string(), title: z.string(), on: DaySchema, decided: z.int(), done: z.int() })
    .nullable(),
  /** Kind by kind in the order of `AgendaKind`, the worst first. */
  entries: z.array(AgendaEntry),
})
export type MeetingPack = z.output<typeof MeetingPack>
