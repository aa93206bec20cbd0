import { createPinia } from 'pinia'
import { createApp, type App } from 'vue'
import { i18n, setLocale } from '#client/locales/i18n.ts'
import '#client/rooms/rooms.css'
import '#client/styles/base.css'
import type { ProjectRow } from '#shared/contract/rooms/projects.ts'
import { asPeriod } from '#shared/period.ts'
import type { ChartShown } from '#test/bench/roomCharts/chartShown.ts'
import { echartsMap } from '#test/bench/roomCharts/echartsMap.ts'
import StillRoom from '#test/bench/roomCharts/StillRoom.vue'
import { manyProjects } from '#test/support/manyProjects.ts'

const TODAY = asPeriod('2026-11-23')
const made = new Map<number, readonly ProjectRow[]>()
let shownApp: App | undefined

const painted = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))

function place(): HTMLElement {
  shownApp?.unmount()
  shownApp = undefined
  const root = document.createElement('div')
  document.querySelector('#app')?.replaceChildren(root)
  return root
}

function draw(root: HTMLElement, shown: ChartShown, projects: readonly ProjectRow[]): void {
  if (shown.chart === 'echarts-map') {
    Object.assign(root.style, { width: shown.width, height: shown.height })
    echartsMap(root, projects)
    return
  }
  shownApp = createApp(StillRoom, { shown, projects, today: TODAY }).use(createPinia()).use(i18n)
  shownApp.mount(root)
}

window.drawChart = async (shown, locale = 'zh-CN') => {
  setLocale(locale)
  document.documentElement.classList.toggle('wall', shown.face === 'wall')
  const projects = made.get(shown.projects) ?? manyProjects(shown.projects, TODAY)
  made.set(shown.projects, projects)
  const root = place()
  await painted()
  const began = performance.now()
  draw(root, shown, projects)
  await painted()
  return performance.now() - began
}
