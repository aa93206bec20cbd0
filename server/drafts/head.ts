import { DraftHead } from '#shared/contract/drafts.ts'

export const EMPTY_HEAD: DraftHead = {
  title: null,
  reason: '',
  revision: null,
  preliminary: false,
  source: null,
}

/** The head as it is stored; what was written by an earlier version lacks nothing. */
export const readHead = (stored: string): DraftHead => DraftHead.parse(JSON.parse(stored))
