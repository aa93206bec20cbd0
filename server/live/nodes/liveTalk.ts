import { z } from 'zod'
import { FaceSchema } from '#server/live/nodes/receiptReport.ts'
import type { Bus } from '#server/nodes/bus.ts'
import { gossip } from '#server/nodes/gossip.ts'
import type { Face } from '#shared/contract/live.ts'

const Said = z.object({
  build: z.string().max(100),
  following: z.array(z.tuple([FaceSchema, z.int().min(0)])),
})

/** What nodes say of the pages that they serve and of those that follow. */
export interface LiveTalk {
  readonly say: (following: ReadonlyMap<Face, number>) => void
  /** How many pages of each face follow, over all nodes. */
  readonly following: () => ReadonlyMap<Face, number>
  /**
   * Identity of the build that all nodes serve; none while they differ, since a page that takes the new one would be
   * handed the old one by the next node.
   */
  readonly build: () => string
  readonly close: () => void
}

export function openLiveTalk(bus: Bus, build: string): LiveTalk {
  const talk = gossip(bus, 'live', Said)
  let own: ReadonlyMap<Face, number> = new Map()
  const say = (): void => talk.say({ build, following: [...own] })
  say()
  return {
    say: (following) => {
      own = following
      say()
    },
    following: () => {
      const all = new Map(own)
      for (const { following } of talk.others().values())
        for (const [face, count] of following) all.set(face, (all.get(face) ?? 0) + count)
      return all
    },
    build: () => ([...talk.others().values()].every((other) => other.build === build) ? build : ''),
    close: talk.close,
  }
}
