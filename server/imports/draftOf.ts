import type { AcceptOrder } from '#server/imports/ports.ts'
import { observationAt, type Board } from '#shared/board.ts'
import type { DraftEntryInput } from '#shared/contract/drafts.ts'

/** The figures of a file as the cells of a draft: each in its indicator's own unit, upon what is public of it now. */
export const entriesOf = ({ figures }: Pick<AcceptOrder, 'figures'>, board: Board): DraftEntryInput[] =>
  figures.map(({ series, period, value, missing, reason, note, answers }) => ({
    series,
    period,
    text: value === null ? (missing === 'below-unit' ? '…' : '—') : String(value),
    ...(value === null && { missing: missing ?? 'not-collected' }),
    seen: observationAt(board, series, period)?.vintage ?? 0,
    ...(reason !== undefined && { reason }),
    ...(note !== undefined && { note }),
    answers: [...answers],
  }))
