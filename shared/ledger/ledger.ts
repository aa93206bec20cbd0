import type { JsonValue } from '#shared/ledger/record.ts'

export interface CodedName {
  readonly code: string
  readonly zh: string
  readonly en: string
}

/** One management mechanism of the bureau (管理机制): what it asks for, and the ledgers that keep it. */
export interface Mechanism extends CodedName {
  readonly domain: string
  readonly rules: readonly Said[]
  /** What it shows on the wall. */
  readonly wall: readonly Said[]
  /** Codes of the figures that change when its ledgers do, directly or through other figures. */
  readonly feeds: readonly string[]
}

export interface Said {
  readonly zh: string
  readonly en: string
}

/** A ledger (台账) as its definition describes it: what its records hold, what may happen to them, who may know. */
export interface Ledger extends CodedName {
  readonly mechanism: string
  readonly domain: string
  /** Office that keeps it (归口科室). */
  readonly owner: string
  readonly fields: readonly LedgerField[]
  /** Names of the fields that say which record this is, wherever one is spoken of; the first is the most telling. */
  readonly title: readonly string[]
  /** Names of the fields that its list shows at first, in their order. */
  readonly columns: readonly string[]
  /** The field of type `ref(owner)` that names the office answering for a record. */
  readonly unit?: string | undefined
  /** Where its records can be, in the order in which they pass; the first is where a new one begins. Empty: no states. */
  readonly states: readonly LedgerState[]
  readonly moves: readonly { readonly from: string; readonly to: string }[]
  readonly events: readonly LedgerEvent[]
  readonly exposure: Exposure
  readonly deadline?: Deadline | undefined
  readonly checks: readonly RecordCheck[]
}

export interface LedgerState extends CodedName {
  /** `open`: somebody has yet to do something; `done`: it came to its end; `stopped`: it was given up or taken away. */
  readonly phase: 'open' | 'done' | 'stopped'
}

export interface LedgerField {
  readonly name: string
  readonly zh: string
  readonly en: string
  /**
   * string, text, integer, number, boolean, date, datetime, period, money (plain yuan), area (square metres), percent,
   * percent[12], enum, set, file, list(date,text), ref(LEDGER), ref(LEDGER)[], ref(person), ref(person)[], and
   * ref(figure|unit|owner|domain). A person is a name as text.
   */
  readonly type: string
  /** What an `enum` or a `set` may hold. */
  readonly values?: readonly CodedName[] | undefined
  /**
   * Names of firms, persons, depots and the like: never on a shared screen (README trap 13). `true`: nobody reads it but
   * those whose work it is; `screens`: everybody who signs in with a name, such as who holds a duty.
   */
  readonly sensitive?: true | 'screens' | undefined
  /** Worked out and never typed. */
  readonly computed?: Computed | undefined
  /** What to write here, in a sentence, where the name does not tell. */
  readonly hint?: Said | undefined
}

export type Computed =
  /**
   * The value of `field` in the latest record of `ledger` of the same year that refers to this one by `via`, by its
   * period `by` at or before the period asked for, while in one of `states`.
   */
  | {
      readonly kind: 'latest'
      readonly ledger: string
      readonly via: string
      readonly field: string
      readonly by: string
      readonly states: readonly string[]
    }
  /** Whether the ledger's deadline was kept; false as soon as it has passed. */
  | { readonly kind: 'on-time' }

/**
 * Who may make an event happen: filers of the office that keeps the ledger, filers of the office that answers for the
 * record, reviewers.
 */
export type EventActor = 'keeper' | 'unit' | 'reviewer'

/** Something that happens to a record; its code is `noun.past-tense`. */
export interface LedgerEvent extends CodedName {
  /** `create`: the record comes into being; `move`: to another state; `edit`: in its state; `clock`: by itself. */
  readonly kind: 'create' | 'move' | 'edit' | 'clock'
  /** States in which it may happen; any where left out. */
  readonly from?: readonly string[] | undefined
  /** State that it leads to. A `move` without one lets the actor choose among the ledger's moves. */
  readonly to?: string | undefined
  /** Fields that the actor is asked for; of a `create` or an `edit` all that are not computed where left out. */
  readonly asks?: readonly string[] | undefined
  /** Those among them that have to be filled in. */
  readonly needs?: readonly string[] | undefined
  /** The date field that is the day on which it happened; today where it is left empty. */
  readonly stamp?: string | undefined
  /** Fields that it sets by itself. */
  readonly sets?: Readonly<Record<string, JsonValue>> | undefined
  /** The enum field that it takes to its next value, in the order in which the values are listed. */
  readonly raises?: string | undefined
  /** It wants a reason. */
  readonly reason?: true | undefined
  readonly by: readonly EventActor[]
  /** Further offices whose filers may make it happen: those that hold the meetings may issue orders of another's ledger. */
  readonly offices?: readonly string[] | undefined
  /** An earlier event of the record; whoever made that happen leaves this one to another person (销号须换人). */
  readonly another?: string | undefined
  readonly clock?: ClockRule | undefined
}

