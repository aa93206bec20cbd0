import { TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'

// Asked for once a page has time, or somebody points: no figure waits for it.
use([TooltipComponent])
