import { either, pointsWords, roundedFor, type Tongue } from '#shared/wording/tongue.ts'

/** Completion minus time elapsed in words (S9): `低于序时进度14.2个百分点`, `与序时进度持平`. */
export function scheduleWords(gap: number, tongue: Tongue): string {
  const rounded = roundedFor(gap, tongue)
  if (rounded === 0) return either(tongue, '与序时进度持平', 'on schedule')
  const by = pointsWords(gap, tongue)
  return rounded > 0
    ? either(tongue, `高于序时进度${by}`, `${by} ahead of schedule`)
    : either(tongue, `低于序时进度${by}`, `${by} behind schedule`)
}

/**
 * A figure beside another's: `高于全市2.1个百分点`, `与全市持平`. `what` names the other one, `size` words the
 * distance without a sign and defaults to percentage points; give it for anything that is no rate.
 */
export function besideWords(
  delta: number,
  what: string,
  tongue: Tongue,
  size: string = pointsWords(delta, tongue),
): string {
  const head = besideHead(delta, what, tongue)
  if (roundedFor(delta, tongue) === 0) return head
  return either(tongue, `${head}${size}`, `${size} ${head}`)
}

/** The words alone, for a card that sets the distance apart: `高于全市`, `与全市持平`. */
export function besideHead(delta: number, what: string, tongue: Tongue): string {
  const rounded = roundedFor(delta, tongue)
  if (rounded === 0) return either(tongue, `与${what}持平`, `level with ${what}`)
  return rounded > 0
    ? either(tongue, `高于${what}`, `above ${what}`)
    : either(tongue, `低于${what}`, `below ${what}`)
}
