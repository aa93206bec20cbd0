import type { FormulaGround } from '#shared/formula/checkFormula.ts'
import type { Condition, RecordsTerm } from '#shared/formula/formula.ts'
import { FormulaError } from '#shared/formula/formulaError.ts'
import { ANY, type Dimension } from '#shared/formula/dimension.ts'
import { fieldValues, type Ledger, type LedgerField } from '#shared/ledger/ledger.ts'

/** What a count or sum over records measures. Throws {@link FormulaError} for names and types that do not fit. */
export function checkRecords(term: RecordsTerm, ground: FormulaGround): Dimension {
  const ledger = ground.ledger(term.entity)
  if (!ledger)
    throw new FormulaError(
      'unknown-ledger',
      term.at,
      `台账“${term.entity}”不存在`,
      `there is no ledger "${term.entity}"`,
    )
  for (const condition of term.where) checkCondition(condition, ledger, ground)
  checkTogether(term)
  const field = term.field === null ? undefined : fieldOf(ledger, term.field, term.at)
  if (term.aggregate !== 'sum' || !field)
    return { type: 'amount', dimension: 'count', base: ANY, basis: null }
  const summed = SUMMED[field.type]
  if (!summed) throw wrongType(term.at, field, '不能求和', 'cannot be summed')
  return { type: 'amount', ...summed, basis: null }
}

const SUMMED: Readonly<Record<string, { dimension: string; base: string }>> = {
  money: { dimension: 'money', base: 'CNY' },
  area: { dimension: 'area', base: 'm2' },
  integer: { dimension: 'count', base: ANY },
  number: { dimension: ANY, base: ANY },
}

function checkCondition({ field: name, test, values, at }: Condition, ledger: Ledger, ground: FormulaGround) {
  const field = fieldOf(ledger, name, at)
  const isDate = field.type === 'date' || field.type === 'datetime'
  if ((test === 'in-ytd' || test === 'in-year' || test === 'at-end') && !isDate)
    throw wrongType(at, field, '不是日期', 'is no date')
  if (test === 'has' && field.type !== 'set')
    throw wrongType(at, field, '不是多选项', 'holds no set of values')
  if (test === 'covers-period' && field.type !== 'period' && !coveringRound(field, ground))
    throw wrongType(at, field, '不对应任何时期', 'belongs to no period')
  const known = fieldValues(ledger, field)
  for (const value of values)
    if (known && !known.some(({ code }) => code === value))
      throw new FormulaError(
        'unknown-value',
        at,
        `“${ledger.zh}”的“${field.zh}”没有“${value}”这一项`,
        `"${name}" of ${ledger.en} is never "${value}"`,
      )
}

const CALENDAR: ReadonlySet<Condition['test']> = new Set(['in-ytd', 'in-year', 'at-end'])

/** What a record of a period is counted for is that period alone, and the latest day is one. */
function checkTogether({ where }: RecordsTerm): void {
  const ends = where.filter(({ test }) => test === 'at-end')
  const named = where.filter(({ test }) => test === 'covers-period')
  const calendar = where.filter(({ test }) => CALENDAR.has(test))
  const odd = ends[1] ?? named[1] ?? (named.length > 0 ? calendar[0] : undefined)
  if (odd)
    throw new FormulaError(
      'wrong-type',
      odd.at,
      '“= end”“= period”只能写一次，“= period”不与日期条件并用',
      '"= end" and "= period" are written once, and "= period" not together with conditions on dates',
    )
}

/** The round that a record refers to says which period it covers. */
const coveringRound = ({ type }: LedgerField, ground: FormulaGround): boolean =>
  ground.ledger(/^ref\((.*)\)$/.exec(type)?.[1] ?? '')?.fields.some(({ name }) => name === 'covers') === true

function fieldOf(ledger: Ledger, name: string, at: number): LedgerField {
  const field = ledger.fields.find((candidate) => candidate.name === name)
  if (field) return field
  throw new FormulaError(
    'unknown-field',
    at,
    `台账“${ledger.zh}”没有字段“${name}”`,
    `${ledger.en} has no field "${name}"`,
  )
}

const wrongType = (at: number, field: LedgerField, zh: string, en: string): FormulaError =>
  new FormulaError('wrong-type', at, `字段“${field.zh}”${zh}`, `field "${field.name}" ${en}`)
