import { shallowRef } from 'vue'
import { useAtThePanel } from '#client/admin/adminPerson.ts'
import { useLedgers } from '#client/stores/ledgers.ts'
import { useReleased } from '#client/stores/useReleased.ts'
import { isSignedOut } from '#client/api/http.ts'
import { fetchRecord } from '#client/api/ledgers.ts'
import type { RecordDetail } from '#shared/contract/ledgers.ts'
import { referredLedger, type Ledger } from '#shared/ledger/ledger.ts'

/** A record with everything around it, asked for again whenever something is released. */
export function useRecord(ledger: () => Ledger, id: () => string) {
  const { signedOut } = useAtThePanel()
  const ledgers = useLedgers()
  const detail = shallowRef<RecordDetail>()
  const error = shallowRef<unknown>()
  let asked = 0

  async function load(): Promise<void> {
    const mine = ++asked
    try {
      const answer = await fetchRecord(ledger().code, id())
      if (mine !== asked) return
      detail.value = answer
      error.value = undefined
      learn(answer)
    } catch (failure) {
      if (mine !== asked) return
      error.value = failure
      if (isSignedOut(failure)) signedOut()
    }
  }

  /** What the records around it are called, and the definitions that their states are named in. */
  function learn({ record, relations, history }: RecordDetail): void {
    ledgers.told(record.entity, [record])
    for (const { entity, records } of relations) {
      ledgers.told(entity, records)
      void ledgers.define(entity)
    }
    for (const field of ledger().fields) {
      const entity = referredLedger(field)
      if (entity === undefined) continue
      const changes = history.flatMap(({ changed }) => changed.filter((one) => one.field === field.name))
      const values = [record.fields[field.name], ...changes.flatMap(({ was, is }) => [was, is])]
      void ledgers.askTitles(
        entity,
        values.flat().flatMap((value) => (typeof value === 'string' ? [value] : [])),
      )
    }
  }

  void load()
  useReleased(() => void load())
  return { detail, error, load }
}
