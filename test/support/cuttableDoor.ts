import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A way to a server that can be cut as a cable is: connections stay open, and nothing comes through. */
export interface CuttableDoor {
  readonly url: string
  /** Where it leads to from now on. */
  readonly leadTo: (url: string) => void
  readonly cut: () => void
  readonly mend: () => void
  readonly close: () => Promise<void>
}

export async function cuttableDoor(to: string): Promise<CuttableDoor> {
  let target = new URL(to)
  let isCut = false
  const sockets = new Set<Socket>()
  const held = (socket: Socket): Socket => {
    sockets.add(socket)
    if (isCut) socket.pause()
    return socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
  }
  const server = createServer((inside) => {
    const outside = held(connect(Number(target.port), target.hostname))
    held(inside)
      .on('data', (bytes) => outside.write(bytes))
      .on('close', () => outside.destroy())
    outside.on('data', (bytes) => inside.write(bytes)).on('close', () => inside.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    leadTo: (url) => (target = new URL(url)),
    cut: () => {
      isCut = true
      sockets.forEach((socket) => socket.pause())
    },
    mend: () => {
      isCut = false
      sockets.forEach((socket) => socket.resume())
    },
    close: async () => {
      sockets.forEach((socket) => socket.destroy())
      server.close()
      await once(server, 'close')
    },
  }
}
