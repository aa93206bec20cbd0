import { FIELDS } from '#server/fieldSentences.ts'
import { sentence } from '#server/sentences.ts'
import { checkRecord, type RecordLookup } from '#shared/ledger/checkRecord.ts'
import type { FoundRecord, FoundRecords } from '#shared/ledger/import/foundRecords.ts'
import type { RecordMapping, RecordProblem } from '#shared/ledger/import/recordMapping.ts'
import type { RecordCellFate, RecordFates, TakenRow } from '#shared/ledger/import/rowFate.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { mayPush, type Performer } from '#shared/ledger/mayPerform.ts'
import { perform, type Performed } from '#shared/ledger/perform.ts'
import type { Fields } from '#shared/ledger/record.ts'
import type { RecordFault, RecordFaultCode } from '#shared/ledger/recordFault.ts'
import type { Day } from '#shared/period.ts'

export interface FaultGround {
  readonly found: FoundRecords
  readonly today: Day
  readonly now: string
  readonly by: Performer
}

/** Asks of each row what would be asked of it when it counts, so that a fault stands at its cell and not behind it. */
export function withFaults(
  fates: RecordFates,
  mapping: RecordMapping,
  ledger: Ledger,
  ground: FaultGround,
): RecordFates {
  const standing = new Map<string, Stood>()
  for (const records of Object.values(ground.found))
    for (const record of Object.values(records).flat()) standing.set(record.id, stoodOf(record))
  const problems: RecordProblem[] = []
  const bad = new Map<string, string>()
  const rows: TakenRow[] = []
  for (const row of fates.rows) {
    const place = row.id ?? row.key
    const before = standing.get(place)
    const outcome = perform(ledger, before?.fields, row, { ...ground, since: before?.since })
    const faults = 'faults' in outcome ? outcome.faults : ownFaults(ledger, place, outcome, before?.fields)
    for (const fault of faults) {
      const col = columnOf(fault, mapping)
      problems.push(refused(row.row, col, said(fault)))
      bad.set(`${row.row} ${col}`, 'refused')
    }
    if ('faults' in outcome || faults.length > 0) continue
    if (!mayPush(ledger, ground.by, { before: before?.fields, after: outcome.fields })) {
      const isMove = before !== undefined && before.fields['state'] !== outcome.fields['state']
      const col = columnOf({ pointer: isMove ? '/fields/state' : '' }, mapping)
      problems.push({
        severity: 'error',
        code: isMove ? 'no-such-move' : 'not-yours',
        params: {},
        row: row.row,
        col,
      })
      bad.set(`${row.row} ${col}`, isMove ? 'no-such-move' : 'not-yours')
      continue
    }
    rows.push(row)
    standing.set(place, { fields: outcome.fields, since: before?.since ?? outcome.on })
  }
  if (bad.size === 0) return fates
  const cells = fates.cells.map((cell): RecordCellFate => {
    const why = bad.get(`${cell.row} ${cell.col}`)
    return why === undefined ? cell : { row: cell.row, col: cell.col, fate: 'wrong', why }
  })
  return { cells, rows, problems: [...fates.problems, ...problems] }
}

/** What only other records tell is asked when the list is accepted. */
const TOLD_BY_OTHERS: ReadonlySet<RecordFaultCode> = new Set([
  'no-such-reference',
  'not-unique',
  'number-gap',
  'total-falls',
])
const NO_OTHERS: RecordLookup = { record: () => undefined, matching: () => [], isKnown: () => true }

const ownFaults = (
  ledger: Ledger,
  id: string,
  performed: Performed,
  before: Fields | undefined,
): readonly RecordFault[] =>
  checkRecord({ ledger, id, performed, before, reason: undefined }, NO_OTHERS).filter(
    ({ code }) => !TOLD_BY_OTHERS.has(code),
  )

interface Stood {
  readonly fields: Fields
  readonly since: Day | undefined
}
const stoodOf = ({ fields, since }: FoundRecord): Stood => ({ fields, since })

const refused = (row: number, col: number, params: RecordProblem['params']): RecordProblem => ({
  severity: 'error',
  code: 'refused',
  params,
  row,
  col,
})

/** The very sentences that the server would answer with. */
function said({ code, params = {} }: RecordFault): RecordProblem['params'] {
  const { zh, en } = FIELDS[code]
  return { fault: code, zh: sentence(zh, params), en: sentence(en, params) }
}

/** The column of the field that a fault is about, else the first that fills anything. */
function columnOf({ pointer }: Pick<RecordFault, 'pointer'>, { columns }: RecordMapping): number {
  const name = pointer.replace(/^\/fields\//, '')
  const own = columns.findIndex((column) =>
    column.kind === 'field' ? column.field === name : column.kind === 'on' && pointer === '/on',
  )
  return own >= 0
    ? own
    : Math.max(
        0,
        columns.findIndex(({ kind }) => kind !== 'skip'),
      )
}
