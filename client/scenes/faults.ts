import { shallowReadonly, shallowRef } from 'vue'
import type { ScreenFault } from '#shared/screens/screen.ts'

const KEPT = 20
const LONGEST = 200

/** A fault, and when it was on this page's own steady time: what the hour was, the server's clock says when it is told. */
export interface NotedFault extends Pick<ScreenFault, 'kind' | 'what'> {
  readonly ms: number
}
const kept = shallowRef<readonly NotedFault[]>([])

/** What went wrong on this page of late, newest last; told with every heartbeat. */
export const faults = shallowReadonly(kept)

/** Notes that something went wrong here; `what` names a widget, a file or a message, never a figure. */
export function reportFault({ kind, what }: Pick<ScreenFault, 'kind' | 'what'>): void {
  kept.value = [...kept.value, { ms: performance.now(), kind, what: what.slice(0, LONGEST) }].slice(-KEPT)
}
