import type { LateWord } from '#shared/report/render/lateWords.ts'

/** A stretch of text on its way into the document. */
export interface Piece {
  readonly text: string
  readonly strong?: true
  readonly figure?: number
  /** Of a printed value: what has to be said of it where it stands, or at the end of its sentence. */
  readonly aside?: Aside
  /** Known only when all of the report has been printed. */
  readonly late?: LateWord
}

export interface Aside {
  /** Its own stretch of time, where the words around it name another. */
  readonly span: string | null
  readonly preliminary: boolean
  /** A target past its day. */
  readonly unmet: boolean
}

export const textOf = (pieces: readonly { readonly text: string }[]): string =>
  pieces.map(({ text }) => text).join('')
