import { shallowReadonly, shallowRef } from 'vue'
import type { ScreenFault } from '#shared/screens/screen.ts'

const KEPT = 20
const LONGEST = 200
const kept = shallowRef<readonly ScreenFault[]>([])

/** What went wrong on this page of late, newest last; told with every heartbeat. */
export const faults = shallowReadonly(kept)

/** Notes that something went wrong here; `what` names a widget, a file or a message, never a figure. */
export function reportFault({ kind, what }: Pick<ScreenFault, 'kind' | 'what'>): void {
  kept.value = [...kept.value, { at: Date.now(), kind, what: what.slice(0, LONGEST) }].slice(-KEPT)
}
