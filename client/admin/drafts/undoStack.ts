import {
  doneAgain,
  joined,
  madeBy,
  stepBetween,
  takenBack,
  type CellChanges,
  type Step,
} from '#client/admin/drafts/undoSteps.ts'
import type { Entries } from '#client/admin/entryActs.ts'

const MAX_UNDO = 200

/** What one person did at one place, to be taken back and done again. */
export function undoStack() {
  let past: readonly Step[] = []
  let future: readonly Step[] = []
  /** Keystrokes in one cell undo as one. */
  let single = ''

  return {
    /** Notes an act and hands back what it changed; acts of the same `name` are one step. */
    did(before: Entries, after: Entries, name: string): CellChanges {
      const step = stepBetween(before, after)
      const last = past.at(-1)
      const goesOn = name !== '' && name === single && last !== undefined
      past = goesOn ? [...past.slice(0, -1), joined(last, step)] : [...past, step].slice(-MAX_UNDO)
      single = name
      future = []
      return madeBy(step)
    },
    undo(now: Entries): CellChanges {
      const step = past.at(-1)
      if (!step) return []
      past = past.slice(0, -1)
      future = [step, ...future]
      single = ''
      return takenBack(step, now)
    },
    redo(now: Entries): CellChanges {
      const [step, ...rest] = future
      if (!step) return []
      past = [...past, step]
      future = rest
      return doneAgain(step, now)
    },
    /** The next keystroke is a step of its own. */
    end: (): void => void (single = ''),
    forget: (): void => {
      past = future = []
      single = ''
    },
  }
}
