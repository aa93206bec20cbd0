import type { Selection, Showing } from '#shared/screens/screen.ts'

/*
 * What the presenter's page and the wall in its frame say to each other. Both are pages of ours: whoever listens checks
 * origin and sender (`hearFrom`), and takes the rest as it is.
 */

/** To the frame: what the screen shows. */
export interface MirrorShows {
  readonly guanlan: 'mirror'
  readonly showing: Showing
}
/** From the frame: it is there; where somebody points, in shares of its width and height; what they tapped. */
export type MirrorMessage =
  | { readonly guanlan: 'mirror-ready' }
  | { readonly guanlan: 'mirror-point'; readonly at: { readonly x: number; readonly y: number } | null }
  | { readonly guanlan: 'mirror-select'; readonly selection: Selection }

const isOurs = (data: unknown): data is { readonly guanlan: unknown } =>
  typeof data === 'object' && data !== null && 'guanlan' in data

export const isMirrorShows = (data: unknown): data is MirrorShows => isOurs(data) && data.guanlan === 'mirror'
export const isMirrorMessage = (data: unknown): data is MirrorMessage =>
  isOurs(data) && typeof data.guanlan === 'string' && data.guanlan.startsWith('mirror-')
