import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import { formulaWords, type FormulaNames } from '#shared/formula/words.ts'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'

/** How a figure is worked out, in words; for figures over records too. */
export interface Definition {
  readonly zh: string
  readonly en: string
}

/** The definitions of all figures that have a formula, by code. */
export function formulaDefinitions(catalogue: Catalogue): ReadonlyMap<string, Definition> {
  const ledgers = loadLedgers()
  const names: FormulaNames = {
    indicator: catalogue.indicator,
    ledger: (code) => ledgers.get(code),
    domain: (code) => catalogue.domains.find((domain) => domain.code === code),
  }
  return new Map(
    catalogue.indicators.flatMap(({ code, derivedFrom }) => {
      if (derivedFrom === null) return []
      const words = (locale: 'zh-CN' | 'en') =>
        formulaWords(derivedFrom, parseFormula(derivedFrom), names, locale)
      return [[code, { zh: words('zh-CN'), en: words('en') }] as const]
    }),
  )
}
