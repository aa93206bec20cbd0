/** The largest of 1, 2 and 5 times a power of ten that does not pass an amount; undefined below one. */
export function roundAmount(most: number): number | undefined {
  if (most < 1) return undefined
  const power = 10 ** Math.floor(Math.log10(most))
  return (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1) * power
}
