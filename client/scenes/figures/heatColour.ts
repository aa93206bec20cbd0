import type { HeatScale } from '#client/scenes/figures/heat.ts'

/** So much colour at most: text on it stays readable (WCAG AA on the wall's ground, see the test). */
export const MOST_COLOUR = 0.45
const LEAST_COLOUR = 0.05

/** The ground of a cell: teal for good, red for bad; one hue where there is no nought to be around. */
export function heatColour(scale: HeatScale, strength: number | undefined, isNeutral: boolean): string {
  if (strength === undefined) return 'transparent'
  const share = LEAST_COLOUR + Math.abs(strength) * (MOST_COLOUR - LEAST_COLOUR)
  return `color-mix(in srgb, ${hueOf(scale, strength, isNeutral)} ${(share * 100).toFixed(1)}%, transparent)`
}

/** Neither rising nor falling prices are good as such. */
function hueOf(scale: HeatScale, strength: number, isNeutral: boolean): string {
  if (scale === 'own-range') return 'var(--accent)'
  if (isNeutral) return strength < 0 ? 'var(--province)' : 'var(--accent)'
  return strength < 0 ? 'var(--down)' : 'var(--up)'
}
