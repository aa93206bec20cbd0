import type { SceneShape } from '#shared/scenes/scene.ts'

/** How wide the walls are that the editor shows, for their height. */
export const ASPECTS: Readonly<Record<SceneShape, number>> = {
  tall: 9 / 16,
  standard: 16 / 9,
  broad: 21 / 9,
  wide: 32 / 9,
  ultra: 48 / 9,
}
