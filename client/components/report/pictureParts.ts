import { BarChart } from 'echarts/charts'
import { LegendComponent, TitleComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'

// Needed for the pictures of reports only: no face loads them before somebody opens a report.
use([BarChart, LegendComponent, TitleComponent, LabelLayout])
