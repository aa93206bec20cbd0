import type { Logger } from 'pino'
import type { Accounts, Identity } from '#server/accounts/index.ts'
import { credentialRoom, type LiveNamespace, type LiveSocket } from '#server/live/liveSocket.ts'

const SWEEP_MS = 2_000

/**
 * Cuts the sockets of every session, token and account that ends or changes: at once when this process did it, within
 * two seconds when another did. The answer stops the watch.
 */
export function watchCredentials(
  live: LiveNamespace,
  accounts: Accounts,
  onCut: (sockets: number) => void,
  log: Pick<Logger, 'error'>,
): () => void {
  const cutRoom = (key: string): void => {
    const room = credentialRoom(key)
    onCut(live.adapter.rooms.get(room)?.size ?? 0)
    live.in(room).disconnectSockets(true)
  }
  live.on('connection', (socket) => {
    const { key, account } = socket.data.identity
    void socket.join([key, ...(account === null ? [] : [account])].map(credentialRoom))
  })
  accounts.onEnded(cutRoom)

  let timer: NodeJS.Timeout | undefined
  const sweep = async (): Promise<void> => {
    try {
      const bearers = groupByIdentity(live.sockets.values())
      const ended = new Set(await accounts.recheck([...bearers.values()].map(({ identity }) => identity)))
      for (const { identity, sockets } of bearers.values()) {
        if (!ended.has(identity)) continue
        onCut(sockets.length)
        for (const socket of sockets) socket.disconnect(true)
      }
    } catch (error) {
      log.error({ err: error }, 'credentials could not be checked')
    }
    if (timer) timer = setTimeout(() => void sweep(), SWEEP_MS)
  }
  timer = setTimeout(() => void sweep(), SWEEP_MS)
  return () => {
    clearTimeout(timer)
    timer = undefined
  }
}

interface Bearers {
  readonly identity: Identity
  readonly sockets: LiveSocket[]
}

/** Sockets that stand for the same, so that five hundred screens with one token are one question. */
function groupByIdentity(sockets: Iterable<LiveSocket>): ReadonlyMap<string, Bearers> {
  const groups = new Map<string, Bearers>()
  for (const socket of sockets) {
    const { identity } = socket.data
    const name = JSON.stringify([identity.key, identity.actor])
    const group = groups.get(name)
    if (group) group.sockets.push(socket)
    else groups.set(name, { identity, sockets: [socket] })
  }
  return groups
}
