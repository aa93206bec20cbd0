import { isDeepStrictEqual } from 'node:util'
import { delivered, faultsOf, said } from '#test/shared/report/template/aTemplate.ts'
import { UNFIT, UNREADABLE } from '#test/shared/report/template/faultyTemplates.ts'

/** Throws the names of the wrong templates that the checker does not judge as it should, and of right ones it refuses. */
export function judgeChecker(): void {
  const missed = [...UNREADABLE, ...UNFIT].flatMap(([why, body, ...expected]) =>
    isDeepStrictEqual(said(body), expected) ? [] : [why],
  )
  const refused = ['half-year', 'month', 'week', 'bulletin'].filter((code) =>
    faultsOf(delivered(code).replace(/^# .*$/m, '')).some(({ code: fault }) => fault !== 'unknown-view'),
  )
  if (missed.length + refused.length > 0) throw new Error([...missed, ...refused].join('\n'))
}
