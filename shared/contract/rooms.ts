import { z } from 'zod'
import { DaySchema, RecordLight } from '#shared/contract/ledgers.ts'
import { PeriodSchema, Seq } from '#shared/contract/scalars.ts'
import type { JsonValue } from '#shared/ledger/record.ts'
import { RoomEntry } from '#shared/rooms/roomEntry.ts'
import type { Room } from '#shared/rooms/room.ts'

const Code = z.string().max(80)
const Json: z.ZodType<JsonValue> = z.json()
const Definition: z.ZodType<Room> = RoomEntry
export const SaidSchema = z.object({ zh: z.string(), en: z.string() })
/** A value of a field with what it is called; `code` is what the record holds. */
export const Part = z.object({ code: z.string(), name: SaidSchema })
export type Part = z.output<typeof Part>

/** Unrounded, in the measure's own unit; null where it is not known or nothing was to be measured. */
const Value = z.number().nullable()

export const BarsAnswer = z.object({
  kind: z.literal('bars'),
  /** The month that it is asked at where that is not the room's: nobody has filed of the running one yet. */
  period: PeriodSchema.optional(),
  rows: z.array(
    Part.extend({
      values: z.array(Value),
      /** Place by the first measure, whether it is shared, and the place at the end of the month before. */
      rank: z.int().optional(),
      tied: z.boolean().optional(),
      before: z.int().optional(),
    }),
  ),
  /** What is left when the list is cut; null where all are there. */
  others: z.object({ parts: z.int(), values: z.array(Value) }).nullable(),
  /** The same measures over all of them together. */
  total: z.array(Value),
})
export const MatrixAnswer = z.object({
  kind: z.literal('matrix'),
  /** As of {@link BarsAnswer}. */
  period: PeriodSchema.optional(),
  rows: z.array(Part),
  columns: z.array(Part),
  /** Row by row. */
  cells: z.array(z.array(Value)),
})
export const StagesAnswer = z.object({
  kind: z.literal('stages'),
  stages: z.array(
    Part.extend({ phase: z.enum(['open', 'done', 'stopped']), count: z.int(), sum: Value.optional() }),
  ),
  /** Of the sums; plain yuan where left out. */
  unit: Code.optional(),
})
export const RoomItem = z.object({
  entity: Code,
  id: z.string(),
  title: z.string(),
  /** Name of the state; null where the ledger has none. */
  state: Part.nullable(),
  facts: z.array(
    z.object({
      field: Code,
      name: SaidSchema,
      text: SaidSchema,
      /** What the record holds there, as far as the asker may read it, where that is one code or one text. */
      code: z.string().optional(),
    }),
  ),
  light: RecordLight,
  demo: z.boolean(),
})
export type RoomItem = z.output<typeof RoomItem>
export const ItemsAnswer = z.object({
  kind: z.literal('items'),
  total: z.int(),
  overdue: z.int(),
  soon: z.int(),
  items: z.array(RoomItem),
})
export const MonthsAnswer = z.object({
  kind: z.literal('months'),
  /** Cumulative from January, month by month; the running month is the last of `current`. */
  current: z.array(z.object({ period: PeriodSchema, value: Value })),
  before: z.array(z.object({ period: PeriodSchema, value: Value })),
})
/** What a view of its own holds; its schema stands beside its name in `contract/rooms/`. */
export const OwnAnswer = z.object({ kind: z.literal('own'), name: Code, data: Json })

export const ViewAnswer = z.discriminatedUnion('kind', [
  BarsAnswer,
  MatrixAnswer,
  StagesAnswer,
  ItemsAnswer,
  MonthsAnswer,
  OwnAnswer,
])
export type ViewAnswer = z.output<typeof ViewAnswer>
export type BarsAnswer = z.output<typeof BarsAnswer>
export type MatrixAnswer = z.output<typeof MatrixAnswer>
export type StagesAnswer = z.output<typeof StagesAnswer>
export type ItemsAnswer = z.output<typeof ItemsAnswer>
export type MonthsAnswer = z.output<typeof MonthsAnswer>

/** Query of `GET /rooms/:room`: as things were known and stood at the end of a day; now where left out. */
export const RoomQuery = z.strictObject({
  on: DaySchema.optional(),
  /** One record for rooms that are about one, such as a project. */
  of: z.string().max(80).optional(),
  /** On a wall that somebody has opened by name: answered as to a shared screen, since others stand before it too. */
  face: z.literal('wall').optional(),
})
export type RoomQuery = z.output<typeof RoomQuery>

/**
 * Answer of `GET /rooms/:room`. `definition` is the room as this asker may see it: views that are not for their face or
 * over ledgers that are not there for them are left out. `answers` by code of the view; those that are made of published
 * figures alone have none.
 */
export const RoomAnswer = z.object({
  seq: Seq,
  /** The day that it is about. */
  day: DaySchema,
  /** The period that measures were asked at: the running month. */
  period: PeriodSchema,
  definition: Definition,
  answers: z.record(Code, ViewAnswer),
  /** By code of the view: whether all of it, or some, is for demonstration. */
  demo: z.record(Code, z.enum(['all', 'some', 'none'])),
})
export type RoomAnswer = z.output<typeof RoomAnswer>

/** Answer of `GET /rooms`: the rooms that there are for the asker, in the order of the navigation. */
export const RoomRoll = z.object({
  rooms: z.array(z.object({ code: Code, zh: z.string(), en: z.string(), domain: Code })),
})
export type RoomRoll = z.output<typeof RoomRoll>
