import { isSameEntry } from '#client/admin/drafts/entryWire.ts'
import type { Entries } from '#client/admin/entryActs.ts'
import type { Entry } from '#client/admin/rowState.ts'
import type { CellKey } from '#shared/series.ts'

/** What one act changed, cell by cell, so that taking it back leaves alone what colleagues did meanwhile. */
export type Step = ReadonlyMap<
  CellKey,
  { readonly before: Entry | undefined; readonly after: Entry | undefined }
>
export type CellChanges = readonly (readonly [CellKey, Entry | undefined])[]

/** What differs between two states of the cells. */
export function stepBetween(before: Entries, after: Entries): Step {
  const step = new Map<CellKey, { before: Entry | undefined; after: Entry | undefined }>()
  for (const [key, entry] of after) {
    if (before.get(key) !== entry) step.set(key, { before: before.get(key), after: entry })
  }
  for (const [key, entry] of before) if (!after.has(key)) step.set(key, { before: entry, after: undefined })
  return step
}

/** Two acts as one, for the keystrokes in one cell. */
export function joined(first: Step, then: Step): Step {
  const step = new Map(first)
  for (const [key, { before, after }] of then)
    step.set(key, { before: step.has(key) ? step.get(key)?.before : before, after })
  return step
}

export const madeBy = (step: Step): CellChanges => [...step].map(([key, { after }]) => [key, after])

/** Taking a step back, save in cells that read otherwise by now. */
export const takenBack = (step: Step, now: Entries): CellChanges =>
  [...step].flatMap(([key, { before, after }]) => (isSameEntry(now.get(key), after) ? [[key, before]] : []))

/** Doing it again, save in cells that read otherwise by now. */
export const doneAgain = (step: Step, now: Entries): CellChanges =>
  [...step].flatMap(([key, { before, after }]) => (isSameEntry(now.get(key), before) ? [[key, after]] : []))
