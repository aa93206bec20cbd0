import type { GridLine } from '#client/admin/gridLines.ts'

/** A line to draw, and the slot that it is drawn in. */
export interface SlottedLine {
  readonly index: number
  /** Pixels from the top of the first line. */
  readonly start: number
  readonly line: GridLine
  readonly slot: string
}

/**
 * Hands each drawn line a slot: a line that comes into view takes over the elements of one that has left it, which is
 * several times cheaper than making new ones. A line that stays keeps its slot, and with it the focus; a line that is no
 * longer in the sheet at all takes its slot with it, so that no other row inherits its focus.
 */
export function lineSlots() {
  const slots = new Map<string, string>()
  let made = 0

  return (drawn: readonly Omit<SlottedLine, 'slot'>[], all: readonly GridLine[]): readonly SlottedLine[] => {
    const here = new Set(drawn.map(({ line }) => line.key))
    const left = [...slots.keys()].filter((key) => !here.has(key))
    const isInSheet = left.length === 0 ? new Set<string>() : new Set(all.map(({ key }) => key))
    const free: string[] = []
    for (const key of left) {
      const slot = slots.get(key)
      if (slot?.startsWith('row') && isInSheet.has(key)) free.push(slot)
      slots.delete(key)
    }
    return drawn.map((item) => {
      const { key, kind } = item.line
      const slot = slots.get(key) ?? (kind === 'row' ? free.pop() : undefined) ?? `${kind} ${made++}`
      slots.set(key, slot)
      return { ...item, slot }
    })
  }
}
