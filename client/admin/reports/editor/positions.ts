export interface Position {
  readonly line: number
  readonly column: number
}

/** Where a place in a text stands; lines and columns count from 1. */
export function positionAt(text: string, at: number): Position {
  const before = text.slice(0, at)
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: at - lineStart + 1 }
}

/** Where each line of a text begins. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
interface Fault {
  readonly at: number
  readonly end: number
}
/** The fault that a caret stands in, else the next one after it, else the first. */
export const faultNear = <One extends Fault>(faults: readonly One[], caret: number): One | undefined =>
  faultAt(faults, caret) ?? nextFault(faults, caret)

export const faultAt = <One extends Fault>(faults: readonly One[], caret: number): One | undefined =>
  faults.find(({ at, end }) => at <= caret && caret <= end)

/** The next fault after a place, round from the end to the first; `back` the one before it. */
export function nextFault<One extends Fault>(
  faults: readonly One[],
  caret: number,
  back = false,
): One | undefined {
  const inOrder = [...faults].sort((a, b) => a.at - b.at)
  return back
    ? (inOrder.findLast(({ at }) => at < caret) ?? inOrder.at(-1))
    : (inOrder.find(({ at }) => at > caret) ?? inOrder[0])
}
