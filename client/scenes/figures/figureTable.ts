import { figureKeys, figureState, type FigureState } from '#client/scenes/figures/figureState.ts'
import { observationAt, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { comparability, seriesTraits } from '#shared/comparability.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'

/** Columns beside name and value, the most telling first: what does not fit goes from the end. */
export const TABLE_COLUMNS = ['period', 'movement', 'place', 'city', 'nation', 'plan'] as const
export type TableColumn = (typeof TABLE_COLUMNS)[number]

/** The same figure of an area above, in the district's own period. */
interface AreaValue {
  readonly key: SeriesKey
  readonly value: number
}

export interface TableRow extends FigureState {
  readonly city: AreaValue | undefined
  readonly nation: AreaValue | undefined
}

export const tableKeys = (catalogue: Catalogue, codes: readonly string[]): readonly SeriesKey[] =>
  codes.flatMap((code) => [
    ...figureKeys(catalogue, { code }),
    seriesKey(code, catalogue.site.city),
    seriesKey(code, catalogue.site.nation),
  ])

/** Figures of the district with what is said beside each; those that the bureau has retired are left out. */
export const tableRows = (
  board: Board,
  catalogue: Catalogue,
  codes: readonly string[],
): readonly TableRow[] =>
  codes.flatMap((code) => {
    const state = figureState(board, catalogue, { code })
    if (!state) return []
    const { city, nation } = catalogue.site
    return [
      {
        ...state,
        city: areaValue(board, catalogue, state, city),
        nation: areaValue(board, catalogue, state, nation),
      },
    ]
  })

/** Only of figures that mean the same there: an area's amount is no measure for that of its district. */
function areaValue(
  board: Board,
  catalogue: Catalogue,
  { indicator, subject, observation }: FigureState,
  area: string,
): AreaValue | undefined {
  if (!observation || indicator.unit !== 'percent' || indicator.kind === 'completion-rate') return undefined
  const traits = (of: string) => seriesTraits(catalogue, indicator, of)
  if (!comparability(traits(subject), traits(area), 'comparison').allowed) return undefined
  const key = seriesKey(indicator.code, area)
  const value = observationAt(board, key, observation.period)?.value
  return typeof value === 'number' ? { key, value } : undefined
}

/** Rem that name and value take, and each column. */
const FIXED_REM = 36
const COLUMN_REM: Readonly<Record<TableColumn, number>> = {
  period: 10,
  movement: 17,
  place: 13,
  city: 9,
  nation: 9,
  plan: 14,
}

/** The columns that some row has anything in, as far as they fit into so many rem. */
export function columnsThatFit(rows: readonly TableRow[], widthRem: number): readonly TableColumn[] {
  let left = widthRem - FIXED_REM
  return TABLE_COLUMNS.filter((column) => rows.some((row) => holds(row, column))).filter((column) => {
    left -= COLUMN_REM[column]
    return left >= 0
  })
}

const holds = (row: TableRow, column: TableColumn): boolean =>
  column === 'period' ? row.observation !== undefined : row[column] !== undefined
