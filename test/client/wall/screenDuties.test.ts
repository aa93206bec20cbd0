import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { reportFault } from '#client/scenes/faults.ts'
import { useSelf } from '#client/stores/self.ts'
import ScreenDuties from '#client/wall/commands/ScreenDuties.vue'
import { ScreenStatusSchema } from '#shared/contract/screens.ts'
import { DEFAULT_SCREEN } from '#shared/screens/screen.ts'
import { boardOf } from '#test/support/boardFixture.ts'
import { command, statuses } from '#test/support/fakeLiveSocket.ts'
import { mountOnWall } from '#test/support/wallMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

const board = boardOf({})
const SELF = { id: 's3', name: '3号屏', place: '一楼大厅', settings: DEFAULT_SCREEN, stage: null }

async function wall() {
  const { wrapper } = await mountOnWall(ScreenDuties, board, { scene: 'projects', of: 'p-1' })
  return { wrapper, becomeScreen: () => (useSelf().keep(SELF), flushPromises()) }
}
afterEach(() => vi.useRealTimers())

describe('what a wall does beside showing', () => {
  it('tells how it is as soon as it knows which screen it is, and says nothing while it is none', async () => {
    const { becomeScreen } = await wall()
    reportFault({ kind: 'widget', what: 'trend' })
    expect(statuses()).toEqual([])
    await becomeScreen()
    const status = statuses().at(-1)
    expect(status).toMatchObject({ scene: 'projects', of: 'p-1', layout: 0, hidden: false })
    expect(status?.faults.at(-1)).toMatchObject({ kind: 'widget', what: 'trend' })
    expect(ScreenStatusSchema.safeParse(status).error?.issues).toBeUndefined()
  })

  it('shows its name in big figures for as long as it was asked', async () => {
    const { wrapper, becomeScreen } = await wall()
    await becomeScreen()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const named = () => wrapper.find('[data-test="identify"]')
    expect(named().exists()).toBe(false)
    expect(await command({ kind: 'identify', seconds: 8 })).toBe(true)
    await flushPromises()
    expect(named().text()).toContain('3号屏')
    expect(named().text()).toContain('一楼大厅')
    vi.advanceTimersByTime(8_000)
    await flushPromises()
    expect(named().exists()).toBe(false)
  })

  it('says where it could not do what it was asked, and tells why with its next word', async () => {
    const { becomeScreen } = await wall()
    await becomeScreen()
    expect(await command({ kind: 'picture' })).toBe(false) // there is no page to draw
  })

  it('tells of errors that nobody caught', async () => {
    const { wrapper, becomeScreen } = await wall()
    window.dispatchEvent(new ErrorEvent('error', { message: 'boom' }))
    await becomeScreen()
    expect(statuses().at(-1)?.faults.at(-1)).toMatchObject({ kind: 'script', what: 'boom' })
    wrapper.unmount()
  })
})
