/** The parts of a 口径公式 as parsed; positions count characters of the catalogue's text from 0. */

interface Placed {
  readonly at: number
  /** First character after the part. */
  readonly end: number
}

/** Another figure of the same subject, at the same period or at the same period last year. */
export interface FigureTerm extends Placed {
  readonly type: 'figure'
  readonly code: string
  readonly lastYear: boolean
}
/** The share of the annual plan that the list's plan curve asks for by the end of the period, in percent. */
export interface ScheduleTerm extends Placed {
  readonly type: 'schedule'
  readonly list: string
}
/** Percent of the headline growth rates that are better than in the period before. */
export interface ImprovingTerm extends Placed {
  readonly type: 'share-improving'
}
export interface NumberTerm extends Placed {
  readonly type: 'number'
  /** As written, so that nothing is lost on the way to exact arithmetic. */
  readonly text: string
}
/** A count or sum over the records of a ledger, as they stood at the end of the period. */
export interface RecordsTerm extends Placed {
  readonly type: 'records'
  readonly aggregate: 'count' | 'sum' | 'count-distinct'
  readonly entity: string
  readonly field: string | null
  readonly where: readonly Condition[]
}
export interface BinaryTerm extends Placed {
  readonly type: 'binary'
  readonly operator: '+' | '-' | '*' | '/'
  readonly left: Expression
  readonly right: Expression
}
export type Expression = FigureTerm | ScheduleTerm | ImprovingTerm | NumberTerm | RecordsTerm | BinaryTerm

/** What a record must meet to be counted. `values` has one entry but for `in`. */
export interface Condition extends Placed {
  readonly field: string
  readonly test: 'equals' | 'in' | 'has' | 'is-set' | 'in-ytd' | 'in-year' | 'at-end' | 'covers-period'
  readonly values: readonly string[]
}

/** All parts that are no calculation themselves, in the order in which they are written. */
export function terms(expression: Expression): readonly Exclude<Expression, BinaryTerm>[] {
  if (expression.type !== 'binary') return [expression]
  return [...terms(expression.left), ...terms(expression.right)]
}

export const figureTerms = (expression: Expression): readonly FigureTerm[] =>
  terms(expression).filter((term) => term.type === 'figure')
