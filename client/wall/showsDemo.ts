import { HEADLINES, TRENDS, WORKSTREAMS } from '#client/wall/overview.ts'
import { observationsOf, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { seriesKey } from '#shared/series.ts'

const CODES = [...HEADLINES, ...WORKSTREAMS].map(({ code }) => code).concat(TRENDS)

/** Whether anything that the overview draws was generated for demonstration. */
export function showsDemo(board: Board, catalogue: Catalogue): boolean {
  const isDemo = (code: string): boolean =>
    observationsOf(board, seriesKey(code, catalogue.site.home)).some((o) => o.demo)
  return (
    CODES.some((code) => isDemo(code) && !catalogue.indicator(code)?.retired) ||
    Object.values(board.records['project'] ?? {}).some((record) => record.demo)
  )
}
