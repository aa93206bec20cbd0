import type { Scene } from '#shared/scenes/scene.ts'
import { indicatorOf, isSeriesKey } from '#shared/series.ts'

const COLUMNS = 5
const ROWS = 4
export const CHARTS = COLUMNS * ROWS

/** A scene of twenty charts that all show the measured figure. */
export function chartScene(measured: string): Scene {
  if (!isSeriesKey(measured)) throw new Error(`not a series: ${measured}`)
  const figures = [indicatorOf(measured)]
  const ids = Array.from({ length: CHARTS }, (_, i) => `chart-${i}`)
  const placeOf = (i: number) => ({ x: i % COLUMNS, y: Math.floor(i / COLUMNS), w: 1, h: 1 })
  return {
    code: 'bench-charts',
    zh: '二十张图',
    en: 'Twenty charts',
    widgets: ids.map((id) => ({ id, kind: 'trend', figures })),
    layouts: {
      standard: {
        columns: COLUMNS,
        rows: ROWS,
        places: Object.fromEntries(ids.map((id, i) => [id, placeOf(i)])),
      },
    },
  }
}
