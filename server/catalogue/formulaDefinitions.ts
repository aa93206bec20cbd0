import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { formulaWords, type FormulaNames } from '#shared/formula/words.ts'

/** How a figure is worked out, in words; for figures over records too. */
export interface Definition {
  readonly zh: string
  readonly en: string
}

/** The definitions of all figures that have a formula, by code. */
export function formulaDefinitions(
  catalogue: Catalogue,
  ledgers: ReadonlyMap<string, Ledger>,
): ReadonlyMap<string, Definition> {
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
