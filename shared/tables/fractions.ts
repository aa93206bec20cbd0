import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Question } from '#shared/tables/fate.ts'
import type { HistoryOf } from '#shared/tables/fates.ts'
import { columnName } from '#shared/tables/grid.ts'
import type { Judged, Taken } from '#shared/tables/judgeCell.ts'
import { answerTo } from '#shared/tables/judgeReading.ts'
import type { Mapping } from '#shared/tables/mapping.ts'
import { shiftDecimal } from '#shared/unit.ts'

interface Rate {
  readonly at: number
  readonly taken: Taken
}

/** Fewer rates in a column than these are no sign; growth may well be a tenth of a percent once. */
const MIN_RATES = 3
/** History is this many times larger, in the middle. */
const FAR = 20
const HUNDREDFOLD = 'percent*1e+2'

/** A whole column of rates below 1 where history has whole percents: fractions (0.084) that lost their format? Asks. */
export function askFractions(
  judged: readonly Judged[],
  { answers }: Mapping,
  catalogue: Catalogue,
  history: HistoryOf,
): readonly Judged[] {
  const columns = new Map<number, Rate[]>()
  for (const [at, { place, judgement }] of judged.entries()) {
    if (judgement.kind !== 'taken' || judgement.reading === undefined) continue
    const isRate = catalogue.unit(judgement.target.indicator.unit).code === 'percent'
    const { reading } = judgement
    if (!isRate || reading.unitFrom === 'beside' || reading.readAs.includes('format')) continue
    const rates = columns.get(place.col) ?? []
    rates.push({ at, taken: judgement })
    columns.set(place.col, rates)
  }
  const settled = [...judged]
  for (const [col, rates] of columns) {
    if (rates.length < MIN_RATES || rates.some(({ taken }) => Math.abs(taken.value ?? 0) >= 1)) continue
    const before = rates.flatMap(({ taken }) =>
      history(taken.series).flatMap(({ value }) => (value === null ? [] : [Math.abs(value)])),
    )
    const now = rates.map(({ taken }) => Math.abs(taken.value ?? 0))
    if (before.length === 0 || middle(before) < FAR * middle(now)) continue
    for (const { at, taken } of rates) {
      const one = judged[at]
      const { value, reading } = taken
      if (!one || value === null || !reading) continue
      const question: Question = {
        code: 'unit-jump',
        key: `unit:${columnName(col)}:percent:-2`,
        params: { stated: reading.stated, unit: 'percent', power: -2, value, own: 'percent' },
        choices: [
          { key: HUNDREDFOLD, value: shiftDecimal(value, 2) },
          { key: 'keep', value },
          { key: 'skip' },
        ],
        proposed: HUNDREDFOLD,
      }
      const answer = answerTo(question, one.place, answers)
      if (answer === undefined) settled[at] = { ...one, judgement: { kind: 'doubtful', question } }
      else if (answer === 'skip') settled[at] = { ...one, judgement: { kind: 'skipped', reason: 'by-hand' } }
      else if (answer === HUNDREDFOLD)
        settled[at] = { ...one, judgement: { ...taken, value: shiftDecimal(value, 2) } }
    }
  }
  return settled
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
