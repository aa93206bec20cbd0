import { either, pointsWords, roundedFor, type Against, type Tongue } from '#shared/wording/tongue.ts'

const THAN = {
  previous: { zh: '上期', en: 'the previous period' },
  'last-year': { zh: '上年同期', en: 'the same period last year' },
} as const

/** A plain difference of amounts or counts; `size` words it with its unit: `增加1.2 亿元`, `减少3 家`, `持平`. */
export function amountChangeWords(delta: number, size: string, tongue: Tongue): string {
  const rounded = roundedFor(delta, tongue)
  if (rounded === 0) return either(tongue, '持平', 'unchanged')
  return rounded > 0
    ? either(tongue, `增加${size}`, `up ${size}`)
    : either(tongue, `减少${size}`, `down ${size}`)
}

/** The difference of two rates that are no growth (a completion, a share): `提高2.1个百分点`. */
export function pointsChangeWords(delta: number, tongue: Tongue): string {
  const rounded = roundedFor(delta, tongue)
  if (rounded === 0) return either(tongue, '持平', 'unchanged')
  const by = pointsWords(delta, tongue)
  return rounded > 0 ? either(tongue, `提高${by}`, `up ${by}`) : either(tongue, `下降${by}`, `down ${by}`)
}

/** What a change is against, before it: `比上期`, `on the previous period`. */
export const thanWords = (against: Against, tongue: Tongue): string =>
  either(tongue, `比${THAN[against].zh}`, `on ${THAN[against].en}`)
