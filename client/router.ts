import { createRouter, createWebHistory } from 'vue-router'

/** Asks for the chart's code beside that of the view, which shows its other figures without waiting for it. */
const withChart =
  <View>(view: () => Promise<View>) =>
  (): Promise<View> => {
    void import('#client/charts/EChart.vue')
    return view()
  }

/** The three audiences, each in chunks of its own; `/` leads to the one that fits who signed in. */
export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', component: () => import('#client/signin/HomeRedirect.vue') },
    { path: '/sign-in', component: () => import('#client/signin/SignInView.vue') },
    { path: '/wall/:scene?', component: withChart(() => import('#client/wall/WallView.vue')) },
    {
      path: '/tablet',
      component: () => import('#client/tablet/TabletView.vue'),
      children: [
        { path: '', name: 'tablet-list', component: () => import('#client/tablet/IndicatorList.vue') },
        {
          path: 'indicator/:code',
          name: 'tablet-indicator',
          component: () => import('#client/tablet/IndicatorPage.vue'),
        },
        {
          path: 'domain/:domain/:room?',
          name: 'tablet-domain',
          component: () => import('#client/tablet/DomainPage.vue'),
        },
        {
          path: 'project/:id',
          name: 'tablet-project',
          component: () => import('#client/tablet/ProjectPage.vue'),
        },
        {
          path: 'present/:screen',
          name: 'tablet-present',
          component: () => import('#client/tablet/present/PresentPage.vue'),
        },
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
      ],
    },
    { path: '/admin/:page?/:id?/:item?', component: () => import('#client/admin/AdminView.vue') },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})
