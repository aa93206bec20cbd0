import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { asPeriod } from '#shared/period.ts'
import { roundHalfUp } from '#shared/rounding.ts'
import { chance, drift, swing } from '#server/demo/made/chance.ts'
import { along } from '#server/demo/made/cyclePaths.ts'
import { monthIndex, monthOfYear, yearOf } from '#server/demo/made/months.ts'
import { TALLY_MODELS, type Span, type TallyModel, type Weights } from '#server/demo/made/tallyModels.ts'

/** How a year's work spreads over its months; chance moves each a little. */
const WEIGHTS: Readonly<Record<Weights, readonly number[]>> = {
  even: [8, 6, 9, 8, 8.5, 9, 8.5, 8.5, 8.5, 8, 9, 9],
  work: [5, 5, 9, 9, 9.5, 10, 9, 8.5, 9, 8.5, 8.5, 9],
  campaign: [4, 24, 22, 15, 12, 9, 4, 3, 2, 2, 2, 1],
  late: [2, 3, 6, 7, 9, 11, 9, 9, 10, 11, 11, 12],
  'clean-air': [3, 4.5, 6.5, 8, 9, 8, 10, 11.5, 11, 9.5, 7, 5],
}
const REFERENCE_YEAR = 2020

/** Figures that offices count, by month. Everything else follows from the model and the name. */
export class TallyField {
  readonly #catalogue: Catalogue
  readonly #totals = new Map<string, number>()

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue
  }

  /** As published, rounded; undefined outside the model's span. */
  at(code: string, month: number): number | undefined {
    const model = TALLY_MODELS[code]
    const indicator = this.#catalogue.indicator(code)
    if (!model || !indicator) return undefined
    const value = this.#raw(code, model, month)
    if (value === undefined) return undefined
    const rounded = roundHalfUp(value, indicator.decimals)
    return indicator.unit === 'percent' ? Math.min(rounded, 100) : rounded
  }

  #raw(code: string, model: TallyModel, month: number): number | undefined {
    if (model.kind === 'follow') return this.#following(code, model, month)
    if (model.kind === 'shape') {
      const years = yearOf(month) - REFERENCE_YEAR
      return (
        model.around *
        (1 + model.trend) ** years *
        (model.shape[monthOfYear(month) - 1] ?? 1) *
        (1 + 0.05 * drift(code, month))
      )
    }
    if (!isWithin(model.span, month)) return undefined
    switch (model.kind) {
      case 'sum':
        return this.#total(code, model, yearOf(month)) * gone(code, model.weights, month)
      case 'stock': {
        const trend = (1 + model.trend) ** ((month - monthIndex(asPeriod(String(REFERENCE_YEAR)))) / 12)
        const isRate = this.#catalogue.indicator(code)?.unit === 'percent'
        return (
          model.around * (isRate ? 1 : trend) +
          model.wobble * (0.7 * drift(code, month) + 0.3 * swing(code, month))
        )
      }
      case 'edition':
        return model.perMonth * monthOfYear(month)
      case 'course':
        return Math.min(along(model.points, month), model.cap ?? Infinity)
    }
  }

  /** The year's total: what was known in a month settles it, else about as much as in any year. */
  #total(
    code: string,
    { total, weights, known = {} }: Extract<TallyModel, { kind: 'sum' }>,
    year: number,
  ): number {
    const name = `${code} ${year}`
    const earlier = this.#totals.get(name)
    if (earlier !== undefined) return earlier
    const fixed = Object.entries(known).find(([month]) => month.startsWith(String(year)))
    const decimals = this.#catalogue.indicator(code)?.decimals ?? 0
    const about = total * (1 + 0.02 * (year - REFERENCE_YEAR)) * (1 + 0.06 * swing(code, year))
    const value = fixed
      ? fixed[1] / gone(code, weights, monthIndex(asPeriod(fixed[0])))
      : roundHalfUp(about, decimals)
    this.#totals.set(name, value)
    return value
  }

  /** Share of the leading figure, never falling within the year. */
  #following(
    code: string,
    model: Extract<TallyModel, { kind: 'follow' }>,
    month: number,
  ): number | undefined {
    const leading = this.at(model.of, month)
    if (leading === undefined) return undefined
    const index = monthOfYear(month)
    const share = model.whole.includes(index) ? 1 : model.low + (model.high - model.low) * chance(code, month)
    const before = index === 1 ? 0 : (this.#following(code, model, month - 1) ?? 0)
    const decimals = this.#catalogue.indicator(code)?.decimals ?? 0
    return Math.min(leading, Math.max(before, Math.floor(leading * share * 10 ** decimals) / 10 ** decimals))
  }
}

const isWithin = ([from, to]: Span, month: number): boolean =>
  month >= monthIndex(asPeriod(from)) && month <= monthIndex(asPeriod(to))

/** Share of the year's work done by the end of the month, 1 in December. */
function gone(code: string, weights: Weights, month: number): number {
  const year = yearOf(month)
  const parts = WEIGHTS[weights].map((weight, i) => weight * (0.75 + 0.5 * chance(code, year, i)))
  const sum = (list: readonly number[]): number => list.reduce((total, part) => total + part, 0)
  return sum(parts.slice(0, monthOfYear(month))) / sum(parts)
}
