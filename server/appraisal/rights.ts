import type { Looking } from '#server/ledgers/index.ts'
import { eventNamed } from '#shared/ledger/events.ts'
import { mayPerform } from '#shared/ledger/mayPerform.ts'

/** Whether the asker may make an event of a ledger happen, whatever the record. */
export function may({ actor, ledgers }: Looking, [entity, code]: readonly [string, string]): boolean {
  const ledger = ledgers.get(entity)
  const event = ledger && eventNamed(ledger, code)
  return (
    ledger !== undefined && event !== undefined && mayPerform(ledger, event, actor, { before: undefined })
  )
}
