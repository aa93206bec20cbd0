/** The exact decimal that a number stands for, never with an exponent: `0.00000012`, `123400000000000000000000`. */
export function decimalText(value: number): string {
  const [digits = '', power] = String(value).split('e')
  if (power === undefined) return digits
  const sign = digits.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = digits.slice(sign.length).split('.')
  const point = whole.length + Number(power)
  const all = whole + fraction
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`
  return point >= all.length
    ? sign + all.padEnd(point, '0')
    : `${sign}${all.slice(0, point)}.${all.slice(point)}`
}
