import { DataZoomInsideComponent, DataZoomSliderComponent, MarkPointComponent } from 'echarts/components'
import { use } from 'echarts/core'

// Needed for charts that are touched; a view with such a chart imports this file, so that a wall never loads it.
use([DataZoomInsideComponent, DataZoomSliderComponent, MarkPointComponent])
