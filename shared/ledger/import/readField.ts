import type { CellContent } from '#shared/cells/reading.ts'
import { isSheetError } from '#shared/cells/marks.ts'
import { plainText } from '#shared/cells/plainText.ts'
import { BLANK, saying, wrong, type FieldReading } from '#shared/ledger/import/fieldReading.ts'
import { readAmount, unitOfType } from '#shared/ledger/import/readAmount.ts'
import { readDay, readMoment } from '#shared/ledger/import/readDay.ts'
import { readReference, type ReferenceGround } from '#shared/ledger/import/readReference.ts'
import { readSet, readWord, readYesNo } from '#shared/ledger/import/readWord.ts'
import type { RecordColumn } from '#shared/ledger/import/recordMapping.ts'
import { fieldValues, type Ledger, type LedgerField } from '#shared/ledger/ledger.ts'
import type { JsonValue } from '#shared/ledger/record.ts'
import { isPeriod, type Day } from '#shared/period.ts'
import { namedPeriod, periodOf } from '#shared/tables/words/periodWords.ts'

export interface FieldGround extends ReferenceGround {
  readonly ledger: Ledger
  readonly today: Day
}

type FieldColumn = Extract<RecordColumn, { kind: 'field' }>

const LONGEST: Readonly<Record<string, number>> = { string: 300, text: 5_000, 'ref(person)': 100 }
const BETWEEN = /\s*[;；\n]\s*/
const NAMES_BETWEEN = /\s*[;；、,，\n]\s*/
/** How a text that begins like a formula is kept from becoming one. */
const GUARDED = /^'(?=[\s\p{Cc}]*[=+\-@＝＋－＠])/u
const EDGES = /^(.*?\d ?日?)[\s:：,，]+(.+)$/

/** What a cell says of a field, by the field's type. Never throws, whatever the cell holds. */
export function readField(
  cell: CellContent,
  field: LedgerField,
  column: Pick<FieldColumn, 'unit' | 'rate'>,
  ground: FieldGround,
): FieldReading {
  if (cell.error !== undefined || isSheetError(plainText(cell.text)))
    return wrong('sheet-error', { text: cell.error ?? cell.text })
  const { name: of, type } = field
  const { answers, today, catalogue } = ground
  const text = cell.text.trim()
  const words = { of, values: fieldValues(ground.ledger, field) ?? [], answers }
  const { units } = catalogue
  const amount = { of, units, own: unitOfType(type, units), isWhole: type === 'integer', column, answers }
  switch (type) {
    case 'string':
    case 'text':
    case 'ref(person)': {
      const most = LONGEST[type] ?? 300
      if (text.length > most) return wrong('too-long', { most, length: text.length })
      return text === '' ? BLANK : saying(text.replace(GUARDED, ''))
    }
    case 'integer':
    case 'number':
    case 'money':
    case 'area':
    case 'percent':
      return readAmount(cell, amount)
    case 'boolean':
      return readYesNo(text, words)
    case 'date':
      return readDay(cell, { of, today, answers })
    case 'datetime':
      return readMoment(cell, { of, today, answers })
    case 'period':
      return readPeriod(text)
    case 'enum':
      return readWord(text, words)
    case 'set':
      return readSet(text, words)
    case 'percent[12]':
      return severally(text, BETWEEN, (part) => readAmount({ text: part }, amount), 12)
    case 'list(date,text)':
      return severally(text, BETWEEN, (part) => readDated(part, { of, today, answers }))
    default: {
      const [, to = '', many] = /^ref\(([a-z0-9-]+)\)(\[\])?$/.exec(type) ?? []
      if (to === '') return wrong('not-a-word', { text })
      return many
        ? severally(text, NAMES_BETWEEN, (part) => readReference(part, to, ground))
        : readReference(text, to, ground)
    }
  }
}

function readPeriod(text: string): FieldReading {
  const plain = plainText(text)
  if (plain === '') return BLANK
  if (isPeriod(plain)) return saying(plain)
  const named = namedPeriod(plain)
  const period = named?.year === undefined ? undefined : periodOf(named.part, named.year)
  return period === undefined ? wrong('not-a-period', { text: plain }) : saying(period)
}

/** `2026-06-30 主体封顶` as one step of a list of dates. */
function readDated(part: string, ground: Parameters<typeof readDay>[1]): FieldReading {
  const [, when = '', what = ''] = EDGES.exec(part) ?? []
  if (what === '') return wrong('not-a-list', { text: part })
  const day = readDay({ text: when }, ground)
  if (day.kind === 'blank') return wrong('not-a-list', { text: part })
  return day.kind === 'value' ? saying({ date: day.value, text: what.trim() }) : day
}

/** The parts of a cell, all of which have to be understood. */
function severally(
  text: string,
  between: RegExp,
  read: (part: string) => FieldReading,
  count?: number,
): FieldReading {
  const parts = text.split(between).filter((part) => part.trim() !== '')
  if (parts.length === 0) return BLANK
  if (count !== undefined && parts.length !== count)
    return wrong('not-a-list', { text: text.slice(0, 60), count })
  const values: JsonValue[] = []
  for (const part of parts) {
    const reading = read(part.trim())
    if (reading.kind === 'value') values.push(reading.value)
    else if (reading.kind === 'ask' || reading.kind === 'wrong') return reading
  }
  return values.length === 0 ? BLANK : saying(values)
}
