import type { Pin } from '#client/rooms/projects/charts/map/mapPins.ts'

const SAMPLE_REM = 1

/** The largest of 1, 2 and 5 times a power of ten that does not pass an amount; undefined below one. */
export function roundAmount(most: number): number | undefined {
  if (most < 1) return undefined
  const power = 10 ** Math.floor(Math.log10(most))
  return (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1) * power
}

/** A round amount with its radius, small enough for a legend, by which the reader learns the scale of the areas. */
export function sampleOf(
  pins: readonly Pin[],
  radiusOf: (pin: Pin) => number,
  rem: number,
): { readonly yuan: number; readonly radius: number } | undefined {
  const largest = pins[0]
  const amount = largest?.project.totalInvestment
  if (!largest || !amount) return undefined
  const radius = radiusOf(largest)
  if (radius === 0) return undefined // not laid out yet
  const yuan = roundAmount(amount * Math.min(1, (SAMPLE_REM * rem) / radius) ** 2)
  return yuan === undefined ? undefined : { yuan, radius: radius * Math.sqrt(yuan / amount) }
}
