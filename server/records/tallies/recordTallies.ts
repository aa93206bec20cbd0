import { countedKey, type CountedTerm } from '#server/records/tallies/countedTerm.ts'
import { EMPTY, resized, type LedgerSize } from '#server/records/tallies/ledgerSize.ts'
import { Movement } from '#server/records/tallies/movement.ts'
import { isByPeriod } from '#shared/formula/conditions.ts'
import { contributions } from '#shared/formula/contributions.ts'
import { filedField, filedUntil, isFiledBy, type FiledField, type FiledUntil } from '#shared/formula/filed.ts'
import type { RecordsTerm } from '#shared/formula/formula.ts'
import { dayOfPeriod, type Tallied } from '#shared/formula/records.ts'
import { contributionGround, type RecordGround } from '#shared/formula/recordSource.ts'
import { Tally } from '#shared/formula/tally.ts'
import { formerView, type VersionOf } from '#shared/ledger/formerView.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'
import { isPeriod, type Day, type Period } from '#shared/period.ts'

interface Kept {
  readonly counted: CountedTerm
  readonly tally: Tally
}

/**
 * Every count and sum that the formulas ask for, kept up to date from what changes: a record that moves is looked at
 * before and after, and no other. Each is made from all records when it is first asked for.
 */
export class RecordTallies {
  readonly #ground: RecordGround
  readonly #kept = new Map<string, Kept>()
  readonly #sizes = new Map<string, LedgerSize>()
  /** By ledger, of which period anybody has filed last. */
  readonly #filed = new Map<string, FiledUntil>()

  constructor(ground: RecordGround) {
    this.#ground = ground
  }

  /**
   * What a term comes to for a period, once the versions of the movement are kept. Undefined where the ledger has no
   * record at all, and where nobody has filed for the period yet what the term sums up.
   */
  read(counted: CountedTerm, period: Period, today: Day, movement?: Movement): Tallied | undefined {
    const { term } = counted
    const size = movement?.size(term.entity) ?? this.#size(term.entity)
    if (size.records === 0 || !this.#isFiled(term, period, movement)) return undefined
    const point = isByPeriod(term) ? period : dayOfPeriod(period, today)
    const found = this.#tally(counted).at(term, point, movement?.of(counted).more)
    return found.records > 0 ? found : { ...found, demo: size.demo === size.records }
  }

  #isFiled(term: RecordsTerm, period: Period, movement: Movement | undefined): boolean {
    const how = filedField(term, this.#ground.ledger)
    return !how || isFiledBy(movement?.filed(how).after ?? this.#filedUntil(how), period)
  }

  #filedUntil(how: FiledField): FiledUntil {
    const known = this.#filed.get(how.ledger) ?? filedUntil(how, this.#ground.view)
    this.#filed.set(how.ledger, known)
    return known
  }

  /** Since when a ledger has records; undefined where it has none. */
  since(entity: string, movement?: Movement): Day | undefined {
    const { records, since } = movement?.size(entity) ?? this.#size(entity)
    return records > 0 && isPeriod(since) ? since : undefined
  }

  /** What these versions would do, were they kept and records as in the view after. */
  movement(versions: readonly VersionOf[], after: RecordView): Movement {
    return this.#movement(versions, this.#ground.view, after)
  }

  /** Takes over what the versions do that have just been kept; the answer says where, and adds nothing any more. */
  follow(versions: readonly VersionOf[]): Movement {
    const { view } = this.#ground
    const movement = this.#movement(versions, formerView(view, versions), view)
    for (const { counted, tally } of this.#kept.values()) {
      const { gained, lost } = movement.of(counted)
      for (const one of gained) tally.add(one)
      for (const one of lost) tally.add(one, -1)
    }
    for (const entity of movement.entities) {
      this.#sizes.set(entity, movement.size(entity))
      this.#filed.delete(entity)
    }
    return movement
  }

  #movement(versions: readonly VersionOf[], before: RecordView, after: RecordView): Movement {
    return new Movement({
      versions,
      before: { ...this.#ground, view: before },
      after: { ...this.#ground, view: after },
      size: (entity) => this.#size(entity, before),
    })
  }

  #size(entity: string, view = this.#ground.view): LedgerSize {
    const known = this.#sizes.get(entity)
    if (known) return known
    let size = EMPTY
    for (const record of view.all(entity).values()) size = resized(size, undefined, record)
    this.#sizes.set(entity, size)
    return size
  }

  #tally(counted: CountedTerm): Tally {
    const key = countedKey(counted)
    const known = this.#kept.get(key)
    if (known) return known.tally
    const tally = new Tally()
    const ground = contributionGround(this.#ground)
    for (const record of this.#ground.view.all(counted.term.entity).values())
      for (const one of contributions(counted.term, counted.kind, record, ground)) tally.add(one)
    this.#kept.set(key, { counted, tally })
    return tally
  }
}
