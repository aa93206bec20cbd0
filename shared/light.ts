import type { Progress } from '#shared/progress.ts'

export type Light = 'green' | 'yellow' | 'red' | 'grey'

/** Points behind schedule at which a light turns: 10 to 30 inclusive yellow, beyond red (S10). */
export const BEHIND_YELLOW = 10
export const BEHIND_RED = 30

/** The light of a progress against schedule; grey where nothing is known. */
export function progressLight(state: Progress | undefined): Light {
  if (!state) return 'grey'
  const behind = -state.gap
  if (behind > BEHIND_RED) return 'red'
  return behind >= BEHIND_YELLOW ? 'yellow' : 'green'
}
