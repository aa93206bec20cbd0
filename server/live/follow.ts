import { Failure } from '#server/failure.ts'
import type { Announcer } from '#server/live/announcer.ts'
import type { Reply } from '#server/live/listen.ts'
import type { LiveSocket } from '#server/live/liveSocket.ts'
import type { Releases } from '#server/releases/index.ts'
import type { FollowReply, FollowRequest } from '#shared/contract/live.ts'

export type Follow = (socket: LiveSocket, request: FollowRequest, reply: Reply) => Promise<void>

/** While this many releases in a row slip in between question and answer, a snapshot is the quicker way. */
const TRIES = 5

/**
 * Tells a screen what it has missed and lets it follow from exactly there: the answer ends at the newest release that
 * has been announced, and every later one comes as a frame. Throws Failure `invalid` where there is no callback.
 */
export const followUseCase =
  (
    releases: Pick<Releases, 'releasesAfter'>,
    announcer: Announcer,
    onJoin: (socket: LiveSocket) => void,
  ): Follow =>
  async (socket, { epoch, seq }, reply) => {
    if (!reply) throw new Failure('invalid', [{ pointer: 'callback', code: 'required' }])
    for (let tries = 0; tries < TRIES; tries++) {
      const missed = epoch === announcer.head().epoch ? await releases.releasesAfter(seq) : 'snapshot'
      // From here to the reply nothing can come in between; what waits goes first, to those who follow already.
      announcer.flush()
      const head = announcer.head()
      if (missed === 'snapshot' || seq > head.seq) break
      if (seq + missed.length < head.seq) continue
      announcer.join(socket)
      onJoin(socket)
      return reply({
        releases: missed.filter((release) => release.seq <= head.seq),
        head,
      } satisfies FollowReply)
    }
    reply({ snapshot: true, head: announcer.head() } satisfies FollowReply)
  }
