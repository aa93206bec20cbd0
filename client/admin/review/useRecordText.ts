import { useLedgers } from '#client/stores/ledgers.ts'
import { fileAddress, waitingFileAddress } from '#client/api/ledgers.ts'
import type { RecordRow } from '#client/admin/review/recordRows.ts'
import { useFieldText } from '#client/components/ledgers/useFieldText.ts'
import { useFormat } from '#client/format/useFormat.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { JsonValue } from '#shared/ledger/record.ts'

/** A field that changes, in the reader's words; empty where there is nothing. */
export interface FieldLine {
  readonly field: string
  readonly name: string
  readonly was: string
  readonly is: string
  /** Where the file of a file field is to be had. */
  readonly file?: string
}

/** What happens to a record in the reader's words; codes where the ledger's definition is not known yet. */
export function useRecordText() {
  const { t, locale, name } = useFormat()
  const { titleOf } = useLedgers()
  const { text } = useFieldText(titleOf)

  const ledgerName = ({ entity }: RecordRow, ledger: Ledger | undefined): string =>
    ledger ? name(ledger) : entity

  function eventName({ event, isNew }: RecordRow, ledger: Ledger | undefined): string {
    const found = ledger?.events.find(({ code }) => code === event)
    if (found) return name(found)
    return t(isNew ? 'review.records.created' : 'review.records.pushed')
  }

  const linesOf = (
    { changed, entity, id, isNew }: RecordRow,
    ledger: Ledger | undefined,
  ): readonly FieldLine[] =>
    changed.map(({ field, was, is }) => {
      const defined = ledger?.fields.find((one) => one.name === field)
      const written = (value: JsonValue): string =>
        ledger && defined ? text(value, defined, ledger) : plain(value)
      const named = { field, name: defined ? name(defined) : field }
      if (defined?.type !== 'file' || typeof is !== 'string')
        return { ...named, was: written(was), is: written(is) }
      const isWaiting = isNew !== false || id === undefined
      const file = isWaiting ? waitingFileAddress(entity, is) : fileAddress(entity, id, is)
      const said = (value: JsonValue): string => (value === null ? '' : t('review.records.file'))
      return { ...named, was: said(was), is: said(is), file }
    })

  return { t, locale, ledgerName, eventName, linesOf }
}

const plain = (value: JsonValue): string =>
  value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
