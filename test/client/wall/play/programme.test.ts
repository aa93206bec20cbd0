import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { useProgramme, type Programme } from '#client/wall/play/useProgramme.ts'
import type { Playlist } from '#shared/scenes/playlist.ts'
import { ALARM_LEAD_MS } from '#shared/scenes/playing.ts'
import { boardOf } from '#test/support/boardFixture.ts'
import { answerClock } from '#test/support/fakeLiveSocket.ts'
import { mountOnWall } from '#test/support/wallMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

/** The moment at which the fixture's releases came, in a minute of its own. */
const START = Date.parse('2020-06-18T14:31:08+08:00')
const MINUTE = Date.parse('2020-06-18T14:31:00+08:00')
const HOUR_MS = 3_600_000
const list: Playlist = {
  code: 'p',
  zh: '轮播',
  en: 'Round',
  entries: [
    { scene: 'a', seconds: 60 },
    { scene: 'b', seconds: 60 },
    { scene: 'evening', seconds: 60, from: '18:00', until: '20:00' },
  ],
  transition: 'fade',
  alarm: { scene: 'warnings', seconds: 45 },
}
const INVESTED = 'ecology.projects.invested-ytd@410104'
const PLAN = 'ecology.projects.plan-year@410104'
const goingWell = { [INVESTED]: { '2020-05': 9 }, [PLAN]: { '2020': 10 } }

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
    now: START,
  })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A wall with the playlist whose device is so far from the server's time. */
async function wallWith(deviceAhead = 0) {
  vi.setSystemTime(START + deviceAhead)
  let programme: Programme | undefined
  const part = defineComponent({
    setup() {
      const made = (programme = useProgramme(() => list))
      return () => h('p', made.showing.value?.scene ?? 'nothing')
    },
  })
  const start = performance.now()
  const serverNow = (): number => START + performance.now() - start
  const wall = await mountOnWall(part, boardOf(goingWell))
  return {
    ...wall,
    shows: () => wall.wrapper.text(),
    next: () => programme?.upcoming.value,
    serverNow,
    hearTime: async () => {
      const at = performance.now()
      answerClock({ sentAt: at, receivedAt: at, serverAt: serverNow() })
      await nextTick()
    },
    pass: async (ms: number) => {
      await vi.advanceTimersByTimeAsync(ms)
    },
  }
}

describe('the programme of a wall', () => {
  test('waits for the server’s time and goes by it, whatever the device’s clock says', async () => {
    const wall = await wallWith(HOUR_MS + 70_000)
    expect(wall.shows()).toBe('nothing')
    await wall.hearTime()
    expect(wall.shows()).toBe('b')
    expect(wall.next()).toEqual({ show: { scene: 'a' }, at: MINUTE + 60_000 })
    await wall.pass(MINUTE + 60_000 - wall.serverNow() + 2)
    expect(wall.shows()).toBe('a')
    expect(wall.next()).toEqual({ show: { scene: 'b' }, at: MINUTE + 120_000 })
  })

  test('has a red warning take the screen on every screen at the same moment, once', async () => {
    const wall = await wallWith()
    await wall.hearTime()
    await wall.publish({ [INVESTED]: { '2020-05': { value: 1, vintage: 2 } } })
    await flushPromises()
    expect(wall.next()).toEqual({ show: { scene: 'warnings' }, at: START + ALARM_LEAD_MS })
    await wall.pass(START + ALARM_LEAD_MS - wall.serverNow() + 2)
    expect(wall.shows()).toBe('warnings')
    await wall.publish({ [INVESTED]: { '2020-05': { value: 1.1, vintage: 3 } } })
    await wall.pass(45_000)
    expect(wall.shows()).toBe('b')
    expect(wall.next()).toEqual({ show: { scene: 'a' }, at: MINUTE + 60_000 })
  })
})
