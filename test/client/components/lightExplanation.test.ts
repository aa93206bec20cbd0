import { flushPromises } from '@vue/test-utils'
import { describe, expect, test, vi } from 'vitest'
import { setLocale } from '#client/locales/i18n.ts'
import type { Board } from '#shared/board.ts'
import { boardOf } from '#test/support/boardFixture.ts'
import { boardOfProjects } from '#test/support/projects.ts'
import { overviewWidget } from '#test/support/overview.ts'
import { mountWidget, textOf, type MountedWall } from '#test/support/wallMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

/** Presses the n-th light of a panel and gives what then lies open over the page. */
async function pressed({ wrapper }: MountedWall, nth = 0): Promise<Element> {
  await wrapper.findAll('[data-test="judged-light"]')[nth]?.trigger('click')
  return vi.waitUntil(() => document.querySelector('[data-test="light-dialog"]'), { timeout: 20_000 })
}
const sumsOf = (dialog: Element): readonly string[] =>
  [...dialog.querySelectorAll('[data-test="sum"]')].map((line) => line.textContent ?? '')
const textIn = (dialog: Element): string => (dialog.textContent ?? '').replace(/\s+/g, ' ')

const projects = (board: Board) => mountWidget(overviewWidget('bullets'), board)

describe('pressing a light', () => {
  test('shows rule, inputs and sum, so that anybody can work it out again', { timeout: 30_000 }, async () => {
    const dialog = await pressed(await projects(boardOfProjects({ 航海: 30 })))
    const text = textIn(dialog)
    expect(text).toContain('航海')
    expect(text).toContain('低于序时进度：达到10个百分点为黄灯，超过30个百分点为红灯')
    expect(text).toContain('出处：银川市 2025 年 3 月')
    expect(text).toContain('年度计划进度：均衡推进')
    expect(sumsOf(dialog)).toEqual(['30 万元 ÷ 100 万元 × 100 = 30%', '41.6667% − 30% = 11.6667个百分点'])
    expect(dialog.querySelector('[data-test="verdict"]')?.textContent).toBe(
      '11.6667个百分点，达到10个百分点为黄灯',
    )
  })

  test('speaks English where the page does', async () => {
    const wall = await projects(boardOfProjects({ 航海: 30 }))
    setLocale('en')
    await flushPromises()
    const dialog = await pressed(wall)
    expect(textIn(dialog)).toContain(
      'behind schedule: yellow from 10 percentage points, red beyond 30 percentage points',
    )
    expect(sumsOf(dialog)[1]).toBe('41.6667% − 30% = 11.6667 percentage points')
  })

  test('says of a grey light why it has no colour', async () => {
    const wall = await mountWidget(
      overviewWidget('lights'),
      boardOf({ 'recovery.requests.closure-rate@410104': { '2020-06': 96.5 } }),
    )
    const tile = wall.wrapper.findAll('.tile').find((one) => textOf(one).startsWith('企业诉求办结率'))
    await tile?.get('[data-test="judged-light"]').trigger('click')
    const dialog = await vi.waitUntil(() => document.querySelector('[data-test="light-dialog"]'))
    expect(dialog.querySelector('[data-test="verdict"]')?.textContent).toBe('尚未全部完成，规则对此不设灯')
    expect(sumsOf(dialog)).toEqual(['100% − 96.5% = 3.5个百分点'])
  })

  test('closes again and leaves the page as it was', async () => {
    const wall = await projects(boardOfProjects({ 航海: 30 }))
    const dialog = await pressed(wall)
    dialog.querySelector('button')?.click()
    await vi.waitUntil(() => document.querySelector('[data-test="light-dialog"]') === null)
    expect(wall.wrapper.findAll('[data-id]')).toHaveLength(1)
  })
})
