import type { SceneShape } from '#shared/scenes/scene.ts'

/** Widest first. */
const FROM_ASPECT: readonly (readonly [shape: SceneShape, from: number])[] = [
  ['ultra', 4.6],
  ['wide', 3.1],
  ['broad', 2.2],
  ['standard', 1],
]

/** The shape of a wall of this size. */
export const shapeOf = (width: number, height: number): SceneShape =>
  FROM_ASPECT.find(([, from]) => width >= from * height)?.[0] ?? 'tall'
