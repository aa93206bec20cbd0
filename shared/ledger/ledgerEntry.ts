import { z } from 'zod'
import type { Ledger } from '#shared/ledger/ledger.ts'

/*
 * The definition of a ledger as it comes in from outside: in a file of the catalogue, in a request of the admin's, in a
 * release. Every object is strict: a misspelt field is a fault and not a field that nobody reads.
 */
const Code = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    error: 'must be lower-case letters and digits, parted by hyphens',
  })
const OfficeCode = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/)
const Name = z
  .string()
  .max(60)
  .regex(/^[a-z][A-Za-z0-9]*$/, {
    error: 'must be one word of letters and digits that begins with a small letter',
  })
const EventCode = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    error: 'must be a noun and what happened to it, parted by a dot: order.closed',
  })
const Text = z.string().trim().min(1).max(200)
const Names = z.array(Name).min(1).max(60)
const Codes = z.array(Code).min(1).max(60)

export const SaidEntry = z.strictObject({ zh: z.string().min(1).max(500), en: z.string().min(1).max(500) })
const CodedEntry = z.strictObject({ code: Code, zh: Text, en: Text })

const PLAIN =
  'id|string|text|integer|number|boolean|date|datetime|period|money|area|percent|percent\\[12\\]|enum|set|file'
const FieldType = z
  .string()
  .regex(new RegExp(`^(?:${PLAIN}|list\\(date,text\\)|ref\\([a-z0-9-]+\\)(?:\\[\\])?)$`), {
    error: 'is none of the types of fields',
  })

const ComputedEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('latest'),
    ledger: Code,
    via: Name,
    field: Name,
    by: Name,
    states: Codes,
  }),
  z.strictObject({ kind: z.literal('on-time') }),
])

const FieldEntry = z.strictObject({
  name: Name,
  zh: Text,
  en: Text,
  type: FieldType,
  values: z.array(CodedEntry).min(1).max(60).optional(),
  sensitive: z.union([z.literal(true), z.literal('screens')]).optional(),
  computed: ComputedEntry.optional(),
  hint: SaidEntry.optional(),
})

const StateEntry = CodedEntry.extend({ phase: z.enum(['open', 'done', 'stopped']) })

const ClockEntry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('overdue') }),
  z.strictObject({
    kind: z.literal('waiting'),
    since: Name,
    days: z.int().min(1).max(250),
    where: z.record(Name, Codes),
  }),
  z.strictObject({
    kind: z.literal('absent'),
    of: Code,
    via: Name,
    day: Name,
    where: z.record(Name, Codes),
  }),
])

const EventEntry = z.strictObject({
  code: EventCode,
  zh: Text,
  en: Text,
  kind: z.enum(['create', 'move', 'edit', 'clock']),
  from: Codes.optional(),
  to: Code.optional(),
  asks: z.array(Name).max(60).optional(),
  needs: Names.optional(),
  stamp: Name.optional(),
  sets: z.record(Name, z.json()).optional(),
  raises: Name.optional(),
  reason: z.literal(true).optional(),
  by: z.array(z.enum(['keeper', 'unit', 'reviewer'])).max(3),
  offices: z.array(OfficeCode).min(1).max(10).optional(),
  another: EventCode.optional(),
  clock: ClockEntry.optional(),
})

const ExposureEntry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('board'), shown: Names }),
  z.strictObject({ kind: z.enum(['told', 'closed']), from: Codes.optional(), via: Name.optional() }),
])

const DeadlineEntry = z.strictObject({
  due: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('field'), field: Name }),
    z.strictObject({ kind: z.literal('working-days'), from: Name, days: z.int().min(1).max(250) }),
  ]),
  doneOn: Name.optional(),
  doneIn: Codes.optional(),
  warnDays: z.int().min(0).max(60),
})

const CheckEntry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('differs'), field: Name, from: Name }),
  z.strictObject({ kind: z.literal('not-before'), field: Name, than: Name }),
  z.strictObject({
    kind: z.literal('range'),
    field: Name,
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({ kind: z.literal('at-least'), field: Name, count: z.int().min(1).max(100) }),
  z.strictObject({ kind: z.literal('not-above'), field: Name, than: Name, via: Name.optional() }),
  z.strictObject({
    kind: z.literal('sums-to'),
    ledger: Code,
    via: Name,
    field: Name,
    total: z.number(),
    states: Codes,
  }),
  z.strictObject({ kind: z.literal('while'), field: Name, states: Codes }),
  z.strictObject({ kind: z.literal('unique'), fields: Names, states: Codes.optional() }),
  z.strictObject({
    kind: z.literal('numbered'),
    field: Name,
    within: z.array(Name).max(5),
    yearOf: Name,
    states: Codes.optional(),
  }),
  z.strictObject({ kind: z.literal('not-falling'), field: Name, per: Name, by: Name }),
  z.strictObject({ kind: z.literal('filled'), fields: Names, states: Codes }),
  z.strictObject({ kind: z.literal('goes-with'), field: Name, when: Name, is: z.json() }),
])

/** What a file says of a ledger; its mechanism and domain follow from where it stands. */
export const FiledLedger = z.strictObject({
  code: Code,
  zh: Text,
  en: Text,
  owner: OfficeCode,
  title: z.array(Name).min(1).max(5),
  columns: z.array(Name).min(1).max(20),
  unit: Name.optional(),
  fields: z.array(FieldEntry).min(1).max(80),
  states: z.array(StateEntry).max(30),
  moves: z.array(z.strictObject({ from: Code, to: Code })).max(200),
  events: z.array(EventEntry).min(1).max(60),
  exposure: ExposureEntry,
  deadline: DeadlineEntry.optional(),
  checks: z.array(CheckEntry).max(60),
})

/** One whole ledger. */
export const LedgerEntry = FiledLedger.extend({
  mechanism: Code,
  domain: Code,
}) satisfies z.ZodType<Ledger>
export type LedgerEntry = z.output<typeof LedgerEntry>

/** What a file says of a mechanism. */
export const MechanismEntry = z.strictObject({
  code: Code,
  zh: Text,
  en: Text,
  rules: z.array(SaidEntry).max(30),
  wall: z.array(SaidEntry).max(30),
  feeds: z.array(OfficeCode).max(60),
})
