import { walkAudit } from '#server/audit/walkAudit.ts'
import type { Store } from '#server/store/store.ts'

export interface AuditVerdict {
  readonly entries: number
  /** Number of the first entry that was changed, is missing, or stands where another belongs; null for a whole chain. */
  readonly brokenAt: number | null
}

/** Whether the chain of acts is whole, and where it first is not. */
export async function verifyAudit({ read }: Pick<Store, 'read'>): Promise<AuditVerdict> {
  let brokenAt: number | null = null
  await walkAudit(
    read,
    () => undefined,
    ({ n }) => (brokenAt = Math.min(n, brokenAt ?? n)),
  )
  const counted = await read
    .selectFrom('audit')
    .select((eb) => eb.fn.countAll<number>().as('entries'))
    .executeTakeFirstOrThrow()
  return { ...counted, brokenAt }
}
