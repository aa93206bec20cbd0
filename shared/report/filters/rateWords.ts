import type { Rounding } from '#shared/rounding.ts'
import { fixed } from '#shared/report/filters/plainNumber.ts'
import { growthWords, rateTurn } from '#shared/wording/growth.ts'
import { pointsWords, roundedFor, type Tongue } from '#shared/wording/tongue.ts'

/** `41.7%`, and `100%` only for what is exactly a hundred. */
export const percentOf = (value: number, rounding: Rounding): string =>
  `${Number.isInteger(value) ? value + 0 : fixed(value, 1, rounding)}%`

/** `-3.1%`, as tables have it. */
export const speedOf = (value: number, rounding: Rounding): string => `${fixed(value, 1, rounding)}%`

/** A growth rate beside that of the same period last year, in the words of the rules: `比上年同期加快0.8个百分点`. */
export function yoyDiffWords(now: number, before: number, tongue: Tongue): string {
  const by = pointsWords(now - before, tongue)
  const [a, b] = [roundedFor(now, tongue), roundedFor(before, tongue)]
  if (a > 0 && b < 0) return `由降转升，本期${growthWords(now, tongue)}`
  if (a < 0 && b >= 0) return `由${b === 0 ? '平' : '升'}转降，本期${growthWords(now, tongue)}`
  switch (rateTurn(now, before, tongue)) {
    case 'decline-to-flat':
      return '由降转平'
    case 'decline-narrowed':
      return `降幅比上年同期收窄${by}`
    case 'decline-widened':
      return `降幅比上年同期扩大${by}`
    case 'faster':
    case 'to-growth':
      return `比上年同期加快${by}`
    case 'slower':
    case 'growth-to-flat':
      return `比上年同期回落${by}`
    default:
      return '与上年同期相同'
  }
}
