import type { LiveServer } from '#server/live/liveSocket.ts'
import type { ConnectionWatch } from '#server/live/watchConnections.ts'
import type { Releases } from '#server/releases/index.ts'
import { OPEN_NAMESPACE, type OpenWord } from '#shared/contract/open.ts'

/** However fast releases come: who needs more follows with credentials. */
const TELL_EVERY_MS = 1_000

interface OpenWordPorts {
  readonly releases: Pick<Releases, 'board' | 'subscribe'>
  /** Whoever listens here asks for nothing. */
  readonly asked?: ConnectionWatch['asked'] | undefined
}

/**
 * A namespace for anybody, without credentials, that says which seq exists and takes nothing: the figures themselves come
 * from caches. The answer ends it.
 */
export function openWord(io: LiveServer, { releases, asked }: OpenWordPorts): () => void {
  const crowd = io.of(OPEN_NAMESPACE)
  const word = (): OpenWord => {
    const { epoch, seq } = releases.board()
    return { epoch, seq }
  }
  let timer: NodeJS.Timeout | undefined
  const tell = (): void => {
    timer = undefined
    crowd.emit('seq', word())
  }
  crowd.on('connection', (socket) => {
    asked?.(socket)
    socket.onAny(() => socket.disconnect(true))
    socket.emit('seq', word())
  })
  const unsubscribe = releases.subscribe(() => void (timer ??= setTimeout(tell, TELL_EVERY_MS)))
  return () => {
    unsubscribe()
    clearTimeout(timer)
  }
}
