import { checkRecords } from '#shared/formula/checkRecords.ts'
import type { BinaryTerm, Expression } from '#shared/formula/formula.ts'
import { FormulaError } from '#shared/formula/formulaError.ts'
import { basesDiffer, dimensionOf, sameDimension, type Dimension } from '#shared/formula/dimension.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { Unit } from '#shared/unit.ts'

/** What a formula is checked against. */
export interface FormulaGround {
  readonly indicator: (code: string) => Pick<Indicator, 'unit' | 'basis'> | undefined
  readonly unit: (code: string) => Unit | undefined
  readonly ledger: (code: string) => Ledger | undefined
}

/**
 * Checks the names, kinds and units of a formula against what it is to compute: 亿元 over 亿元 times 100 is a percent,
 * a percent minus a percent is 个百分点 and never a percent, a cumulative amount is not added to a single one. Throws
 * {@link FormulaError} with the position of the first fault.
 */
export function checkFormula(
  formula: Expression,
  result: Pick<Indicator, 'unit' | 'basis'>,
  ground: FormulaGround,
): void {
  const unit = ground.unit(result.unit)
  if (!unit) return // an unknown unit is a fault of the indicator itself
  const dimension = dimensionIn(formula, ground)
  if (!sameDimension(dimension, dimensionOf(unit, result.basis)))
    throw new FormulaError(
      'result-unit',
      formula.at,
      `算出的是${DIMENSION_ZH[dimension.type]}，不能以“${unit.zh}”为单位`,
      `the result is ${DIMENSION_EN[dimension.type]}, which "${unit.en}" cannot measure`,
    )
}

const DIMENSION_ZH = { number: '数', ratio: '比值', percent: '百分数', points: '百分点', amount: '另一种量' }
const DIMENSION_EN = {
  number: 'a bare number',
  ratio: 'a ratio',
  percent: 'a percent',
  points: 'percentage points',
  amount: 'an amount of another kind',
}

function dimensionIn(term: Expression, ground: FormulaGround): Dimension {
  switch (term.type) {
    case 'number':
      return { type: 'number' }
    case 'schedule':
    case 'share-improving':
      return { type: 'percent' }
    case 'records':
      return checkRecords(term, ground)
    case 'figure': {
      const indicator = ground.indicator(term.code)
      const unit = indicator && ground.unit(indicator.unit)
      if (!indicator || !unit)
        throw new FormulaError(
          'unknown-figure',
          term.at,
          `数据“${term.code}”不存在`,
          `there is no figure "${term.code}"`,
        )
      return dimensionOf(unit, indicator.basis)
    }
    case 'binary': {
      const [left, right] = [dimensionIn(term.left, ground), dimensionIn(term.right, ground)]
      return term.operator === '+' || term.operator === '-'
        ? summed(term, left, right)
        : term.operator === '*'
          ? multiplied(term, left, right)
          : divided(term, left, right)
    }
  }
}

function summed(term: BinaryTerm, left: Dimension, right: Dimension): Dimension {
  if (left.type === 'percent' && right.type === 'percent' && term.operator === '-') return { type: 'points' }
  if (left.type === 'percent' && right.type === 'points') return left
  if (!sameDimension(left, right) || left.type === 'percent') throw differ(term)
  if (basesDiffer(left, right))
    throw new FormulaError(
      'wrong-type',
      term.right.at,
      '累计数与当期数、期末数不能相加减',
      'cumulative, single-period and end-of-period figures cannot be added up',
    )
  return left
}

function multiplied(term: BinaryTerm, left: Dimension, right: Dimension): Dimension {
  const isHundred = (part: Expression): boolean => part.type === 'number' && Number(part.text) === 100
  if (left.type === 'ratio' && isHundred(term.right)) return { type: 'percent' }
  if (right.type === 'ratio' && isHundred(term.left)) return { type: 'percent' }
  if (right.type === 'number') return left
  if (left.type === 'number') return right
  throw differ(term)
}

function divided(term: BinaryTerm, left: Dimension, right: Dimension): Dimension {
  if (right.type === 'number') return left
  if (!sameDimension(left, right)) throw differ(term)
  return { type: 'ratio' }
}

const differ = (term: BinaryTerm): FormulaError =>
  new FormulaError(
    'units-differ',
    term.right.at,
    `“${term.operator}”两边的量不能一起运算`,
    `what stands on both sides of "${term.operator}" does not go together`,
  )
