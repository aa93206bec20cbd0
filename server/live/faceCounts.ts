import type { Face } from '#shared/contract/live.ts'

/** How many of each face there are, kept up with every change. */
export interface FaceCounts {
  readonly counts: ReadonlyMap<Face, number>
  readonly add: (face: Face, by: 1 | -1) => void
}

export function faceCounts(): FaceCounts {
  const counts = new Map<Face, number>()
  return {
    counts,
    add: (face, by) => {
      const count = (counts.get(face) ?? 0) + by
      if (count > 0) counts.set(face, count)
      else counts.delete(face)
    },
  }
}
