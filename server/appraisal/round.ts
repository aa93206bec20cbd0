import { monthNamed } from '#server/appraisal/months.ts'
import { may } from '#server/appraisal/rights.ts'
import { itemsOf, type RoundSource } from '#server/appraisal/source.ts'
import { tourNamed } from '#server/appraisal/tours.ts'
import { Failure } from '#server/failure.ts'
import type { Looking } from '#server/ledgers/index.ts'
import type { Round } from '#shared/contract/appraisal.ts'

/** The round of an id. Throws Failure `not-found` where it is not there for the asker. */
export function roundNamed(looking: Looking, id: string): RoundSource {
  const [kind, ...rest] = id.split('~')
  const name = rest.join('~')
  const found =
    kind === 'observation'
      ? tourNamed(looking, name)
      : kind === 'monthly'
        ? monthNamed(looking, name)
        : undefined
  if (!found) throw new Failure('not-found')
  return found
}

/** A round with its marks, as far as the asker may know of them, and with what was published of it. */
export function roundDetail(looking: Looking, id: string): Round {
  const source = roundNamed(looking, id)
  const { head, notes, rights } = source
  const ranked = source.ranked()
  const before = source.before()
  const judges = new Set(ranked.flatMap(({ marks }) => marks.flatMap(({ judge }) => judge ?? [])))
  return {
    ...head,
    seq: looking.book.seq(),
    items: itemsOf(looking, head.sheet?.id ?? null),
    judges: [...judges].sort(),
    rows: ranked.map(({ id: candidate, name, marks, note, published }) => ({
      ...{ id: candidate, name, note, published, before: before.get(candidate) ?? null },
      marks: marks.map(({ item, judge, score, version }) => ({ item, judge, score, version })),
    })),
    notes,
    may: {
      mark: head.state === 'open' && may(looking, rights.mark),
      publish: head.state === 'open' && may(looking, rights.publish),
    },
  }
}
