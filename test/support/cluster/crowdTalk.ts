import { createHash } from 'node:crypto'
import type { Board } from '#shared/board.ts'

/** The same for the same board, down to the order of its parts. */
export const boardHash = (board: Board): string =>
  createHash('sha256').update(JSON.stringify(board)).digest('hex').slice(0, 16)

/** What a crowd in a process of its own is told, and what it answers: plain data. */
export type CrowdCommand =
  | { readonly open: { readonly url: string; readonly token: string; readonly count: number } }
  | { readonly untilAt: number }
  | { readonly look: true }

export type CrowdAnswer =
  | { readonly opened: number }
  /** The instant at which the last one had the release. */
  | { readonly allAt: number }
  | { readonly seen: CrowdSeen }
  | { readonly failed: string }

export interface CrowdSeen {
  /** How many hold a board with this hash. */
  readonly boards: Readonly<Record<string, number>>
  readonly snapshots: number
  readonly joins: number
}
