import type { RecordColumn, RecordMapping } from '#shared/ledger/import/recordMapping.ts'

/** The mapping after a column was said to be something else; keys that nothing fills any more are no keys. */
export function withListColumn(mapping: RecordMapping, col: number, column: RecordColumn): RecordMapping {
  const columns = mapping.columns.map((before, i) => (i === col ? column : before))
  const filled = filledNames(columns)
  return { ...mapping, columns, keys: mapping.keys.filter((key) => filled.includes(key)) }
}

/** Names of the fields that columns fill, `id` among them. */
export const filledNames = (columns: readonly RecordColumn[]): readonly string[] => [
  ...new Set(
    columns.flatMap((column) =>
      column.kind === 'field' ? [column.field] : column.kind === 'id' ? ['id'] : [],
    ),
  ),
]

/** The keys with one more or one less, in the order of the columns. */
export function withKey(mapping: RecordMapping, key: string): RecordMapping {
  const keys = mapping.keys.includes(key)
    ? mapping.keys.filter((one) => one !== key)
    : filledNames(mapping.columns).filter((one) => one === key || mapping.keys.includes(one))
  return { ...mapping, keys }
}

/** What holds of all rows; an empty text says nothing. */
export function withDefault(mapping: RecordMapping, field: string, text: string): RecordMapping {
  const { [field]: _, ...others } = mapping.defaults
  return { ...mapping, defaults: text.trim() === '' ? others : { ...others, [field]: text.trim() } }
}

export const withListAnswer = (mapping: RecordMapping, key: string, choice: string): RecordMapping => ({
  ...mapping,
  answers: { ...mapping.answers, [key]: choice },
})

/** A row of records is left out, or taken in again. */
export function withRow(mapping: RecordMapping, row: number): RecordMapping {
  const isOut = mapping.skipped.some((one) => one.row === row)
  const skipped = isOut
    ? mapping.skipped.filter((one) => one.row !== row)
    : [...mapping.skipped, { row, reason: 'by-hand' as const }].sort((a, b) => a.row - b.row)
  return { ...mapping, skipped }
}
