import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { asPeriod } from '#shared/period.ts'
import { roundHalfUp } from '#shared/rounding.ts'
import { chance, drift, swing } from '#server/demo/made/chance.ts'
import { along } from '#server/demo/made/cyclePaths.ts'
import { monthIndex, monthOfYear, yearOf } from '#server/demo/made/months.ts'
import { TALLY_MODELS, type TallyModel, type Weights } from '#server/demo/made/tallyModels.ts'

/** How a year's work spreads over its months; chance moves each a little. */
const WEIGHTS: Readonly<Record<Weights, readonly number[]>> = {
  even: [8, 6, 9, 8, 8.5, 9, 8.5, 8.5, 8.5, 8, 9, 9],
  work: [5, 5, 9, 9, 9.5, 10, 9, 8.5, 9, 8.5, 8.5, 9],
  'clean-air': [3, 4.5, 6.5, 8, 9, 8, 10, 11.5, 11, 9.5, 7, 5],
}
const REFERENCE_YEAR = 2020

/** Figures that offices file, by month. Everything else follows from the model and the name. */
export class TallyField {
  readonly #catalogue: Catalogue
  readonly #totals = new Map<string, number>()

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue
  }

  /** As published, rounded; undefined for a figure that has no model. */
  at(code: string, month: number): number | undefined {
    const model = TALLY_MODELS[code]
    const indicator = this.#catalogue.indicator(code)
    if (!model || !indicator) return undefined
    const rounded = roundHalfUp(this.#raw(code, model, month), indicator.decimals)
    return indicator.unit === 'percent' ? Math.min(rounded, 100) : rounded
  }

  #raw(code: string, model: TallyModel, month: number): number {
    switch (model.kind) {
      case 'shape': {
        const years = yearOf(month) - REFERENCE_YEAR
        const shape = model.shape[monthOfYear(month) - 1] ?? 1
        return model.around * (1 + model.trend) ** years * shape * (1 + 0.05 * drift(code, month))
      }
      case 'sum':
        return this.#total(code, model, yearOf(month)) * gone(code, model.weights, month)
      case 'stock': {
        const trend = (1 + model.trend) ** ((month - monthIndex(asPeriod(String(REFERENCE_YEAR)))) / 12)
        const isRate = this.#catalogue.indicator(code)?.unit === 'percent'
        const wobble = 0.7 * drift(code, month) + 0.3 * swing(code, month)
        return model.around * (isRate ? 1 : trend) + model.wobble * wobble
      }
      case 'course':
        return along(model.points, month)
    }
  }

  /** The year's total: about as much as in any year. */
  #total(code: string, { total }: Extract<TallyModel, { kind: 'sum' }>, year: number): number {
    const name = `${code} ${year}`
    const earlier = this.#totals.get(name)
    if (earlier !== undefined) return earlier
    const decimals = this.#catalogue.indicator(code)?.decimals ?? 0
    const value = roundHalfUp(
      total * (1 + 0.02 * (year - REFERENCE_YEAR)) * (1 + 0.06 * swing(code, year)),
      decimals,
    )
    this.#totals.set(name, value)
    return value
  }
}

/** Share of the year's work done by the end of the month, 1 in December. */
function gone(code: string, weights: Weights, month: number): number {
  const year = yearOf(month)
  const parts = WEIGHTS[weights].map((weight, i) => weight * (0.75 + 0.5 * chance(code, year, i)))
  const sum = (list: readonly number[]): number => list.reduce((total, part) => total + part, 0)
  return sum(parts.slice(0, monthOfYear(month))) / sum(parts)
}
