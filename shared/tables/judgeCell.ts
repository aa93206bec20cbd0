import type { ValueReading } from '#shared/cells/reading.ts'
import { readCell } from '#shared/cells/readCell.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { MissingReason } from '#shared/observation.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'
import type { CellPlace, Params, ProblemCode, Question } from '#shared/tables/fate.ts'
import type { HistoryOf } from '#shared/tables/fates.ts'
import { columnName, type Cell } from '#shared/tables/grid.ts'
import { judgeReading } from '#shared/tables/judgeReading.ts'
import type { Mapping, Named, SkipReason } from '#shared/tables/mapping.ts'
import { resolve, type Target } from '#shared/tables/resolve.ts'
import { indicatorQuestion, settled, type RowLayers } from '#shared/tables/rowLayers.ts'

export interface Taken {
  readonly kind: 'taken'
  readonly series: SeriesKey
  readonly target: Target
  readonly value: number | null
  readonly missing?: MissingReason
  readonly reading?: ValueReading
}

export type Judgement =
  | Taken
  | { readonly kind: 'skipped'; readonly reason: SkipReason }
  | { readonly kind: 'doubtful'; readonly question: Question }
  | { readonly kind: 'wrong'; readonly code: ProblemCode; readonly params: Params }

export interface Judged {
  readonly place: CellPlace
  readonly judgement: Judgement
  readonly text?: string
}

export interface JudgeContext {
  readonly mapping: Mapping
  readonly catalogue: Catalogue
  readonly history: HistoryOf
}

const skipped = (reason: SkipReason): Judgement => ({ kind: 'skipped', reason })

/** What a cell of a value column comes to, given what its row and column are said to mean. */
export function judgeCell(
  cell: Cell,
  place: CellPlace,
  row: RowLayers,
  { facets, ask }: Named,
  context: JudgeContext,
): Judgement {
  const { mapping, catalogue, history } = context
  const { answers } = mapping
  if (answers.cells[place.address] === 'skip') return skipped('by-hand')
  if (row.skip) return skipped(row.skip)
  const columnKey = indicatorQuestion(`column ${columnName(place.col)}`)
  const columnAnswer = ask && settled(answers.questions[columnKey], ask)
  if (columnAnswer === 'skip') return skipped('by-hand')
  const open =
    row.ask ??
    (ask && columnAnswer === undefined
      ? { key: columnKey, codes: ask, text: mapping.headers[place.col] ?? '' }
      : undefined)
  if (open) return askIndicator(open)
  const column = columnAnswer === undefined ? facets : { ...facets, indicator: columnAnswer }
  const resolved = resolve({ table: row.table, group: row.group, column, row: row.row }, catalogue)
  switch (resolved.kind) {
    case 'skip':
      return skipped(resolved.reason)
    case 'no-period':
      return { kind: 'wrong', code: 'no-period', params: {} }
    case 'wrong-period':
      if (readCell(cell, { units: catalogue.units }).kind === 'mark') return skipped('no-such-period')
      return {
        kind: 'wrong',
        code: resolved.code,
        params: { period: resolved.period, indicator: resolved.indicator },
      }
    case 'target': {
      const { target } = resolved
      const unit = catalogue.unit(target.indicator.unit)
      const { brackets } = answers
      const reading = readCell(cell, { units: catalogue.units, unit, stated: target.stated, brackets })
      if (target.foreign && reading.kind === 'value' && reading.unitFrom !== 'beside')
        return {
          kind: 'wrong',
          code: 'foreign-unit',
          params: { found: target.foreign.code, unit: unit.code, indicator: target.indicator.code },
        }
      const series = seriesKey(target.indicator.code, target.subject)
      return judgeReading(reading, {
        cell,
        place,
        series,
        target,
        unit,
        answers,
        catalogue,
        history: history(series),
      })
    }
  }
}

function askIndicator({ key, codes, text }: NonNullable<RowLayers['ask']>): Judgement {
  const choices = [...codes.map((code) => ({ key: code })), { key: 'skip' }]
  const proposed = codes[0]
  return {
    kind: 'doubtful',
    question: { code: 'indicator', key, params: { text }, choices, ...(proposed && { proposed }) },
  }
}
