import type { Namespace, Server, Socket } from 'socket.io'
import type { Identity } from '#server/accounts/index.ts'
import type { CellKey } from '#shared/series.ts'
import type { ClientToServer, Face, ServerToClient } from '#shared/contract/live.ts'

/** What the server knows of one socket. */
export interface SocketState {
  readonly identity: Identity
  face: Face
  /** Whether releases are sent to it. */
  following: boolean
  /** The newest release that it is known to show. */
  paintedSeq: number
  /** The draft that it has open. */
  editing: { readonly draft: string; readonly cell: CellKey | null } | undefined
}

type NoEvents = Record<string, never>
export type LiveServer = Server<ClientToServer, ServerToClient, NoEvents, SocketState>
export type LiveNamespace = Namespace<ClientToServer, ServerToClient, NoEvents, SocketState>
export type LiveSocket = Socket<ClientToServer, ServerToClient, NoEvents, SocketState>

/** Releases go to this room and to nobody outside of it. */
export const BOARD_ROOM = 'board'
/** Receipts go to this one. */
export const STAFF_ROOM = 'staff'
/** Whoever may look at the roll-call of screens. */
export const ROLL_ROOM = 'roll'
/** Those who have a draft open; whoever may no longer see it is put out. */
export const draftRoom = (id: string): string => `draft:${id}`
/** All pages of one screen. */
export const screenRoom = (id: string): string => `screen:${id}`
/** All sockets that a session, token or account stands behind, to be cut when it ends. */
export const credentialRoom = (key: string): string => `credential:${key}`
