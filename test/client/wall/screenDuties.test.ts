import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { reportFault } from '#client/scenes/faults.ts'
import { useLive } from '#client/stores/live.ts'
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

  it("tells when a fault was by the server's clock, also of one from before the server was heard", async () => {
    const { becomeScreen } = await wall()
    vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2001-01-01')) // the device thinks so, from here on
    onTestFinished(() => void vi.restoreAllMocks())
    reportFault({ kind: 'chunk', what: 'early' })
    const live = useLive()
    vi.spyOn(live, 'serverNow').mockReturnValue(Date.parse('2026-11-23T02:00:00Z'))
    await becomeScreen()
    const { at = 0 } = statuses().at(-1)?.faults.at(-1) ?? {}
    expect(Math.abs(at - Date.parse('2026-11-23T02:00:00Z'))).toBeLessThan(5_000)
  })

  it('tells of errors that nobody caught', async () => {
    const { wrapper, becomeScreen } = await wall()
    window.dispatchEvent(new ErrorEvent('error', { message: 'boom' }))
    await becomeScreen()
    expect(statuses().at(-1)?.faults.at(-1)).toMatchObject({ kind: 'script', what: 'boom' })
    wrapper.unmount()
  })
})
