import type { Contribution } from '#shared/formula/contributions.ts'
import type { RecordsTerm } from '#shared/formula/formula.ts'
import { Line, type Adding } from '#shared/formula/line.ts'
import { minus, plus, rational, type Rational } from '#shared/formula/rational.ts'
import { NOTHING, type Tallied } from '#shared/formula/records.ts'

const NUMBERS: Adding<number> = { nothing: 0, plus: (a, b) => a + b, minus: (a, b) => a - b }
const FRACTIONS: Adding<Rational> = { nothing: NOTHING, plus, minus: (a, b) => minus(a, b) }

/** The running result of a count or sum over records at every point: what one record adds or takes is all it asks for. */
export class Tally {
  readonly #records = new Line(NUMBERS)
  readonly #demo = new Line(NUMBERS)
  readonly #sum = new Line(FRACTIONS)
  readonly #keys = new Map<string, Line<number>>()
  /** How many keys there are at a point; made anew for the keys that changed. */
  readonly #present = new Line(NUMBERS)
  readonly #counted = new Map<string, readonly Piece[]>()
  readonly #changed = new Set<string>()
  /** Of a term that asks for the latest day, one for each day. */
  readonly #byStamp = new Map<string, Tally>()

  add(added: Contribution, sign: 1 | -1 = 1): void {
    const { from, until, stamp, number, keys, demo } = added
    if (stamp !== '') {
      const own = this.#byStamp.get(stamp) ?? new Tally()
      this.#byStamp.set(stamp, own)
      own.add({ ...added, stamp: '' }, sign)
      return
    }
    this.#records.add(from, until, sign)
    if (demo) this.#demo.add(from, until, sign)
    if (number.over !== 0n) this.#sum.add(from, until, sign === 1 ? number : minus(NOTHING, number))
    for (const key of keys) {
      const line = this.#keys.get(key) ?? new Line(NUMBERS)
      this.#keys.set(key, line)
      line.add(from, until, sign)
      this.#changed.add(key)
    }
  }

  /** The result at a point, with what `more` adds to it or takes from it. */
  at({ aggregate }: Pick<RecordsTerm, 'aggregate'>, point: string, more: Tally = NO_TALLY): Tallied {
    const stamp = this.#latestStamp(point, more)
    if (stamp !== undefined) {
      return this.#stamped(stamp).at({ aggregate }, point, more.#stamped(stamp))
    }
    const records = this.#records.at(point) + more.#records.at(point)
    const value =
      aggregate === 'count-distinct'
        ? rational(this.#distinct(point, more))
        : plus(this.#sum.at(point), more.#sum.at(point))
    return { value, records, demo: this.#demo.at(point) + more.#demo.at(point) > 0 }
  }

  #stamped(stamp: string): Tally {
    return this.#byStamp.get(stamp) ?? NO_TALLY
  }

  #latestStamp(point: string, more: Tally): string | undefined {
    if (this.#byStamp.size + more.#byStamp.size === 0) return undefined
    const stamps = new Set([...this.#byStamp.keys(), ...more.#byStamp.keys()])
    let latest: string | undefined
    for (const stamp of stamps) {
      if (stamp > point || (latest !== undefined && stamp < latest)) continue
      if (this.#stamped(stamp).#records.at(point) + more.#stamped(stamp).#records.at(point) > 0)
        latest = stamp
    }
    return latest
  }

  #distinct(point: string, more: Tally): number {
    for (const key of this.#changed) this.#recount(key)
    this.#changed.clear()
    let count = this.#present.at(point)
    for (const [key, line] of more.#keys) {
      const before = this.#keys.get(key)?.at(point) ?? 0
      count += Number(before + line.at(point) > 0) - Number(before > 0)
    }
    return count
  }

  #recount(key: string): void {
    for (const { from, until } of this.#counted.get(key) ?? []) this.#present.add(from, until, -1)
    const pieces =
      this.#keys
        .get(key)
        ?.pieces()
        .filter(({ value }) => value > 0) ?? []
    this.#counted.set(key, pieces)
    for (const { from, until } of pieces) this.#present.add(from, until, 1)
  }
}

const NO_TALLY = new Tally()

interface Piece {
  readonly from: string
  readonly until: string
}
