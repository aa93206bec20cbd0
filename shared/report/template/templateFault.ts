export type TemplateFaultCode =
  | 'unexpected'
  | 'unclosed-slot'
  | 'unclosed-block'
  | 'unopened-block'
  | 'unknown-block'
  | 'unknown-figure'
  | 'unknown-report-word'
  | 'unknown-filter'
  | 'filter-argument'
  | 'wrong-unit'
  | 'wrong-kind'
  | 'no-filter'
  | 'codes'
  | 'unknown-domain'
  | 'unknown-view'
  | 'table-cells'
  | 'too-large'
  | 'title'

/** How long a template or the text of a report may be. */
export const MOST_TEMPLATE_LENGTH = 60_000

/** What is wrong with a template, where, and what may have been meant. Lines and columns count from 1. */
export interface TemplateFault {
  readonly code: TemplateFaultCode
  readonly at: number
  readonly end: number
  readonly line: number
  readonly column: number
  readonly zh: string
  readonly en: string
  /** What to write instead, as it would stand between `at` and `end`; empty where it should go. */
  readonly suggestion?: string
}
