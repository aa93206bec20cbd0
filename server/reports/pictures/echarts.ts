import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

// Loaded with the first picture that is drawn: a server that prints nothing does without.
use([LineChart, BarChart, GridComponent, LegendComponent, SVGRenderer])

export { init }
