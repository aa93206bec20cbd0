import type { Movement } from '#shared/movement.ts'
import { amountChangeWords, pointsChangeWords } from '#shared/wording/amount.ts'
import { growthWords, rateChangeWords } from '#shared/wording/growth.ts'
import { rankMoveWords } from '#shared/wording/rank.ts'
import type { Tongue } from '#shared/wording/tongue.ts'

/**
 * A movement in the words of its kind: a published growth grows, a growth rate speeds up or falls back, a completion
 * rises by points, a place moves forward, an amount increases. `size` words an amount's difference with its unit.
 */
export function movementWords(movement: Movement, size: string, tongue: Tongue): string {
  const { unit, delta, against, rates } = movement
  switch (unit) {
    case 'percent':
      return growthWords(delta, tongue)
    case 'pct-point':
      return rates
        ? rateChangeWords(rates.now, rates.before, against, tongue)
        : pointsChangeWords(delta, tongue)
    case 'place':
      return rankMoveWords(-delta, tongue)
    case 'own':
      return amountChangeWords(delta, size, tongue)
  }
}
