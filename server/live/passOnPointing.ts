import { Failure } from '#server/failure.ts'
import type { FarPointing } from '#server/live/nodes/farPointing.ts'
import { screenRoom, type LiveNamespace, type LiveSocket } from '#server/live/liveSocket.ts'
import { tokenBucket } from '#server/live/tokenBucket.ts'
import type { Screens } from '#server/screens/index.ts'
import type { Pointing } from '#shared/screens/screen.ts'

/** What comes faster is dropped: the next one says more. */
const PASSED_ON = { perSecond: 60, burst: 30 }

interface PointingPorts {
  readonly live: LiveNamespace
  readonly stages: Pick<Screens['stages'], 'point'>
  /** Takes it to a screen that hangs on another node. */
  readonly far: Pick<FarPointing, 'tell'>
  readonly nodeOf: (screen: string) => string | undefined
  /** From now on the socket may say as much as a pointer does. */
  readonly admit: (socket: LiveSocket) => void
}

/**
 * Hands the pointer of whoever presents on to that screen and to nobody else. Anybody else is refused; what a screen
 * cannot take at once is not kept for later.
 */
export function passOnPointing({ live, stages, far, nodeOf, admit }: PointingPorts) {
  const buckets = new WeakMap<LiveSocket, (now: number) => boolean>()
  return async (socket: LiveSocket, { screen, ...pointing }: Pointing): Promise<void> => {
    if (!(await stages.point(socket.data.identity.actor, screen))) throw new Failure('forbidden')
    const now = performance.now()
    const known = buckets.get(socket)
    const mayPass = known ?? tokenBucket(PASSED_ON, now)
    if (!known) {
      buckets.set(socket, mayPass)
      admit(socket)
    }
    if (!mayPass(now) && pointing.at !== null) return
    live.to(screenRoom(screen)).volatile.emit('point', pointing)
    if (nodeOf(screen) !== undefined) far.tell({ screen, ...pointing })
  }
}
