import type { JsonValue } from '#shared/ledger/record.ts'
import { addDays, isPeriod, type Day } from '#shared/period.ts'
import { chance } from '#server/demo/made/chance.ts'
import type { Maker, Making, MadeRecord, Step } from '#server/demo/made/ledgers/recipe.ts'

/** A value where it is a text, else the empty text. */
export const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '')

/** One of the values, by chance. */
export const one =
  (...values: readonly JsonValue[]): Maker =>
  (making) =>
    values[Math.floor(luck(making, 'one', values.length, JSON.stringify(values[0])) * values.length)]

/** The values in turn. */
export const inTurn =
  (...values: readonly JsonValue[]): Maker =>
  ({ n }) =>
    values[n % values.length]

/** A whole number, or one of so many decimals. */
export const between =
  (from: number, to: number, decimals = 0): Maker =>
  (making) =>
    Number((from + luck(making, 'between', from, to) * (to - from)).toFixed(decimals))

/** Plain yuan around an amount of 万元, in full hundreds. */
export const money =
  (tenThousands: number, spread = 0.5): Maker =>
  (making) =>
    Math.round(tenThousands * (1 - spread + 2 * spread * luck(making, 'money', tenThousands)) * 100) * 100

/** A day so many working days after the step's. */
export const daysLater =
  (from: number, to: number = from): Maker =>
  (making) =>
    making.calendar.after(making.today, from + Math.round(luck(making, 'days', from) * (to - from)))

export const daysEarlier =
  (from: number, to: number): Maker =>
  (making) =>
    addDays(making.today, -Math.round(from + luck(making, 'earlier') * (to - from)))

/** The value of a field for most, for the others another. */
export const mostly =
  (share: number, value: Maker, other: Maker): Maker =>
  (making) =>
    made(luck(making, 'mostly', share) < share ? value : other, making)

/** The record that this one goes with. */
export const parentId: Maker = ({ parent }) => parent?.id

/** A field of the record that this one goes with, as it was at first. */
export const ofParent =
  (field: string): Maker =>
  ({ parent }) =>
    parent?.versions[0]?.fields[field]

/** A record of another ledger that was there on the day. */
export const refTo =
  (entity: string, where: (record: MadeRecord, day: Day) => boolean = () => true): Maker =>
  (making) => {
    const there = making
      .known(entity)
      .filter((record) => (record.versions[0]?.on ?? '9999') <= making.today && where(record, making.today))
    return there[Math.floor(luck(making, 'ref', entity) * there.length)]?.id
  }

/** The fields of a record as they stood on a day, as far as its course is told in order. */
export const fieldsOn = ({ versions }: MadeRecord, day: Day) =>
  versions.findLast(({ on }) => on <= day)?.fields

export const made = (maker: Maker, making: Making): JsonValue | undefined =>
  typeof maker === 'function' ? maker(making) : maker

export const luck = ({ entity, id, fields }: Making, ...words: readonly (string | number)[]): number =>
  chance(entity, id, Object.keys(fields).length, ...words)

/** One course or another: most take the first. */
export const either =
  (share: number, first: readonly Step[], second: readonly Step[]) =>
  (making: Making): readonly Step[] =>
    luck(making, 'either', share) < share ? first : second

/** Some different records of another ledger that were there on the day. */
export const refsTo =
  (entity: string, count: number, where: (record: MadeRecord, day: Day) => boolean = () => true): Maker =>
  (making) => {
    const there = making
      .known(entity)
      .filter((record) => (record.versions[0]?.on ?? '9999') <= making.today && where(record, making.today))
    const first = Math.floor(luck(making, 'refs', entity) * there.length)
    return Array.from(
      { length: Math.min(count, there.length) },
      (_, i) => there[(first + i) % there.length]?.id ?? '',
    )
  }

/** The day after the one in a date field: when a clock finds that it has passed. */
export const dayAfter =
  (field: string) =>
  (making: Making): Day | undefined => {
    const day = making.fields[field]
    return isPeriod(day) ? addDays(day, 1) : undefined
  }
