/** How a light follower joins a server, told to another process: plain data. */
export interface FollowPlan {
  readonly url: string
  /** Sent on the server's greeting; empty for a bare WebSocket. */
  readonly join: string
  /** Sent once joined; empty where joining is all. */
  readonly follow: string
  /** The beginning of every message that carries releases. */
  readonly carries: string
  /** Answer each release with a receipt, as our pages do. */
  readonly receipts?: boolean
}

/** What followers have received since they were last asked. */
export interface Received {
  readonly messages: number
  readonly bytes: number
}

export type FollowerCommand =
  | { readonly open: { readonly plan: FollowPlan; readonly count: number } }
  | { readonly ask: true }
  | { readonly close: true }

export type FollowerReport =
  | { readonly opened: number }
  | { readonly received: Received }
  | { readonly failed: string }
  | { readonly closed: true }
