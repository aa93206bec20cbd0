import type { Scene } from '#shared/scenes/scene.ts'

/*
 * What the editor and the wall in its frame say to each other. Both are pages of ours: whoever listens checks origin and
 * sender, and takes the rest as it is.
 */

/** Where the grid of the scene lies in the frame, in shares of its width and height. */
export interface GridArea {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
export type FrameMessage =
  { readonly guanlan: 'layout-ready' } | { readonly guanlan: 'layout-grid'; readonly area: GridArea }
export interface LayoutMessage {
  readonly guanlan: 'layout'
  readonly scene: Scene
}

/** The code under which a frame shows what is being prepared; no scene and no room has it. */
export const PREPARED = 'in-preparation'

const isOurs = (data: unknown): data is { readonly guanlan: unknown } =>
  typeof data === 'object' && data !== null && 'guanlan' in data

export const isLayoutMessage = (data: unknown): data is LayoutMessage =>
  isOurs(data) && data.guanlan === 'layout'
export const isFrameMessage = (data: unknown): data is FrameMessage =>
  isOurs(data) && (data.guanlan === 'layout-ready' || data.guanlan === 'layout-grid')
