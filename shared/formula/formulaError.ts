export type FormulaFaultCode =
  | 'unexpected'
  | 'unfinished'
  | 'unknown-figure'
  | 'unknown-ledger'
  | 'unknown-field'
  | 'unknown-value'
  | 'wrong-type'
  | 'units-differ'
  | 'result-unit'
  | 'cycle'

/** What is wrong with a formula and at which character of it, counted from 1 in the message and from 0 here. */
export class FormulaError extends Error {
  readonly code: FormulaFaultCode
  readonly at: number
  readonly zh: string
  readonly en: string
  constructor(code: FormulaFaultCode, at: number, zh: string, en: string) {
    super(`${zh} / ${en}`)
    this.name = 'FormulaError'
    this.code = code
    this.at = at
    this.zh = `公式第${at + 1}个字符：${zh}`
    this.en = `formula, character ${at + 1}: ${en}`
  }
}
