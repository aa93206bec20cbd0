import type { SinglePeriod, SinglePeriodObjection } from '#shared/singlePeriod.ts'
import { either, type Tongue } from '#shared/wording/tongue.ts'

interface Said {
  /** The period by itself: `5月`, `1—2月`. */
  readonly span: string
  /** The value with its unit. */
  readonly figure: string
}

const WHY_NOT: Readonly<Record<SinglePeriodObjection, readonly [zh: string, en: string]>> = {
  'not-cumulative': [
    '不是累计数，没有可相减的',
    'not counted since January, so there is nothing to subtract',
  ],
  'not-allowed': [
    '该数不宜由累计相减推算当期',
    'a single period of this figure must not be reckoned by subtraction',
  ],
  missing: ['本期或上期累计缺数，不推算', 'one of the two cumulative values is missing'],
  'across-revision': [
    '本期或上期累计有修订，口径可能不一，不推算',
    'one of the two cumulative values was revised, so they may not stand on the same ground',
  ],
}

/** The period by itself in words, an estimate always labelled as one: `5月 8.2 亿元（推算：本期累计减上期累计）`. */
export function singlePeriodWords(single: SinglePeriod, { span, figure }: Said, tongue: Tongue): string {
  switch (single.kind) {
    case 'refused':
      return either(tongue, ...WHY_NOT[single.why])
    case 'whole':
      return `${span} ${figure}`
    case 'combined':
      return either(tongue, `${span} ${figure}（两月合并，不拆分）`, `${span} ${figure} (two months as one)`)
    case 'estimate':
      return single.isAccounted
        ? either(
            tongue,
            `${span} ${figure}（推算：本期累计减上期累计；该数按季核算，不由累计相减得出）`,
            `${span} ${figure} (estimate: this cumulative less the one before; the accounts are drawn up by quarters and not by subtraction)`,
          )
        : either(
            tongue,
            `${span} ${figure}（推算：本期累计减上期累计）`,
            `${span} ${figure} (estimate: this cumulative less the one before)`,
          )
  }
}
