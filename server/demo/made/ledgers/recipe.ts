import type { Fields, JsonValue } from '#shared/ledger/record.ts'
import type { Day } from '#shared/period.ts'
import type { WorkCalendar } from '#server/demo/made/ledgers/workCalendar.ts'

/** Something that happened to a record of the demonstration. */
export interface MadeVersion {
  readonly event: string
  readonly on: Day
  readonly fields: Fields
  readonly reason?: string
}

/** A record of the demonstration with its whole course. */
export interface MadeRecord {
  readonly entity: string
  readonly id: string
  readonly versions: readonly MadeVersion[]
}

/** Where a record begins: the first or only time, or the nth of so many in its year. */
export interface Begin {
  readonly day: Day
  readonly n: number
  readonly of: number
  /** The record of another ledger that it goes with. */
  readonly parent?: MadeRecord
  /** Left out, it is numbered through the year. */
  readonly id?: string
}

/** What a value may depend on while a record is made. */
export interface Making extends Begin {
  readonly entity: string
  readonly id: string
  readonly year: number
  /** The day of the step that is being made. */
  readonly today: Day
  readonly fields: Fields
  readonly calendar: WorkCalendar
  /** Records of the ledgers that were made before. */
  readonly known: (entity: string) => readonly MadeRecord[]
}

/** A value, or how to come by one; undefined leaves the field empty. */
export type Maker = JsonValue | ((making: Making) => JsonValue | undefined)
export type Makers = Readonly<Record<string, Maker>>

/** What happens next: a move named by the state that it leads to, or an event by its code; or it is brought by an import. */
export interface Step {
  readonly to?: string
  readonly event?: string
  readonly pushed?: true
  /** Working days after the step before, at least and at most; or the very day. Without a day the course ends here. */
  readonly after: readonly [from: number, to: number] | ((making: Making) => Day | undefined)
  /** So many of those that came so far go on; the others stay where they are, or come `late`. */
  readonly share?: number
  /** Working days after the step before for those that do not go on in time. */
  readonly late?: readonly [from: number, to: number]
  readonly set?: Makers
  readonly reason?: string
}

export type Steps = readonly Step[] | ((making: Making) => readonly Step[])

/** How the records of a ledger come about. A ledger may have several. */
export interface Recipe {
  readonly entity: string
  readonly begins: (ground: BeginGround) => readonly Begin[]
  /** Its records are brought by an import, in the state that is set. */
  readonly pushed?: true
  readonly set: Makers
  readonly steps?: Steps
}

export interface BeginGround {
  readonly entity: string
  readonly throughYear: number
  readonly calendar: WorkCalendar
  readonly known: Making['known']
}
