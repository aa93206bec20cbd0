import { plainText } from '#client/components/ledgers/fieldText.ts'
import type { RecordList, RecordRow } from '#shared/contract/ledgers.ts'
import type { JsonValue } from '#shared/ledger/record.ts'

export type TableLine =
  | { readonly kind: 'record'; readonly key: string; readonly record: RecordRow }
  /** Stands before the records with this value; `count` is of all pages. */
  | {
      readonly kind: 'group'
      readonly key: string
      readonly value: string
      readonly count: number | undefined
    }

const groupValue = (value: JsonValue | undefined): string =>
  Array.isArray(value) ? value.map(plainText).join(',') : plainText(value)

/** The records with a heading wherever the value that they are grouped by changes. */
export function tableLines(
  records: readonly RecordRow[],
  group: string,
  groups: RecordList['groups'],
): readonly TableLine[] {
  const lines: TableLine[] = []
  let last: string | undefined
  for (const record of records) {
    const value = groupValue(group === '' ? undefined : record.fields[group])
    if (group !== '' && value !== last) {
      const count = groups.find((one) => one.value === value)?.count
      lines.push({ kind: 'group', key: `group ${value} ${record.id}`, value, count })
      last = value
    }
    lines.push({ kind: 'record', key: record.id, record })
  }
  return lines
}
