import { reloadWhenServed } from '#client/live/reloadWhenServed.ts'
import type { Face } from '#shared/contract/live.ts'

declare const __BUILD_ID__: string

const RELOAD_SPREAD_MS = 30_000

/**
 * Notices that the server serves another build. Screens nobody types on reload themselves within half a minute,
 * spread out so that they do not all come at once; the admin panel keeps what is being typed and loads anew later.
 */
export function watchBuild(face: Face): (build: string) => void {
  let scheduled = false
  return (build) => {
    if (scheduled || face === 'admin' || build === '' || build === __BUILD_ID__) return
    scheduled = true
    setTimeout(() => void reloadWhenServed(), Math.random() * RELOAD_SPREAD_MS)
  }
}
