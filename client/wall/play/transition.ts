import { EASE, mayMove } from '#client/scenes/motion/motion.ts'
import type { Playlist } from '#shared/scenes/playlist.ts'

export type Transition = Playlist['transition']
export const CHANGE_MS = 600

interface Moves {
  readonly comes: Keyframe[]
  /** Of what is drawn, within the layer that comes. */
  readonly sheet?: Keyframe[]
}
const MOVES: Readonly<Record<Exclude<Transition, 'cut'>, Moves>> = {
  fade: { comes: [{ opacity: 0 }, { opacity: 1 }] },
  // An edge passes over the wall, and behind it the scene stands where it belongs: nothing is blended and no pixel
  // comes between two others, so that a machine without graphics hardware draws it in a quarter of the time of a fade.
  slide: {
    comes: [{ transform: 'translateX(100%)' }, { transform: 'none' }],
    sheet: [{ transform: 'translateX(-100%)' }, { transform: 'none' }],
  },
}

/**
 * Lets one scene come over another, by opacity and transform alone; resolves when it has come. The one below stays whole
 * until then, so that no frame is empty.
 */
export async function comeOver(comes: HTMLElement | null, transition: Transition): Promise<void> {
  if (!comes || transition === 'cut' || !mayMove()) return
  const frames = MOVES[transition]
  const timing = { duration: CHANGE_MS, easing: EASE }
  const moves = [comes.animate(frames.comes, timing)]
  const sheet = comes.firstElementChild
  if (sheet && frames.sheet) moves.push(sheet.animate(frames.sheet, timing))
  // A move that is broken off because its scene has gone has ended too.
  await Promise.all(moves.map((move) => move.finished.catch(() => undefined)))
}
