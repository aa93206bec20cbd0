import type { CellContent } from '#shared/cells/reading.ts'
import { readDay } from '#shared/ledger/import/readDay.ts'
import { readField, type FieldGround } from '#shared/ledger/import/readField.ts'
import { BLANK, saying, settled, wrong, type FieldReading } from '#shared/ledger/import/fieldReading.ts'
import type { RecordMapping, RecordQuestion } from '#shared/ledger/import/recordMapping.ts'
import type { LedgerField } from '#shared/ledger/ledger.ts'

/** What one row says of each field that any column or default names, and what its cells said. */
export interface RowReading {
  readonly cells: readonly { readonly col: number; readonly name: string; readonly reading: FieldReading }[]
  /** By field, `id` and `on` among them; several columns of one field joined, defaults where the row says nothing. */
  readonly fields: ReadonlyMap<string, FieldReading>
}

const ID = /^[A-Za-z0-9][A-Za-z0-9-]{0,79}$/
const EMPTY: CellContent = { text: '' }

export function readRow(
  row: readonly CellContent[],
  { columns, defaults }: RecordMapping,
  byName: ReadonlyMap<string, LedgerField>,
  ground: FieldGround,
): RowReading {
  const cells: { col: number; name: string; reading: FieldReading }[] = []
  for (const [col, column] of columns.entries()) {
    if (column.kind === 'skip') continue
    const cell = row[col] ?? EMPTY
    const name = column.kind === 'field' ? column.field : column.kind
    const field = byName.get(name)
    if (column.kind === 'field' && !field) continue
    const reading = field
      ? readField(cell, field, column.kind === 'field' ? column : {}, ground)
      : own(cell, name, ground)
    cells.push({ col, name, reading })
  }
  const fields = new Map<string, FieldReading>()
  for (const { name, reading } of cells) fields.set(name, joined(fields.get(name), reading, name))
  for (const [name, text] of Object.entries(defaults)) {
    if ((fields.get(name)?.kind ?? 'blank') !== 'blank' || text.trim() === '') continue
    const field = byName.get(name)
    fields.set(name, field ? readField({ text }, field, {}, ground) : own({ text }, name, ground))
  }
  return { cells, fields }
}

/** The record's id and the day from which the row holds are no fields of the ledger. */
function own(cell: CellContent, name: string, ground: FieldGround): FieldReading {
  if (name === 'on') return readDay(cell, { of: 'on', today: ground.today, answers: ground.answers })
  const text = cell.text.trim()
  if (name !== 'id' || text === '') return BLANK
  if (ID.test(text)) return saying(text)
  const proposed = text.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '')
  if (!ID.test(proposed)) return wrong('bad-id', { text: text.slice(0, 80) })
  const question: RecordQuestion = {
    code: 'id',
    key: `id:${text}`,
    params: { text },
    choices: [{ key: proposed }, { key: 'skip' }],
    proposed,
  }
  return settled(question, ground.answers, saying)
}

/** Columns of one field of words are written one after the other; of an id with a dash between. */
function joined(before: FieldReading | undefined, now: FieldReading, name: string): FieldReading {
  if (!before || before.kind === 'blank') return now
  if (now.kind !== 'value' || before.kind !== 'value') return now.kind === 'blank' ? before : now
  if (typeof before.value !== 'string' || typeof now.value !== 'string') return now
  return saying(`${before.value}${name === 'id' ? '-' : ' '}${now.value}`)
}
