import { LineChart } from 'echarts/charts'
import { DatasetComponent, GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

// What every chart is drawn with: each entry costs each screen its download. Zooming and marks stand in zoomParts.ts,
// the tooltip in tooltipPart.ts.
use([LineChart, GridComponent, DatasetComponent, CanvasRenderer])

export { init }
export type { ECharts, EChartsCoreOption as ChartOption } from 'echarts/core'
