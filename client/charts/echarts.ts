import { LineChart } from 'echarts/charts'
import {
  DatasetComponent,
  DataZoomInsideComponent,
  DataZoomSliderComponent,
  GridComponent,
  MarkPointComponent,
  TooltipComponent,
} from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

// The only list of what is drawn with: every entry costs each screen its download.
use([
  LineChart,
  GridComponent,
  DatasetComponent,
  TooltipComponent,
  DataZoomInsideComponent,
  DataZoomSliderComponent,
  MarkPointComponent,
  CanvasRenderer,
])

export { init }
export type { ECharts, EChartsCoreOption as ChartOption } from 'echarts/core'
