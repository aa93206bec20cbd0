import type { RowIdentity } from '#shared/ledger/import/identifyRow.ts'
import type { RowReading } from '#shared/ledger/import/readRow.ts'
import type { RecordMapping, RecordProblem } from '#shared/ledger/import/recordMapping.ts'
import type { RecordCellFate, RecordGround, TakenRow } from '#shared/ledger/import/rowFate.ts'
import { sameValue, type Fields, type JsonValue } from '#shared/ledger/record.ts'
import type { Day } from '#shared/period.ts'

export interface KeyedRow {
  readonly row: number
  readonly reading: RowReading
  readonly identity: RowIdentity
  readonly on: Day | undefined
}

interface SettledRow {
  readonly cells: readonly RecordCellFate[]
  readonly problems: readonly RecordProblem[]
  readonly taken?: TakenRow
}

interface Before {
  /** Rows of the same record, of earlier days or further up. */
  readonly earlier: readonly KeyedRow[]
  /** How many of them change it. */
  readonly steps: number
}

/** The fates of a row's cells, beside the earlier rows of the same record. */
export function settleRow(
  { row, reading, identity, on }: KeyedRow,
  { earlier, steps }: Before,
  mapping: RecordMapping,
  { today }: RecordGround,
): SettledRow {
  const cells: RecordCellFate[] = []
  const problems: RecordProblem[] = []
  const at = reading.cells[0]?.col ?? 0
  const trouble = (code: RecordProblem['code'], col: number, params: RecordProblem['params'] = {}): void => {
    problems.push({ severity: 'error', code, params, row, col })
  }
  const standing = standingFields(identity, earlier)
  const said = saidFields(reading, mapping)
  const isRepeated = earlier.some((one) => one.on === on)
  const differs =
    isRepeated && Object.entries(said).some(([name, value]) => !sameValue(standing[name] ?? null, value))

  for (const { col, name, reading: cell } of reading.cells) {
    const place = { row, col }
    switch (cell.kind) {
      case 'blank':
        if (mapping.blanks === 'empty' && !isEmpty(standing[name]))
          cells.push({ ...place, fate: 'taken', field: name, said: null, was: standing[name] ?? null })
        break
      case 'skipped':
        cells.push({ ...place, fate: 'skipped', why: 'by-hand' })
        break
      case 'ask':
        cells.push({ ...place, fate: 'doubtful', question: cell.question })
        break
      case 'wrong':
        trouble(cell.code, col, { ...cell.params, field: name })
        cells.push({ ...place, fate: 'wrong', why: cell.code })
        break
      case 'value':
        cells.push(valueFate(place, name, cell.value))
    }
  }
  function valueFate(place: { row: number; col: number }, name: string, value: JsonValue): RecordCellFate {
    if (name === 'on' && on !== undefined && on > today) {
      trouble('in-future', place.col, { day: on })
      return { ...place, fate: 'wrong', why: 'in-future' }
    }
    if (name === 'id' || name === 'on') return { ...place, fate: 'taken', field: name, said: value }
    const is = said[name] ?? value
    if (identity.kind !== 'new' || earlier.length > 0)
      if (sameValue(standing[name], is)) return { ...place, fate: 'skipped', why: 'unchanged' }
    const was = identity.kind === 'known' ? standing[name] : undefined
    return { ...place, fate: 'taken', field: name, said: is, ...(was !== undefined && { was }) }
  }
  if (differs) {
    trouble('twice', at, { other: (earlier.find((one) => one.on === on)?.row ?? 0) + 1 })
    return { cells: cells.map((cell) => (cell.fate === 'taken' ? asWrong(cell, 'twice') : cell)), problems }
  }
  if (identity.kind === 'asked')
    return {
      cells: [
        ...cells.filter(({ col }) => col !== at),
        { row, col: at, fate: 'doubtful', question: identity.question },
      ],
      problems,
    }
  if (identity.kind === 'open') {
    if (!identity.isMissing) return { cells, problems }
    trouble('no-key', at)
    return {
      cells: [...cells.filter(({ col }) => col !== at), { row, col: at, fate: 'wrong', why: 'no-key' }],
      problems,
    }
  }
  if (
    identity.kind === 'skipped' ||
    isRepeated ||
    cells.some(({ fate }) => fate === 'doubtful' || fate === 'wrong')
  )
    return { cells, problems }
  const fields = Object.fromEntries(
    Object.entries(said).filter(([name, value]) => !sameValue(standing[name] ?? null, value)),
  )
  const isNew = identity.kind === 'new'
  if (Object.keys(fields).length === 0 && (!isNew || earlier.length > 0)) return { cells, problems }
  const id = isNew ? identity.id : identity.record.id
  const taken: TakenRow = {
    row,
    key: identity.key,
    isNew: isNew && earlier.length === 0,
    ...(id !== undefined && { id }),
    basedOn: (isNew ? 0 : identity.record.version) + steps,
    ...(on !== undefined && { on }),
    fields,
  }
  return { cells, problems, taken }
}

const asWrong = ({ row, col }: RecordCellFate, why: string): RecordCellFate => ({
  row,
  col,
  fate: 'wrong',
  why,
})
const isEmpty = (value: JsonValue | undefined): boolean => value === undefined || value === null

/** What the record says before this row: as it is known, and as the earlier rows of the list leave it. */
function standingFields(identity: RowIdentity, earlier: readonly KeyedRow[]): Fields {
  const known = identity.kind === 'known' ? identity.record.fields : {}
  return earlier.reduce((fields, { reading }) => ({ ...fields, ...valuesOf(reading) }), known)
}

function valuesOf({ fields }: RowReading): Fields {
  const values: Record<string, JsonValue> = {}
  for (const [name, reading] of fields)
    if (reading.kind === 'value' && name !== 'id' && name !== 'on') values[name] = reading.value
  return values
}

/** What the row says of the record's fields; empty cells empty them where that was said. */
function saidFields(reading: RowReading, { blanks }: RecordMapping): Record<string, JsonValue> {
  const values: Record<string, JsonValue> = { ...valuesOf(reading) }
  if (blanks === 'empty')
    for (const { name, reading: cell } of reading.cells)
      if (cell.kind === 'blank' && name !== 'id' && name !== 'on' && !Object.hasOwn(values, name))
        values[name] = null
  return values
}
