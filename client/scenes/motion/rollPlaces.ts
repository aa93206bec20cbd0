/** One place of a number while it rolls: a digit from one to another, or a sign that stands. */
export type RollPlace =
  | { readonly kind: 'digit'; readonly from: number; readonly to: number }
  | { readonly kind: 'sign'; readonly sign: string }

const isDigit = (char: string | undefined): char is string => char !== undefined && char >= '0' && char <= '9'

/**
 * The places of a number that changes, from left to right. Digits are matched by their place value, counted from the
 * decimal point; one that was not there rolls up from zero. Undefined where there is nothing to roll.
 */
export function rollPlaces(before: string, after: string): readonly RollPlace[] | undefined {
  if (before === after || ![...before].some(isDigit) || ![...after].some(isDigit)) return undefined
  const former = digitsByPlace(before)
  const places = digitsByPlace(after)
  return [...after].map((char, i) => {
    if (!isDigit(char)) return { kind: 'sign', sign: char }
    const place = [...places.entries()].find(([, at]) => at.index === i)?.[0] ?? 0
    return { kind: 'digit', from: former.get(place)?.digit ?? 0, to: Number(char) }
  })
}

/** Digits by their place: 0 for the ones, 1 for the tens, −1 for the tenths. */
function digitsByPlace(
  text: string,
): ReadonlyMap<number, { readonly digit: number; readonly index: number }> {
  const chars = [...text]
  const point = chars.indexOf('.')
  const found = chars.flatMap((char, index) => (isDigit(char) ? [{ digit: Number(char), index }] : []))
  const whole = found.filter(({ index }) => point < 0 || index < point).length
  return new Map(found.map((digit, i) => [whole - 1 - i, digit]))
}
