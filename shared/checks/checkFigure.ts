import type { Candidate, CheckContext } from '#shared/checks/context.ts'
import { checkDecimals, checkOverFull } from '#shared/checks/digits.ts'
import type { Finding } from '#shared/checks/finding.ts'
import { checkDirection } from '#shared/checks/growth.ts'
import { checkHistory } from '#shared/checks/history.ts'
import { checkNothing, checkPeriod, checkPlace, checkShare, checkWhole } from '#shared/checks/impossible.ts'
import { checkLastYear } from '#shared/checks/lastYear.ts'
import { checkOverTotal, checkParts } from '#shared/checks/parts.ts'
import { checkFall, checkMonths, checkStandstill } from '#shared/checks/sinceJanuary.ts'
import { checkUnitJump } from '#shared/checks/unitJump.ts'

type Check = (candidate: Candidate, context: CheckContext) => Finding | undefined

const IMPOSSIBLE: readonly Check[] = [checkPeriod, checkWhole, checkNothing, checkShare, checkPlace]
/** Each explains away those behind it: one slip is asked about once. */
const UNKNOWN_TO_HISTORY: readonly Check[] = [checkUnitJump, checkHistory]
const BESIDE_OTHERS: readonly Check[] = [
  checkOverFull,
  checkDecimals,
  checkFall,
  checkStandstill,
  checkLastYear,
  checkMonths,
  checkParts,
  checkOverTotal,
  checkDirection,
]

/**
 * Everything to be said of a value before it is submitted, in the grid as it is typed and again on the server. What
 * cannot be stands alone: no question is asked about it, nor about a value that is public already.
 */
export function checkFigure(candidate: Candidate, context: CheckContext): readonly Finding[] {
  const ask = (check: Check): Finding | undefined => check(candidate, context)
  const isFinding = (finding: Finding | undefined): finding is Finding => finding !== undefined
  const impossible = IMPOSSIBLE.map(ask).filter(isFinding)
  if (impossible.length > 0) return impossible
  if (isPublic(candidate, context)) return []
  const unknown = UNKNOWN_TO_HISTORY.map(ask).find(isFinding)
  return [unknown, ...BESIDE_OTHERS.map(ask)].filter(isFinding)
}

const isPublic = ({ series, period, value }: Candidate, { history }: CheckContext): boolean =>
  history(series).some((o) => o.period === period && o.value === value && !o.demo)
