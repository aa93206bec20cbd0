import type { CountedTerm } from '#server/records/tallies/countedTerm.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { terms, type Expression } from '#shared/formula/formula.ts'
import { orderByInputs } from '#shared/formula/order.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import { affectedPeriods, inputCodes, type Read } from '#shared/formula/reads.ts'
import { isWorkedOut, type Indicator, type ReleaseRule } from '#shared/indicator.ts'
import type { Period } from '#shared/period.ts'

/** A figure that is worked out from figures and records whenever one of them changes. */
export interface Derivation {
  readonly indicator: Indicator
  readonly rule: ReleaseRule
  readonly text: string
  readonly formula: Expression
  readonly inputs: ReadonlySet<string>
  /** Its counts and sums over records. */
  readonly counted: readonly CountedTerm[]
  /** Made of the district's ledgers or of its whole set of headlines, and so of no other area. */
  readonly homeOnly: boolean
  readonly isOfHeadlines: boolean
  /** The periods to be worked out anew when an input was published for a period. */
  readonly affected: (input: Read) => readonly Period[]
}

/** All derivations, each after those that it is made of; `of` knows those of retired figures too. */
export interface Derivations {
  readonly catalogue: Catalogue
  readonly ordered: readonly Derivation[]
  readonly of: (code: string) => Derivation | undefined
}

/** The formulas of the catalogue, compiled. */
export function derivationsOf(catalogue: Catalogue): Derivations {
  const made = compiled(catalogue.indicators, catalogue)
  const retired = compiled(catalogue.retired, catalogue)
  const order = orderByInputs(new Map([...made].map(([code, { inputs }]) => [code, inputs])))
  if ('cycle' in order) throw new Error(`${order.cycle.join(' → ')} were not checked`)
  return {
    catalogue,
    ordered: order.ordered.flatMap((code) => made.get(code) ?? []),
    of: (code) => made.get(code) ?? retired.get(code),
  }
}

const compiled = (indicators: readonly Indicator[], catalogue: Catalogue): ReadonlyMap<string, Derivation> =>
  new Map(
    indicators.flatMap((indicator) =>
      isWorkedOut(indicator) && indicator.derivedFrom !== null
        ? [[indicator.code, derivation(indicator, indicator.derivedFrom, catalogue)] as const]
        : [],
    ),
  )

function derivation(indicator: Indicator, text: string, catalogue: Catalogue): Derivation {
  const formula = parseFormula(text)
  const rule = catalogue.rule(indicator.rule)
  const known = new Map<string, readonly Period[]>()
  const counted = terms(formula).flatMap((term) =>
    term.type === 'records' ? [{ term, kind: rule.periodKind }] : [],
  )
  const isOfHeadlines = terms(formula).some(({ type }) => type === 'share-improving')
  return {
    indicator,
    rule,
    text,
    formula,
    inputs: inputCodes(formula, rule, catalogue),
    counted,
    homeOnly: counted.length > 0 || isOfHeadlines,
    isOfHeadlines,
    affected: (input) => {
      const key = `${input.code} ${input.period}`
      const periods = known.get(key) ?? affectedPeriods(formula, rule, input, catalogue)
      if (known.size < KEPT) known.set(key, periods)
      return periods
    },
  }
}

/** Answers kept: a decade of months for every input there is. */
const KEPT = 2_000
