import { checkFormula } from '#shared/formula/checkFormula.ts'
import { figureTerms } from '#shared/formula/formula.ts'
import { FormulaError } from '#shared/formula/formulaError.ts'
import { orderByInputs } from '#shared/formula/order.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { Fault } from '#server/catalogue/catalogueError.ts'
import type { Parts } from '#server/catalogue/crossChecks.ts'

/** Faults in the formulas of the indicators: what cannot be read, does not fit together, or is made of itself. */
export function* formulaFaults(parts: Parts, ledgers: readonly Ledger[]): Generator<Fault> {
  const byCode = <T extends { readonly code: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
    new Map(items.map((item) => [item.code, item]))
  const indicators = new Map(parts.indicators.map((filed) => [filed.indicator.code, filed]))
  const [units, ledgerOf] = [byCode(parts.units), byCode(ledgers)]
  const ground = {
    indicator: (code: string) => indicators.get(code)?.indicator,
    unit: (code: string) => units.get(code),
    ledger: (code: string) => ledgerOf.get(code),
  }

  const inputs = new Map<string, ReadonlySet<string>>()
  for (const { file, indicator } of parts.indicators) {
    const { code, derivedFrom } = indicator
    if (derivedFrom === null) continue
    try {
      const formula = parseFormula(derivedFrom)
      checkFormula(formula, indicator, ground)
      inputs.set(code, new Set(figureTerms(formula).map((term) => term.code)))
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error
      yield { file, entry: code, field: 'derivedFrom', zh: error.zh, en: error.en }
    }
  }
  const order = orderByInputs(inputs)
  if (!('cycle' in order)) return
  const [entry = ''] = order.cycle
  const way = [...order.cycle, entry].join(' → ')
  yield {
    file: indicators.get(entry)?.file ?? '',
    entry,
    field: 'derivedFrom',
    zh: `公式循环引用：${way}`,
    en: `the formula is made of itself: ${way}`,
  }
}
