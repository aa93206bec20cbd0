import type { Progress } from '#shared/progress.ts'
import { roundHalfUp } from '#shared/rounding.ts'

export type Light = 'green' | 'yellow' | 'red' | 'grey'

/** Points behind schedule at which a light turns: 10 to 30 inclusive yellow, beyond red (S10). */
export const BEHIND_YELLOW = 10
export const BEHIND_RED = 30

/** Decimals beyond which a difference is the arithmetic's and not the figures'. */
const DUST = 9

/** The light of a progress against schedule; grey where nothing is known. */
export function progressLight(state: Progress | undefined): Light {
  if (!state) return 'grey'
  const behind = roundHalfUp(-state.gap, DUST) // 3.2 of 8 is 40 percent, exactly ten points behind, and yellow
  if (behind > BEHIND_RED) return 'red'
  return behind >= BEHIND_YELLOW ? 'yellow' : 'green'
}
