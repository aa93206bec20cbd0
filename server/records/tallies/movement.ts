import { resized, type LedgerSize } from '#server/records/tallies/ledgerSize.ts'
import { countedKey, type CountedTerm } from '#server/records/tallies/countedTerm.ts'
import { ledgersBehind, touchedRecords } from '#server/records/tallies/touchedRecords.ts'
import type { Span } from '#shared/formula/conditions.ts'
import { contributions, type Contribution, type ContributionGround } from '#shared/formula/contributions.ts'
import { filedField, filedUntil, type FiledField, type FiledUntil } from '#shared/formula/filed.ts'
import type { RecordsTerm } from '#shared/formula/formula.ts'
import { contributionGround, type RecordGround } from '#shared/formula/recordSource.ts'
import { Tally } from '#shared/formula/tally.ts'
import type { VersionOf } from '#shared/ledger/formerView.ts'
import { addDays, asPeriod } from '#shared/period.ts'

/** What one count or sum gains and loses. */
export interface Moved {
  readonly gained: readonly Contribution[]
  readonly lost: readonly Contribution[]
  /** Both as a tally to be added to the one that stands. */
  readonly more: Tally
  /** Where it comes to something else than before: days, or periods of a term by period. */
  readonly spans: readonly Span[]
}

interface MovementGround {
  readonly before: RecordGround
  readonly after: RecordGround
  readonly versions: readonly VersionOf[]
  /** Of a ledger before. */
  readonly size: (entity: string) => LedgerSize
}

/** What versions of records do to the counts and sums of the formulas. */
export class Movement {
  readonly #ground: MovementGround
  readonly #moved = new Map<string, Moved>()
  readonly #filed = new Map<string, { readonly before: FiledUntil; readonly after: FiledUntil }>()
  readonly #sizes = new Map<string, { readonly before: LedgerSize; readonly after: LedgerSize }>()
  readonly #was: ContributionGround
  readonly #is: ContributionGround
  /** Ids by ledger. */
  readonly #changed: ReadonlyMap<string, ReadonlySet<string>>

  constructor(ground: MovementGround) {
    this.#ground = ground
    this.#was = contributionGround(ground.before)
    this.#is = contributionGround(ground.after)
    const byLedger = Map.groupBy(ground.versions, ({ entity }) => entity)
    this.#changed = new Map(
      [...byLedger].map(([entity, versions]) => [entity, new Set(versions.map(({ id }) => id))]),
    )
  }

  /** Of which period anybody has filed last, before and afterwards. */
  filed(how: FiledField): { readonly before: FiledUntil; readonly after: FiledUntil } {
    const known = this.#filed.get(how.ledger)
    if (known) return known
    const { before, after } = this.#ground
    const was = filedUntil(how, before.view)
    const filed = { before: was, after: this.#changed.has(how.ledger) ? filedUntil(how, after.view) : was }
    this.#filed.set(how.ledger, filed)
    return filed
  }

  /** The days of which somebody has filed for the first time what a term sums up. */
  newlyFiled(term: RecordsTerm): readonly Span[] {
    const how = filedField(term, this.#ground.after.ledger)
    if (!how || !this.#changed.has(how.ledger)) return []
    const { before, after } = this.filed(how)
    return [...after].flatMap(([year, until]) => {
      const known = before.get(year)
      const from = known ?? asPeriod(`${year}-01-01`)
      return known === undefined || known < until ? [{ from, until: addDays(until, 1) }] : []
    })
  }

  /** The ledgers of which records change. */
  get entities(): Iterable<string> {
    return this.#changed.keys()
  }

  /** Of a ledger afterwards. */
  size(entity: string): LedgerSize {
    return this.#sizesOf(entity).after
  }

  /** The days on which the ledger had no record before, and has one now. */
  begun(entity: string): Span | undefined {
    const { before, after } = this.#sizesOf(entity)
    return after.since < before.since ? { from: after.since, until: before.since } : undefined
  }

  #sizesOf(entity: string) {
    const known = this.#sizes.get(entity)
    if (known) return known
    const { before, after, size } = this.#ground
    const was = size(entity)
    let is = was
    for (const id of this.#changed.get(entity) ?? [])
      is = resized(is, before.view.record(entity, id), after.view.record(entity, id))
    const sizes = { before: was, after: is }
    this.#sizes.set(entity, sizes)
    return sizes
  }

  of(counted: CountedTerm): Moved {
    const key = countedKey(counted)
    const known = this.#moved.get(key)
    if (known) return known
    const moved = this.#work(counted)
    this.#moved.set(key, moved)
    return moved
  }

  #work({ term, kind }: CountedTerm): Moved {
    const { before, after } = this.#ground
    const ledger = after.ledger(term.entity)
    if (!ledger || ![...ledgersBehind(term, ledger)].some((code) => this.#changed.has(code)))
      return NOTHING_MOVED
    const [gained, lost]: [Contribution[], Contribution[]] = [[], []]
    for (const id of touchedRecords(term, ledger, this.#changed, after.view)) {
      const [old, now] = [before.view.record(term.entity, id), after.view.record(term.entity, id)]
      const [were, are] = apart(
        old ? contributions(term, kind, old, this.#was) : [],
        now ? contributions(term, kind, now, this.#is) : [],
      )
      const left = new Map(were.map((one) => [contributionKey(one), one]))
      for (const one of are) if (!left.delete(contributionKey(one))) gained.push(one)
      lost.push(...left.values())
    }
    const more = new Tally()
    for (const one of gained) more.add(one)
    for (const one of lost) more.add(one, -1)
    return { gained, lost, more, spans: distinctSpans([...gained, ...lost]) }
  }
}

const NOTHING_MOVED: Moved = { gained: [], lost: [], more: new Tally(), spans: [] }

/** Both without what they begin with alike: of a long course mostly all but the end. */
function apart(
  were: readonly Contribution[],
  are: readonly Contribution[],
): readonly [were: readonly Contribution[], are: readonly Contribution[]] {
  let alike = 0
  while (isSame(were[alike], are[alike])) alike += 1
  return alike === 0 ? [were, are] : [were.slice(alike), are.slice(alike)]
}

const isSame = (a: Contribution | undefined, b: Contribution | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.from === b.from &&
  a.until === b.until &&
  a.stamp === b.stamp &&
  a.demo === b.demo &&
  a.number.over === b.number.over &&
  a.number.under === b.number.under &&
  a.keys.length === b.keys.length &&
  a.keys.every((key, i) => key === b.keys[i])

const contributionKey = ({ from, until, stamp, number, keys, demo }: Contribution): string =>
  [from, until, stamp, number.over, number.under, demo, ...keys].join('\n')

const distinctSpans = (spans: readonly Span[]): readonly Span[] => [
  ...new Map(spans.map(({ from, until }) => [`${from} ${until}`, { from, until }])).values(),
]
