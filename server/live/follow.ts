import { Failure } from '#server/failure.ts'
import type { Announcer } from '#server/live/announcer.ts'
import type { Reply } from '#server/live/listen.ts'
import type { LiveSocket } from '#server/live/liveSocket.ts'
import type { Releases } from '#server/releases/index.ts'
import type { FollowReply, FollowRequest } from '#shared/contract/live.ts'

export type Follow = (socket: LiveSocket, request: FollowRequest, reply: Reply) => Promise<void>

export interface FollowPorts {
  readonly releases: Pick<Releases, 'releasesAfter'>
  readonly announcer: Pick<Announcer, 'head'>
  /** Resolves when this node knows what any other one did when it was asked. */
  readonly current: () => Promise<void>
  /** Sends the socket everything after this seq from now on. */
  readonly join: (socket: LiveSocket, seq: number) => void
}

/** While this many releases in a row slip in between question and answer, a snapshot is the quicker way. */
const TRIES = 5

/**
 * Tells a screen what it has missed and lets it follow from exactly there: the answer ends at the head of the log, and
 * every later release comes as a frame. Throws Failure `invalid` where there is no callback.
 */
export const followUseCase =
  ({ releases, announcer, current, join }: FollowPorts): Follow =>
  async (socket, { epoch, seq }, reply) => {
    if (!reply) throw new Failure('invalid', [{ pointer: 'callback', code: 'required' }])
    // It comes from another node that was quicker.
    if (seq > announcer.head().seq) await current()
    for (let tries = 0; tries < TRIES; tries++) {
      const missed = epoch === announcer.head().epoch ? await releases.releasesAfter(seq) : 'snapshot'
      // From here to the reply nothing can come in between; what waited has gone to those who follow already.
      const head = announcer.head()
      if (missed === 'snapshot') break
      if (seq + missed.length < head.seq) continue
      join(socket, head.seq)
      return reply({ releases: missed, head } satisfies FollowReply)
    }
    reply({ snapshot: true, head: announcer.head() } satisfies FollowReply)
  }
