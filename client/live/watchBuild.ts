import { renewPage } from '#client/live/renewal.ts'
import type { Face } from '#shared/contract/live.ts'

declare const __BUILD_ID__: string

const SPREAD_MS = 30_000
/** Screens are asked one after another to take a new build; one that nobody asked takes it by itself. */
const UNASKED_MS = 240_000

/**
 * Notices that the server serves another build. Pages that nobody types on take it by themselves, spread out so that they
 * do not all come at once; the admin panel keeps what is being typed and loads anew later. One that did not come up is
 * tried again.
 */
export function watchBuild(face: Face): (build: string) => void {
  const leastMs = face === 'wall' ? UNASKED_MS : 0
  let scheduled = false
  return (build) => {
    if (scheduled || face === 'admin' || build === '' || build === __BUILD_ID__) return
    scheduled = true
    setTimeout(() => void renewPage().then(() => (scheduled = false)), leastMs + Math.random() * SPREAD_MS)
  }
}
