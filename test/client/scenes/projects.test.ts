import { flushPromises } from '@vue/test-utils'
import { describe, expect, test, vi } from 'vitest'
import ProjectsPanel from '#client/scenes/projects/ProjectBullets.vue'
import { emptyBoard } from '#shared/board.ts'
import { announce } from '#test/support/fakeLiveSocket.ts'
import { boardOfProjects, projectsRelease } from '#test/support/projects.ts'
import { mountOnWall, textOf } from '#test/support/wallMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

const mounted = (completions: Record<string, number>) =>
  mountOnWall(ProjectsPanel, boardOfProjects(completions), {
    widget: { id: 'projects', kind: 'bullets', of: 'projects', columns: 1 },
  })

describe('the key projects', () => {
  test('have bars from zero on one scale, the schedule on each, and a light of its own shape', async () => {
    const { wrapper } = await mounted({ 商都: 62.4, 航海: 30, 管城: 5 })
    const rows = wrapper.findAll('[data-id]')
    expect(rows.map(textOf)).toEqual(['1 商都 62.4 %', '2 航海 30.0 %', '3 管城 5.0 %'])
    expect(rows.map((row) => row.get('svg').attributes('aria-label'))).toEqual(['正常', '关注', '滞后'])
    expect(rows.map((row) => row.get<HTMLElement>('.done').element.style.width)).toEqual([
      '62.4%',
      '30%',
      '5%',
    ])
    expect(rows[0]?.get<HTMLElement>('.schedule').element.style.left).toMatch(/^41\.66/)
    expect(textOf(wrapper)).toContain('2020年1—5月 · 序时进度 41.7%')
  })

  test('keep every bar within its track when one is beyond its plan', async () => {
    const { wrapper } = await mounted({ 商都: 125, 航海: 100 })
    const widths = wrapper.findAll<HTMLElement>('.done').map((bar) => bar.element.style.width)
    expect(widths).toEqual(['100%', '80%'])
  })

  test('change places when a release moves one past another', async () => {
    const { wrapper } = await mounted({ 商都: 62.4, 航海: 30 })
    announce('fixture', [projectsRelease(2, { 航海: 70 })])
    await flushPromises()
    expect(wrapper.findAll('[data-id]').map(textOf)).toEqual(['1 航海 70.0 %', '2 商都 62.4 %'])
  })

  test('say what to do while there are none', async () => {
    const { wrapper } = await mountOnWall(ProjectsPanel, emptyBoard('fixture'), {
      widget: { id: 'projects', kind: 'bullets', of: 'projects', columns: 1 },
    })
    expect(textOf(wrapper)).toContain('还没有填报投资的重点项目')
  })
})
