import { EASE, mayMove } from '#client/scenes/motion/motion.ts'
import type { Playlist } from '#shared/scenes/playlist.ts'

export type Transition = Playlist['transition']
export const CHANGE_MS = 900

const FRAMES: Readonly<
  Record<Exclude<Transition, 'cut'>, { readonly comes: Keyframe[]; readonly goes: Keyframe[] }>
> = {
  fade: { comes: [{ opacity: 0 }, { opacity: 1 }], goes: [] },
  slide: {
    comes: [{ transform: 'translateX(100%)' }, { transform: 'none' }],
    goes: [{ transform: 'none' }, { transform: 'translateX(-30%)' }],
  },
}

/**
 * Lets one scene come over another, by opacity and transform alone; resolves when it has come. The one below stays whole
 * until then, so that no frame is empty.
 */
export async function comeOver(
  comes: HTMLElement | null,
  goes: HTMLElement | null,
  transition: Transition,
): Promise<void> {
  if (!comes || transition === 'cut' || !mayMove()) return
  const frames = FRAMES[transition]
  const timing = { duration: CHANGE_MS, easing: EASE }
  const moves = [comes.animate(frames.comes, timing)]
  if (goes && frames.goes.length > 0) moves.push(goes.animate(frames.goes, timing))
  // A move that is broken off because its scene has gone has ended too.
  await Promise.all(moves.map((move) => move.finished.catch(() => undefined)))
}
