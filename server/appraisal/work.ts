import { itemsOf, type KeptMark, type NewMark, type Ranked, type Result } from '#server/appraisal/source.ts'
import { roundNamed } from '#server/appraisal/round.ts'
import { Failure, type FieldFailure } from '#server/failure.ts'
import type { Looking } from '#server/ledgers/index.ts'
import type { RoundItem, RoundWork } from '#shared/contract/appraisal.ts'
import type { RecordBatchInput } from '#shared/contract/recordBatch.ts'
import { standings, type Conventions } from '#shared/appraisal/score.ts'
import { periodLabel } from '#shared/period.ts'

/**
 * What happens to records when marks of a round are given and, where that is asked for, its ranking is published: the
 * marks in their order, then the places that follow from all marks there are then.
 */
export function roundBatch(looking: Looking, id: string, work: RoundWork): RecordBatchInput {
  const round = roundNamed(looking, id)
  if (round.head.state === 'published') throw new Failure('round-published')
  const items = itemsOf(looking, round.head.sheet?.id ?? null)
  const ranked = round.ranked()
  const faults = work.marks.flatMap((mark, i) => markFaults(mark, `/marks/${i}`, items, ranked))
  if (faults.length > 0) throw new Failure('invalid', faults)
  const standing = (mark: NewMark): KeptMark | undefined =>
    ranked.find((one) => one.id === mark.candidate)?.marks.find((one) => isSamePlace(one, mark))
  const marks = work.marks.map((mark) => round.marking(mark, standing(mark)))
  if (!work.publish) return { records: marks }
  const { notes, remarks } = work.publish
  const results = resultsOf(items, ranked, work.marks, looking.catalogue.site.conventions).map((result) => ({
    ...result,
    note: remarks.find(({ candidate }) => candidate === result.candidate)?.note,
  }))
  const { domain, period, kind } = round.head
  const topic = looking.catalogue.domains.find(({ code }) => code === domain)?.zh ?? ''
  const when = period === null ? '' : periodLabel(period, { locale: 'zh-CN' })
  return {
    title: `${topic}${when}${kind === 'monthly' ? '月评比排名' : '观摩评比排名'}`,
    records: [...marks, ...round.publishing(results, notes)],
  }
}

const isSamePlace = (a: Pick<NewMark, 'item' | 'judge'>, b: Pick<NewMark, 'item' | 'judge'>): boolean =>
  a.item === b.item && a.judge === b.judge

function markFaults(
  { candidate, item, score }: NewMark,
  pointer: string,
  items: readonly RoundItem[],
  ranked: readonly Ranked[],
): FieldFailure[] {
  const line = items.find((one) => one.id === item)
  if (!ranked.some(({ id }) => id === candidate))
    return [{ pointer: `${pointer}/candidate`, code: 'not-in-round' }]
  if (!line) return [{ pointer: `${pointer}/item`, code: 'not-on-sheet' }]
  return score > line.max ? [{ pointer: `${pointer}/score`, code: 'too-big', params: { max: line.max } }] : []
}

/** The places that follow from the marks. Throws Failure `marks-missing` while any is still to be given. */
function resultsOf(
  items: readonly RoundItem[],
  ranked: readonly Ranked[],
  given: readonly NewMark[],
  conventions: Conventions,
): readonly Omit<Result, 'note'>[] {
  const rows = standings(
    items,
    ranked.map(({ id, marks }) => {
      const mine = given.filter(({ candidate }) => candidate === id)
      const left = marks.filter((one) => !mine.some((mark) => isSamePlace(mark, one)))
      return { id, marks: [...left, ...mine] }
    }),
    conventions,
  )
  const missing = rows.reduce((sum, row) => sum + row.missing, 0)
  if (missing > 0 || rows.length === 0) throw new Failure('marks-missing', [], { missing })
  return rows.flatMap(({ id, score, position }) =>
    score === null || position === null ? [] : [{ candidate: id, score, position }],
  )
}