/** When something happens by itself, on the bureau's calendar. */
export type ClockRule =
  /** The deadline of the ledger has passed and the record is still in one of `from`. */
  | { readonly kind: 'overdue' }
  /** More than `days` working days have passed since the day in `since`, and the record is in one of `from` and like `where`. */
  | {
      readonly kind: 'waiting'
      readonly since: string
      readonly days: number
      readonly where: Readonly<Record<string, readonly string[]>>
    }
  /**
   * No record of this ledger was made for a working day by each record of `of` with these values; one is made that says
   * so. `day` is the date field, `via` the reference to the record of `of`.
   */
  | {
      readonly kind: 'absent'
      readonly of: string
      readonly via: string
      readonly day: string
      readonly where: Readonly<Record<string, readonly string[]>>
    }

/**
 * Who is told of its records. `board`: `shown` fields go to every screen; `told`: signed-in people read them, screens
 * learn only that something changed; `closed`: the keeping office, reviewers and auditors, nobody else even of their
 * number. With `from`, records are closed until they have reached one of these states.
 */
export type Exposure =
  | { readonly kind: 'board'; readonly shown: readonly string[] }
  | {
      readonly kind: 'told' | 'closed'
      readonly from?: readonly string[] | undefined
      /** The record referred to by this field has to be in one of the states. */
      readonly via?: string | undefined
    }

/** Until when something has to be done with a record; days are working days of the bureau's calendar. */
export interface Deadline {
  readonly due:
    | { readonly kind: 'field'; readonly field: string }
    | { readonly kind: 'working-days'; readonly from: string; readonly days: number }
  /** Done when this date is filled in; its day against the due day says whether it was in time. */
  readonly doneOn?: string | undefined
  /** Or when the record is in one of these states. */
  readonly doneIn?: readonly string[] | undefined
  /** Yellow from this many working days before. */
  readonly warnDays: number
}

/** What must hold of a record beyond the types of its fields. */
export type RecordCheck =
  /** The two must not be the same (销号人与责任人). */
  | { readonly kind: 'differs'; readonly field: string; readonly from: string }
  /** A date is not before another. */
  | { readonly kind: 'not-before'; readonly field: string; readonly than: string }
  /** A number lies within bounds. */
  | {
      readonly kind: 'range'
      readonly field: string
      readonly min?: number | undefined
      readonly max?: number | undefined
    }
  /** A list names so many at least. */
  | { readonly kind: 'at-least'; readonly field: string; readonly count: number }
  /** A number is not above another, of this record or of the one that the field `via` names. */
  | {
      readonly kind: 'not-above'
      readonly field: string
      readonly than: string
      readonly via?: string | undefined
    }
  /** In one of `states`, the numbers of those records of `ledger` that name this one by `via`, if any, add up to `total`. */
  | {
      readonly kind: 'sums-to'
      readonly ledger: string
      readonly via: string
      readonly field: string
      readonly total: number
      readonly states: readonly string[]
    }
  /** Whoever acts by hand does so only while the record that the field names is in one of `states`. */
  | { readonly kind: 'while'; readonly field: string; readonly states: readonly string[] }
  /** No other record has the same values in these fields, among those in `states`. */
  | {
      readonly kind: 'unique'
      readonly fields: readonly string[]
      readonly states?: readonly string[] | undefined
    }
  /** Numbers run without a gap among the records with the same values in `within`; left empty, the next one is taken. */
  | {
      readonly kind: 'numbered'
      readonly field: string
      readonly within: readonly string[]
      /** The date field whose year begins the numbering anew. */
      readonly yearOf: string
      /** Numbered on reaching one of these states. */
      readonly states?: readonly string[] | undefined
    }
  /** A running total does not fall from one period to the next within a year, save with a reason. */
  | {
      readonly kind: 'not-falling'
      readonly field: string
      readonly per: string
      readonly by: string
    }
  /** These have to be filled in while in one of the states. */
  | { readonly kind: 'filled'; readonly fields: readonly string[]; readonly states: readonly string[] }
  /** This has to be filled in where the other has that value. */
  | { readonly kind: 'goes-with'; readonly field: string; readonly when: string; readonly is: JsonValue }

const YES_NO: readonly CodedName[] = [
  { code: 'true', zh: '是', en: 'yes' },
  { code: 'false', zh: '否', en: 'no' },
]

/** The values that a field may take; undefined where it takes any of its type. */
export function fieldValues(
  ledger: Pick<Ledger, 'states'>,
  field: LedgerField,
): readonly CodedName[] | undefined {
  if (field.type === 'boolean') return YES_NO
  return field.values ?? (field.name === 'state' && field.type === 'enum' ? ledger.states : undefined)
}

/** The ledger that a field refers to, if it refers to one: `project` of `ref(project)[]`. */
export function referredLedger({ type }: Pick<LedgerField, 'type'>): string | undefined {
  const code = /^ref\(([a-z0-9-]+)\)(?:\[\])?$/.exec(type)?.[1]
  return code === undefined || NO_LEDGERS.has(code) ? undefined : code
}

/** What a reference may name beside ledgers. */
export const NO_LEDGERS: ReadonlySet<string> = new Set(['figure', 'unit', 'owner', 'domain', 'person'])
