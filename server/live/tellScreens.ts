import type { Logger } from 'pino'
import { screenRoom, type LiveNamespace } from '#server/live/liveSocket.ts'
import type { Screens } from '#server/screens/index.ts'

/** Tells each screen what it is when it joins, and again whenever that changes. */
export function tellScreens(live: LiveNamespace, screens: Screens, log: Pick<Logger, 'error'>): void {
  live.on('connection', (socket) => {
    const { identity } = socket.data
    if (identity.screen === null) return
    void socket.join(screenRoom(identity.screen))
    screens
      .self(identity)
      .then((self) => self && socket.emit('self', self))
      .catch((error: unknown) => log.error({ err: error }, 'a screen was not told what it is'))
  })
  screens.onChanged((id, self) => void (self && live.to(screenRoom(id)).emit('self', self)))
}
