import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { setLocale, i18n } from '#client/locales/i18n.ts'
import ProjectDesk from '#client/rooms/projects/desk/ProjectDesk.vue'
import type { ProjectRow } from '#shared/contract/rooms/projects.ts'
import { projectRoll, projectRow, YI } from '#test/client/rooms/projects/projectRows.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

async function desk(
  projects: ProjectRow[],
  query = '',
): Promise<{ readonly wrapper: VueWrapper; readonly router: Router; readonly shown: () => string[] }> {
  setLocale('zh-CN')
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: { template: '' } }],
  })
  await router.push(`/projects${query}`)
  const wrapper = mount(ProjectDesk, {
    props: { roll: projectRoll(projects), face: 'tablet' },
    global: { plugins: [createPinia(), i18n, router] },
  })
  onTestFinished(() => wrapper.unmount())
  await flushPromises()
  return {
    wrapper,
    router,
    shown: () => wrapper.findAll('[data-project]').map((row) => row.attributes('data-project') ?? ''),
  }
}
const press = async (wrapper: VueWrapper, selector: string): Promise<void> => {
  await wrapper.get(selector).trigger('click')
  await flushPromises()
}
const ROWS = [
  projectRow('a', { light: 'yellow' }),
  projectRow('b', { light: 'red', lists: ['key', 'ecology'], planYear: 5 * YI }),
  projectRow('c', { state: 'completed', light: 'grey', lists: ['ecology'], planYear: null }),
]

describe('the desk of projects', () => {
  it('lists the worst first, and by another column when its head is pressed', async () => {
    const { wrapper, shown, router } = await desk(ROWS)
    expect(shown()).toEqual(['b', 'a', 'c'])
    await press(wrapper, '.sort-head.name button')
    expect(shown()).toEqual(['a', 'b', 'c'])
    await press(wrapper, '.sort-head.name button')
    expect(shown()).toEqual(['c', 'b', 'a'])
    expect(wrapper.get('.sort-head.name').attributes('aria-sort')).toBe('descending')
    expect(router.currentRoute.value.query).toEqual({ sort: '-name' })
  })

  it('sums up what is looked at, and keeps the list from one way of looking to the next', async () => {
    const { wrapper, shown, router } = await desk(ROWS)
    await press(wrapper, '[data-list="ecology"]')
    expect(shown()).toEqual(['b', 'c'])
    const sums = wrapper.get('.sums').text()
    expect(sums).toContain('40.00') // 总投资
    expect(sums).toContain('160.0%') // 8 of a plan of 5: the one without a plan is not in it
    await press(wrapper, '[data-way="board"]')
    expect(wrapper.findAll('[data-test="project-board"] li')).toHaveLength(2)
    expect(router.currentRoute.value.query).toEqual({ list: 'ecology', way: 'board' })
  })

  it('is opened as its address says, and says so where nothing fits', async () => {
    const { wrapper, shown } = await desk(ROWS, '?q=没有&light=red')
    expect(shown()).toEqual([])
    expect(wrapper.text()).toContain('没有符合条件的项目')
    await press(wrapper, '.none button')
    expect(shown()).toHaveLength(3)
  })

  it('draws the first rows of two thousand and leaves the others until they are looked at', async () => {
    const { shown } = await desk(Array.from({ length: 2000 }, (_, i) => projectRow(String(i))))
    expect(shown()).toHaveLength(60)
  })

  it('shows the groundbreaking batches, the newest first', async () => {
    const begun = (id: string, startedOn: string) =>
      projectRow(id, { startedOn, batch: { id: startedOn.slice(0, 7), title: startedOn } })
    const { wrapper } = await desk(
      [begun('x', '2026-03-08'), begun('y', '2026-07-14'), begun('z', '2026-07-15'), ...ROWS],
      '?way=batches',
    )
    const batches = wrapper.findAll('[data-test="project-batches"] > li')
    expect(batches.map((batch) => batch.findAll('ul li').length)).toEqual([2, 1])
    expect(batches[0]?.text()).toContain('40.00')
  })
})
