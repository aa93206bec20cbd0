import type { Sight } from '#server/ledgers/sight.ts'
import type { Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Part } from '#shared/contract/rooms.ts'
import type { Light } from '#shared/ledger/deadline.ts'
import type { Ledger, Said } from '#shared/ledger/ledger.ts'
import type { Fields, JsonValue, KeptRecord } from '#shared/ledger/record.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'
import type { Day, Period } from '#shared/period.ts'

/** A record as it stood at the end of the ground's day, known to whoever asks. */
export interface Standing {
  readonly entity: string
  readonly id: string
  readonly record: KeptRecord
  /**
   * What the asker may read, worked-out fields among it. On a shared screen whoever holds a duty is masked (张××), and
   * nothing else that is sensitive is there. Only this may go into an answer as it is.
   */
  readonly fields: Fields
  /** Everything that the record holds: to be counted, summed up and grouped by, never to be told. */
  readonly whole: Fields
  readonly demo: boolean
}

/**
 * What a room is worked out from: records and board of one seq, as they stood on one day, as one kind of people sees
 * them. All of it is synchronous, so that no release comes in between.
 */
export interface RoomGround {
  readonly seq: number
  readonly day: Day
  /** The running month of the day. */
  readonly period: Period
  readonly board: Board
  readonly catalogue: Catalogue
  readonly ledgers: ReadonlyMap<string, Ledger>
  /** All records with their history as known at the seq, whoever asks: not to be told of beyond {@link sight}. */
  readonly view: RecordView
  /** Whether the answer is for a shared screen. */
  readonly isScreen: boolean
  /** How the asker sees a ledger; undefined where it is not there for them. */
  readonly sight: (entity: string) => Sight | undefined
  /** The records of a ledger that the asker may know of; none of a ledger that is not there for them. */
  readonly standing: (entity: string) => readonly Standing[]
  readonly find: (entity: string, id: string) => Standing | undefined
  /** Those among them that name the record `id` in a field. */
  readonly referring: (entity: string, field: string, id: string) => readonly Standing[]
  /** What a record is called as far as the asker may know; its id where it has no name for them. */
  readonly title: (entity: string, id: string) => string
  /** A value of a field with what it is called: of enums, states, offices, records, booleans. */
  readonly part: (entity: string, field: string, code: string) => Part
  /** A value of a field in words: an amount with its unit, names of codes, titles of records; empty where there is none. */
  readonly text: (entity: string, field: string, value: JsonValue | undefined) => Said
  /** Where the record stands with the deadline of its ledger on the day. */
  readonly light: (standing: Standing) => Light
  /** The same, as things stood on another day, from what is known at the same seq. */
  readonly on: (day: Day) => RoomGround
}

/**
 * Works out the answer of a view of kind `own`: JSON by the schema in `#shared/contract/rooms/`. `of` is the record that
 * the room is about, or whatever else its panel asked for. Throws Failure `not-found` where there is nothing of that.
 */
export type OwnBuilder = (ground: RoomGround, of?: string) => JsonValue
