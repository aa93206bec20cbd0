/** What stands behind the names in a formula; undefined where there is nothing for the period. */
export interface FormulaInputs {
  readonly figure: (code: string) => number | undefined
  readonly lastYear: (code: string) => number | undefined
  /** 序时进度 in percent. */
  readonly schedule: number
}

const TOKEN = /last-year\(\{([^}]+)\}\)|\{([^}]+)\}|(schedule)\([^)]*\)|([\d.]+)|([-+*/])/g

/**
 * The value of a formula of the catalogue over figures: `{a} / {b} * 100`, `{a} - last-year({a})`, `{a} -
 * schedule(list)`. Undefined where an input is missing or the divisor is zero: no rate is made of nothing.
 */
export function evaluate(formula: string, inputs: FormulaInputs): number | undefined {
  let sum = 0
  let term: number | undefined
  let sign = 1
  let operator = ''
  for (const [, lastYear, figure, schedule, number, symbol] of formula.matchAll(TOKEN)) {
    if (symbol === '+' || symbol === '-') {
      if (term === undefined) return undefined
      sum += sign * term
      ;[sign, term, operator] = [symbol === '-' ? -1 : 1, undefined, '']
      continue
    }
    if (symbol !== undefined) {
      operator = symbol
      continue
    }
    const value =
      lastYear !== undefined
        ? inputs.lastYear(lastYear)
        : figure !== undefined
          ? inputs.figure(figure)
          : schedule !== undefined
            ? inputs.schedule
            : Number(number)
    if (value === undefined || (operator === '/' && value === 0)) return undefined
    term = operator === '*' ? (term ?? 1) * value : operator === '/' ? (term ?? 1) / value : value
  }
  return term === undefined ? undefined : sum + sign * term
}
