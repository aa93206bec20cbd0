import { months } from '#server/appraisal/months.ts'
import { may } from '#server/appraisal/rights.ts'
import { sheetsOf } from '#server/appraisal/source.ts'
import { tours } from '#server/appraisal/tours.ts'
import type { Looking } from '#server/ledgers/index.ts'
import type { AppraisalRoll } from '#shared/contract/appraisal.ts'

/** Older rounds are read in the rooms and in the ledgers. */
const MOST_ROUNDS = 40

/** The rounds of both kinds that the asker may know of, and the sheets that they are marked by. */
export function appraisalRoll(looking: Looking): AppraisalRoll {
  const monthly = months(looking)
  const rounds = [...monthly, ...tours(looking)]
    .map(({ head }) => head)
    .sort((a, b) => ((a.period ?? '') < (b.period ?? '') ? 1 : -1))
    .slice(0, MOST_ROUNDS)
  const last = new Map(monthly.toReversed().map((round) => [round.head.domain, round]))
  return {
    seq: looking.book.seq(),
    rounds,
    sheets: [...sheetsOf(looking)],
    may: {
      beginMonth: may(looking, ['monthly-ranking', 'ranking.scored']),
      drawUpSheets: may(looking, ['score-sheet', 'score-sheet.drafted']),
    },
    lastUnits: Object.fromEntries(
      [...last].map(([domain, round]) => [domain, round.ranked().map(({ id }) => id)]),
    ),
  }
}
