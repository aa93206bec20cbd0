import { readCell } from '#shared/cells/readCell.ts'
import type { CellContent, UnreadableCell, ValueReading } from '#shared/cells/reading.ts'
import { unitOfCode } from '#shared/cells/unitNamed.ts'
import { BLANK, saying, settled, wrong, type FieldReading } from '#shared/ledger/import/fieldReading.ts'
import type { RecordColumn, RecordQuestion } from '#shared/ledger/import/recordMapping.ts'
import type { Unit } from '#shared/unit.ts'

export interface AmountGround {
  readonly of: string
  readonly units: readonly Unit[]
  /** The unit in which the field is kept; undefined for a plain number. */
  readonly own: Unit | undefined
  readonly isWhole: boolean
  readonly column: Pick<Extract<RecordColumn, { kind: 'field' }>, 'unit' | 'rate'>
  readonly answers: Readonly<Record<string, string>>
}

/** The unit in which a type of field is kept. */
export function unitOfType(type: string, units: readonly Unit[]): Unit | undefined {
  if (type === 'money') return unitOfCode('CNY', units)
  if (type === 'area') return unitOfCode('m2*1e+0', units)
  if (type === 'percent' || type === 'percent[12]') return unitOfCode('percent', units)
  return undefined
}

/** The number that a cell states, in the field's own unit. */
export function readAmount(cell: CellContent, ground: AmountGround): FieldReading {
  const { own, units, column } = ground
  const stated = column.unit === undefined ? undefined : unitOfCode(column.unit, units)
  const isForeign = column.rate !== undefined && stated !== undefined
  // What is to be multiplied by a rate is read in its own currency first.
  const unit = isForeign ? unitOfCode(`${stated.base}*1e+0`, units) : own
  const reading = readCell(cell, { units, ...(unit && { unit }), ...(stated && { stated }) })
  switch (reading.kind) {
    case 'blank':
    case 'mark':
      return BLANK
    case 'value':
      return amountOf(reading, ground)
    case 'ambiguous': {
      const question: RecordQuestion = {
        code: 'sign',
        key: `sign:${ground.of}`,
        params: { text: cell.text },
        choices: [
          { key: 'negative', value: reading.negative.value },
          { key: 'positive', value: reading.positive.value },
          { key: 'skip' },
        ],
      }
      return settled(question, ground.answers, (choice) =>
        amountOf(choice === 'negative' ? reading.negative : reading.positive, ground),
      )
    }
    case 'unreadable':
      return wrongAs(reading, cell.text)
  }
}

function amountOf({ value }: ValueReading, { own, isWhole, column: { rate } }: AmountGround): FieldReading {
  const converted = rate === undefined ? value : Number((value * rate).toPrecision(15))
  // Money is kept to the fen.
  const amount = own?.base === 'CNY' ? Math.round(converted * 100) / 100 : converted
  return isWhole && !Number.isInteger(amount) ? wrong('not-whole', { text: String(amount) }) : saying(amount)
}

function wrongAs({ why, found = '' }: UnreadableCell, text: string): FieldReading {
  if (why === 'foreign-unit') return wrong('foreign-unit', { unit: found, text })
  if (why === 'whole') return wrong('not-whole', { text })
  return why === 'sheet-error' || why === 'hidden'
    ? wrong('sheet-error', { text: found || text })
    : wrong('not-a-number', { text })
}
