import type { CheckAnswer } from '#shared/contract/drafts.ts'

/** `hard`: it cannot be, and stops the figure. `soft`: it asks, and the answer is kept with the figure. */
export type Severity = 'hard' | 'soft'

/** What each check may find, and how much it weighs. */
export const CHECKS = {
  'period-kind': 'hard',
  'january-combined': 'hard',
  'period-not-open': 'hard',
  'not-whole': 'hard',
  'below-nothing': 'hard',
  'no-such-share': 'hard',
  'no-such-place': 'hard',
  'unit-jump': 'soft',
  'out-of-history': 'soft',
  'out-of-same-months': 'soft',
  'over-full': 'soft',
  decimals: 'soft',
  fell: 'soft',
  stood: 'soft',
  'last-year': 'soft',
  months: 'soft',
  parts: 'soft',
  'over-total': 'soft',
  direction: 'soft',
} as const satisfies Readonly<Record<string, Severity>>
export type CheckCode = keyof typeof CHECKS

/** What a check has to say of a value. */
export interface Finding {
  readonly code: CheckCode
  readonly severity: Severity
  /** The numbers and names of its sentence, numbers in the indicator's own unit. */
  readonly params: Readonly<Record<string, number | string>>
  /** What may have been meant, in the indicator's own unit. */
  readonly proposal?: number
  /** The unit that the value seems to have been given in. */
  readonly unit?: string
}

/** The finding of a check, or of none. */
export const found = (
  code: CheckCode,
  params: Finding['params'] = {},
  more: Pick<Finding, 'proposal' | 'unit'> = {},
): Finding => ({ code, severity: CHECKS[code], params, ...more })

/** Whether somebody has said that this very value is meant. What cannot be is never settled by a word. */
export const isAnswered = (
  { code, severity }: Finding,
  value: number,
  answers: readonly CheckAnswer[],
): boolean => severity === 'soft' && answers.some((a) => a.code === code && a.value === value)

/** The findings that still stand in the way of a value. */
export const openFindings = (
  findings: readonly Finding[],
  value: number,
  answers: readonly CheckAnswer[],
): readonly Finding[] => findings.filter((finding) => !isAnswered(finding, value, answers))
