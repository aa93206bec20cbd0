import { periodLabel, type Day } from '#shared/period.ts'
import { charactersOf } from '#shared/report/paper/charactersOf.ts'

/** Who issues the report and when, set at the right, with the free characters that the standard leaves there. */
export interface Signature {
  readonly part: 'signature'
  readonly issuer: string
  readonly date: string
  readonly issuerIndent: number
  readonly dateIndent: number
}

const FREE = 2

/**
 * GB/T 9704—2012, 7.3.5.2: two characters stay free right of the issuer; the date begins two characters after the issuer
 * does, and where that would take it beyond them, the issuer moves left instead.
 */
export function signature(issuer: string, issued: Day): Signature {
  const date = periodLabel(issued)
  const longer = charactersOf(date) + FREE - charactersOf(issuer)
  return {
    part: 'signature',
    issuer,
    date,
    issuerIndent: FREE + Math.max(0, longer),
    dateIndent: FREE + Math.max(0, -longer),
  }
}
