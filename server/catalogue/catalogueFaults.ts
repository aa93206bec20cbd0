import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { Fault } from '#server/catalogue/catalogueError.ts'
import type { Filed } from '#server/catalogue/catalogueFiles.ts'
import { indicatorFaults, type Parts } from '#server/catalogue/crossChecks.ts'
import { formulaFaults } from '#server/catalogue/formulaFaults.ts'
import type { FiledIndicator } from '#server/catalogue/indicators.ts'
import { lightRuleFaults } from '#server/catalogue/lightRules.ts'
import { planCurveFaults } from '#server/catalogue/planCurves.ts'
import { recordFigureFaults } from '#server/catalogue/recordFigures.ts'
import { seriesFaults } from '#server/catalogue/seriesFaults.ts'

/** Stands for the bureau's own edits where a fault would name a file. */
const EDITED = '指标目录 catalogue'

const FREQUENCY = {
  day: 'daily',
  month: 'monthly',
  quarter: 'quarterly',
  half: 'half-year',
  year: 'annual',
} as const

/**
 * What would stop a start with this catalogue, found by the very checks of the start. Retired indicators stay known,
 * for whatever was said of them, and are not checked themselves.
 */
export function catalogueFaults(catalogue: Catalogue, ledgers: readonly Ledger[]): readonly Fault[] {
  const filed = <T>(entries: readonly T[]): readonly Filed<T>[] =>
    entries.map((entry) => ({ file: EDITED, entry }))
  const asFiled = (indicator: Catalogue['indicators'][number]): FiledIndicator => {
    const kind = catalogue.rules.find(({ code }) => code === indicator.rule)?.periodKind ?? 'month'
    return { file: EDITED, frequency: FREQUENCY[kind], indicator }
  }
  const inUse = catalogue.indicators.map(asFiled)
  const known = [...inUse, ...catalogue.retired.map(asFiled)]
  const parts: Parts = { ...catalogue, subjects: filed(catalogue.subjects), indicators: inUse }
  const { default: usual, curves, uses } = catalogue.planCurves
  const { rules, defaults, overrides } = catalogue.lightRules
  return [
    ...indicatorFaults(parts),
    ...seriesFaults(inUse),
    ...planCurveFaults({ usual, curves: filed(curves), uses: filed(uses) }, known),
    ...lightRuleFaults(
      { rules: filed(rules), defaults: filed(defaults), overrides: filed(overrides) },
      known,
    ),
    ...formulaFaults(parts, ledgers),
    ...recordFigureFaults(filed(catalogue.recordFigures ?? []), { ...parts, indicators: known }, ledgers),
  ]
}
