import { EffectScatterChart, ScatterChart } from 'echarts/charts'
import { GeoComponent } from 'echarts/components'
import { init, registerMap, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { HOME_SHAPE, NEIGHBOUR_SHAPES } from '#client/rooms/projects/geo/districtShapes.ts'
import type { ProjectRow } from '#shared/contract/rooms/projects.ts'

use([GeoComponent, ScatterChart, EffectScatterChart, CanvasRenderer])

const COLOURS = { green: '#14805a', yellow: '#9a5f00', red: '#c23030', grey: '#5f7288' }

/** The same map by ECharts' own geo component and scatter series: what ours is measured against. */
export function echartsMap(element: HTMLElement, projects: readonly ProjectRow[]): void {
  registerMap('district', {
    type: 'FeatureCollection',
    features: [HOME_SHAPE, ...NEIGHBOUR_SHAPES].map(({ code, ring }) => ({
      type: 'Feature',
      properties: { name: code },
      geometry: { type: 'Polygon', coordinates: [ring.map(([lon, lat]) => [lon, lat])] },
    })),
  })
  const lons = HOME_SHAPE.ring.map(([lon]) => lon)
  const lats = HOME_SHAPE.ring.map(([, lat]) => lat)
  init(element).setOption({
    animation: false,
    geo: {
      id: 'district',
      map: 'district',
      roam: true,
      boundingCoords: [
        [Math.min(...lons), Math.max(...lats)],
        [Math.max(...lons), Math.min(...lats)],
      ],
      silent: true,
    },
    series: [
      {
        id: 'projects',
        type: 'scatter',
        coordinateSystem: 'geo',
        data: projects.map(({ lon, lat, light, totalInvestment }) => ({
          value: [lon ?? 0, lat ?? 0, Math.sqrt((totalInvestment ?? 0) / 1e8) * 3],
          itemStyle: { color: COLOURS[light] },
        })),
        symbolSize: (value: number[]) => value[2] ?? 4,
        itemStyle: { opacity: 0.78 },
      },
    ],
  })
}
