import type { RankingBy } from '#shared/rooms/projectRanking.ts'
import type { RoomFace } from '#shared/rooms/room.ts'

/** What the page of the bench is told to draw; sizes are CSS lengths. */
export interface ChartShown {
  readonly chart: 'map' | 'gantt' | 'race' | 'curve' | 'echarts-map'
  readonly projects: number
  readonly face: RoomFace
  readonly by: RankingBy
  readonly width: string
  readonly height: string
}

declare global {
  interface Window {
    /** Draws a chart in an empty page; resolves to the milliseconds until the frame with it was out. */
    drawChart(shown: ChartShown, locale?: 'zh-CN' | 'en'): Promise<number>
  }
}
