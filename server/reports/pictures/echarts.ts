import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'

// Loaded with the first picture that is drawn: a server that prints nothing does without.
use([LineChart, BarChart, GridComponent, LegendComponent, TitleComponent, LabelLayout, SVGRenderer])

export { init }
