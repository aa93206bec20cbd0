import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { onTestFinished, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router'
import { i18n, setLocale } from '#client/locales/i18n.ts'
import DomainPage from '#client/tablet/DomainPage.vue'
import IndicatorList from '#client/tablet/IndicatorList.vue'
import IndicatorPage from '#client/tablet/IndicatorPage.vue'
import TabletView from '#client/tablet/TabletView.vue'
import { applyReleases } from '#shared/applyRelease.ts'
import type { Board } from '#shared/board.ts'
import { encodeBoard } from '#shared/boardCodec.ts'
import type { Vintage } from '#shared/contract/answers.ts'
import type { Report } from '#shared/contract/reports.ts'
import { catalogue, releasesOf, type Figures } from '#test/support/boardFixture.ts'
import { announce } from '#test/support/fakeLiveSocket.ts'

export interface MountedTablet {
  readonly wrapper: VueWrapper
  readonly router: Router
  /** The server publishes figures, and the page has written what follows from them. */
  readonly publish: (figures: Figures) => Promise<void>
}

interface Answers {
  readonly board: Board
  /** What the server knows of series, by key; all vintages. Left out: what is on the board, without sources. */
  readonly vintages?: Readonly<Record<string, readonly Vintage[]>>
  /** What the server answers of reports at the moment; left out, there are none. */
  readonly reports?: () => readonly Report[]
  /** The visitor has no session. */
  readonly signedOut?: boolean
}

/** The whole tablet at an address, over a server's answers. The test must fake the live socket. */
export async function mountTablet(
  address: string,
  { vintages = {}, ...given }: Answers,
): Promise<MountedTablet> {
  setLocale('zh-CN')
  let board = given.board
  const seriesAnswer = (url: string): object => {
    const key = decodeURIComponent(/\/series\/([^/?]+)/.exec(url)?.[1] ?? '')
    const onBoard = Object.entries(board.series).find(([name]) => name === key)?.[1] ?? []
    const all = vintages[key] ?? onBoard.map((o) => ({ ...o, source: null, seq: 1, at: board.at, owner: '' }))
    if (url.includes('/vintages')) return { series: key, unit: '', vintages: all }
    const newest = new Map(all.map((v) => [v.period, v]))
    return { series: key, unit: '', asOf: null, observations: [...newest.values()] }
  }
  const refusal = {
    type: '',
    title: '',
    status: 401,
    code: 'unauthenticated',
    zh: '尚未登录',
    en: 'Not signed in',
  }
  vi.stubGlobal('fetch', (url: string) => {
    if (given.signedOut) return Promise.resolve(Response.json(refusal, { status: 401 }))
    if (url.endsWith('/board')) return Promise.resolve(Response.json(encodeBoard(board)))
    if (url.endsWith('/wall')) return Promise.resolve(Response.json({ scenes: [], playlists: [] }))
    if (url.includes('/reports')) return Promise.resolve(reportAnswer(url, given.reports?.() ?? []))
    if (url.endsWith('/stages')) return Promise.resolve(Response.json({ screens: [] }))
    return Promise.resolve(Response.json(url.includes('/catalogue') ? catalogue : seriesAnswer(url)))
  })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      {
        path: '/tablet',
        component: TabletView,
        children: [
          { path: '', name: 'tablet-list', component: IndicatorList },
          {
            path: 'calendar',
            name: 'tablet-calendar',
            component: () => import('#client/tablet/CalendarPage.vue'),
          },
          {
            path: 'reports',
            name: 'tablet-reports',
            component: () => import('#client/tablet/reports/ReportShelf.vue'),
          },
          {
            path: 'reports/:id',
            name: 'tablet-report',
            component: () => import('#client/tablet/reports/ReportPage.vue'),
          },
          { path: 'indicator/:code', name: 'tablet-indicator', component: IndicatorPage },
          { path: 'domain/:domain/:room?', name: 'tablet-domain', component: DomainPage },
        ],
      },
    ],
  })
  await router.push(address)
  const app = defineComponent({ render: () => h(RouterView) })
  const wrapper = mount(app, { global: { plugins: [createPinia(), i18n, router] }, attachTo: document.body })
  onTestFinished(() => {
    wrapper.unmount()
    vi.unstubAllGlobals()
  })
  await vi.waitUntil(
    () => wrapper.find('main h1, main .loading').exists() && !wrapper.find('main .loading').exists(),
  )
  await flushPromises()
  await flushPromises()
  return {
    wrapper,
    router,
    publish: async (figures) => {
      const releases = releasesOf(figures, board.seq)
      board = applyReleases(board, releases)
      announce(board.epoch, releases)
      await flushPromises()
      await flushPromises()
    },
  }
}

function reportAnswer(url: string, reports: readonly Report[]): Response {
  const id = /\/reports\/([^/?]+)$/.exec(url)?.[1]
  if (id === undefined) return Response.json({ reports })
  const found = reports.find((one) => one.id === id)
  const unknown = { type: '', title: '', status: 404, code: 'not-found', zh: '没有', en: 'None' }
  return found ? Response.json(found) : Response.json(unknown, { status: 404 })
}
