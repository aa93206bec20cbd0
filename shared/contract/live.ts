import type { OpenWord } from '#shared/contract/open.ts'
import type { DraftState } from '#shared/contract/drafts.ts'
import type { Problem } from '#shared/contract/problem.ts'
import type { Release } from '#shared/release.ts'
import type {
  Pointing,
  PointingHere,
  ScreenCommand,
  ScreenLine,
  ScreenSelf,
  ScreenStatus,
} from '#shared/screens/screen.ts'
import type { CellKey } from '#shared/series.ts'

/*
 * Everything that crosses the socket, on one page. Namespace /live. Sockets announce, HTTP answers: nothing is
 * written here, and a client that cannot follow is told to fetch a snapshot.
 */
export const LIVE_NAMESPACE = '/live'

export type Face = 'wall' | 'tablet' | 'admin' | 'other'

/** Releases of one tick in one frame, oldest first. */
export interface ReleaseFrame {
  readonly epoch: string
  readonly releases: readonly Release[]
}

/** The server's word that it is alive and where the log stands; every {@link HEAD_EVERY_MS}. */
export interface Head {
  readonly epoch: string
  readonly seq: number
  readonly at: string
  /**
   * Identity of the client build that the server serves; a screen with another one reloads itself. Empty while several
   * servers of one installation serve different ones.
   */
  readonly build: string
}

export interface FollowRequest {
  readonly epoch: string
  readonly seq: number
}
export type FollowReply =
  | { readonly releases: readonly Release[]; readonly head: Head }
  | { readonly snapshot: true; readonly head: Head }

export interface Painted {
  readonly seq: number
  /** From the arrival of the frame on this page to the frame that shows it, in milliseconds. */
  readonly ms: number
}

/** Which draft somebody has open, and in which cell they are; null once they have left it. */
export interface EditRequest {
  readonly draft: string | null
  readonly cell?: CellKey | null
}

/** To those who have the draft open: where it stands and who else has it open. What changed is asked for over HTTP. */
export interface DraftFrame {
  readonly id: string
  readonly version: number
  readonly state: DraftState
  /** One for each person and cell, oneself included. */
  readonly editors: readonly { readonly name: string; readonly cell: CellKey | null }[]
}

/** How far a release has got. Percentiles in milliseconds over the screens that have painted it. */
export interface ReleaseReceipts {
  readonly seq: number
  readonly following: number
  readonly painted: number
  readonly p50: number | null
  readonly p95: number | null
  readonly byFace: readonly {
    readonly face: Face
    readonly following: number
    readonly painted: number
    readonly p95: number | null
  }[]
}

/** The server's clock when it answered, in milliseconds: what screens set theirs by. */
export interface PresenceReply {
  readonly at: number
}

export interface ClientToServer {
  follow: (request: FollowRequest, reply: (answer: FollowReply) => void) => void
  painted: (receipt: Painted) => void
  /** Of filers and reviewers; a draft that one may not see is not there. */
  edit: (request: EditRequest, reply?: () => void) => void
  /** Who this is; the answer comes at once, so that the page knows how long its connection takes. */
  present: (presence: { readonly face: Face }, reply: (answer: PresenceReply) => void) => void
  /** Of screens: how they are, every five seconds. */
  status: (status: ScreenStatus) => void
  /** Of whoever presents on a screen, as often as the pointer moves; others are not heard. */
  point: (pointing: Pointing) => void
}
export interface ServerToClient {
  /** To everybody who listens at the namespace of open data. */
  seq: (word: OpenWord) => void
  release: (frame: ReleaseFrame) => void
  head: (head: Head) => void
  /** To staff only. */
  receipts: (receipts: ReleaseReceipts) => void
  draft: (frame: DraftFrame) => void
  /** Some draft that one may see has changed: lists of drafts are worth asking for again. */
  desk: () => void
  /** To a screen: what it is, how it is set up and who presents on it; on joining and whenever that changes. */
  self: (self: ScreenSelf) => void
  /** To a screen: do this, and answer once it is done. */
  command: (command: ScreenCommand, done: (answer: { readonly done: boolean }) => void) => void
  /** To a screen: the pointer of whoever presents. */
  point: (pointing: PointingHere) => void
  /** To those who look at the roll-call: the lines that have changed. */
  roll: (lines: readonly ScreenLine[]) => void
  /** An event that could not be read or is not allowed, where it came without a callback to answer with. */
  problem: (problem: Problem) => void
}

export const HEAD_EVERY_MS = 5_000
/** A screen that has heard nothing for this long says so on its figures. */
export const STALE_AFTER_MS = 9_000
/** More releases than this are not replayed to a client; it takes a snapshot. */
export const REPLAY_LIMIT = 500
