import { observationsOf, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Scene } from '#shared/scenes/scene.ts'
import { sceneFigures } from '#shared/scenes/sceneFigures.ts'
import { seriesKey } from '#shared/series.ts'

/** Whether anything that a scene draws from the board was generated for demonstration. */
export function showsDemo(board: Board, catalogue: Catalogue, scene: Scene): boolean {
  const isDemo = (code: string): boolean =>
    observationsOf(board, seriesKey(code, catalogue.site.home)).some((o) => o.demo)
  return (
    sceneFigures(scene).some((code) => isDemo(code) && !catalogue.indicator(code)?.retired) ||
    Object.values(board.records['project'] ?? {}).some((record) => record.demo)
  )
}
