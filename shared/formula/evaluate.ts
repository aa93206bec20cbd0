import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { BinaryTerm, Expression, RecordsTerm } from '#shared/formula/formula.ts'
import { comparedPeriods, headlineRates } from '#shared/formula/improving.ts'
import { inputPeriod } from '#shared/formula/inputPeriods.ts'
import { dividedBy, minus, plus, rational, times, toNumber, type Rational } from '#shared/formula/rational.ts'
import type { Indicator } from '#shared/indicator.ts'
import { decimalDifference, toneOf } from '#shared/movement.ts'
import type { MissingReason } from '#shared/observation.ts'
import { periodParts, type Period } from '#shared/period.ts'
import type { Unit } from '#shared/unit.ts'

/** A published value in its indicator's own unit. */
export interface KnownValue {
  readonly value: number | null
  readonly missing?: MissingReason | undefined
}

/** What stands behind the names of a formula, for one subject. */
export interface FormulaInputs {
  /** Undefined where nothing has been published. */
  readonly figure: (code: string, period: Period) => KnownValue | undefined
  /** 序时进度 of a project list in percent; undefined where its curve does not tell. */
  readonly scheduled: (list: string, period: Period) => number | undefined
  /** What a count or sum over records comes to, in plain units; undefined where the ledger has none. */
  readonly records: (term: RecordsTerm, period: Period) => Rational | undefined
}

/** A value in the indicator's own unit, unrounded; why there is none; or that an input has yet to be published. */
export type FormulaResult = KnownValue | 'unknown'

type Outcome = Rational | { readonly missing: MissingReason } | 'unknown'

/**
 * Computes a formula for a period, exactly and without rounding (S12). A missing input makes the result missing for
 * the same reason, a zero divisor makes it not applicable, and an unpublished input leaves it unknown; never 0.
 */
export function evaluate(
  formula: Expression,
  indicator: Pick<Indicator, 'unit'>,
  period: Period,
  catalogue: Catalogue,
  inputs: FormulaInputs,
): FormulaResult {
  const outcome = new Evaluation(period, catalogue, inputs).of(formula)
  if (outcome === 'unknown') return 'unknown'
  if ('missing' in outcome) return { value: null, missing: outcome.missing }
  const own = dividedBy(outcome, factorOf(catalogue.unit(indicator.unit)))
  return own ? { value: toNumber(own) } : 'unknown'
}

const factorOf = ({ factor }: Unit): Rational => rational(factor)

class Evaluation {
  readonly #period: Period
  readonly #catalogue: Catalogue
  readonly #inputs: FormulaInputs

  constructor(period: Period, catalogue: Catalogue, inputs: FormulaInputs) {
    this.#period = period
    this.#catalogue = catalogue
    this.#inputs = inputs
  }

  /** In base units: 元 and not 亿元, percent as percent. */
  of(term: Expression): Outcome {
    switch (term.type) {
      case 'number':
        return rational(term.text)
      case 'figure':
        return this.#figure(term.code, term.lastYear)
      case 'schedule': {
        const share = this.#inputs.scheduled(term.list, this.#period)
        return share === undefined ? 'unknown' : rational(share)
      }
      case 'share-improving':
        return this.#shareImproving()
      case 'records':
        return this.#inputs.records(term, this.#period) ?? 'unknown'
      case 'binary':
        return combined(term, this.of(term.left), this.of(term.right))
    }
  }

  #figure(code: string, lastYear: boolean): Outcome {
    const indicator = this.#catalogue.indicator(code)
    if (!indicator) return 'unknown'
    const { basis, rule } = indicator
    const period = inputPeriod({ basis, rule: this.#catalogue.rule(rule) }, this.#period, lastYear)
    const known = period && this.#inputs.figure(code, period)
    if (!known) return 'unknown'
    if (known.value === null) return { missing: known.missing ?? 'not-collected' }
    return times(rational(known.value), factorOf(this.#catalogue.unit(indicator.unit)))
  }

  #shareImproving(): Outcome {
    let [compared, better] = [0, 0]
    for (const rate of headlineRates(this.#catalogue, periodParts(this.#period).kind)) {
      const [now, before] = comparedPeriods(this.#catalogue, rate, this.#period).map(
        (period) => this.#inputs.figure(rate.code, period)?.value,
      )
      if (now === undefined || now === null || before === undefined || before === null) continue
      compared += 1
      if (toneOf(decimalDifference(now, before), rate) === 'good') better += 1
    }
    return compared === 0 ? 'unknown' : { over: BigInt(better * 100), under: BigInt(compared) }
  }
}

function combined({ operator }: BinaryTerm, left: Outcome, right: Outcome): Outcome {
  if (left === 'unknown' || right === 'unknown') return 'unknown'
  if ('missing' in left) return left
  if ('missing' in right) return right
  switch (operator) {
    case '+':
      return plus(left, right)
    case '-':
      return minus(left, right)
    case '*':
      return times(left, right)
    case '/':
      return dividedBy(left, right) ?? { missing: 'not-applicable' }
  }
}
