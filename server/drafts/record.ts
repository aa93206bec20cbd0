import { appendAudit } from '#server/audit/appendAudit.ts'
import type { DraftRow, Trx } from '#server/drafts/ports.ts'
import { addEvent } from '#server/drafts/repository.ts'
import type { DraftEvent } from '#shared/contract/drafts.ts'

export interface Act {
  readonly act: DraftEvent['act']
  readonly at: string
  /** Id of the account or token, or of whatever acts by itself. */
  readonly actor: string
  /** The version upon which it was done. */
  readonly base: number
  readonly remark?: string | null | undefined
  readonly code?: DraftEvent['code'] | undefined
}

/**
 * Keeps an act with the draft and in the audit log, in the act's own transaction. The audit log is read by people who
 * may not see drafts: it gets the draft's id and how much it holds, never a word or a value of it.
 */
export async function record(
  trx: Trx,
  row: Pick<DraftRow, 'id' | 'entries' | 'records'>,
  done: Act,
): Promise<void> {
  const { act, at, actor, base, remark = null, code = null } = done
  await addEvent(trx, { draft: row.id, at, actor, act, remark, code, base })
  await appendAudit(trx, {
    at,
    actor,
    action: `draft.${act}`,
    object: `draft:${row.id}`,
    detail: {
      cells: row.entries + row.records,
      ...(row.records > 0 && { records: row.records }),
      ...(code && { code }),
    },
  })
}
