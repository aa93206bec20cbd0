import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { openLiveTalk } from '#server/live/nodes/liveTalk.ts'
import type { KnownScreen } from '#server/screens/knownScreen.ts'
import { openElsewhere } from '#server/screens/roll/elsewhere.ts'
import { rollCall } from '#server/screens/roll/rollCall.ts'
import { DEFAULT_SCREEN, type ScreenStatus } from '#shared/screens/screen.ts'
import { busHub, type HubNode } from '#test/support/busHub.ts'

const SCREEN: KnownScreen = {
  ...{ id: 's', name: '大屏', place: '', settings: DEFAULT_SCREEN, means: 'paired', pairedAt: 0 },
  ...{ seenAt: null, address: null, stage: null },
}
const STATUS: ScreenStatus = {
  ...{ scene: 'overview', of: null, seq: 1, paintedAt: 1, layout: 0, build: 'b1', width: 1920, height: 1080 },
  ...{ ratio: 1, heap: null, frames: 60, longest: 17, offset: 0, doubt: 1, since: 1, hidden: false },
  faults: [],
}

let now = 0
beforeEach(() => {
  now = 1_000_000
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
})
const pass = async (ms: number): Promise<void> => {
  for (let gone = 0; gone < ms; gone += 100) {
    now += 100
    await vi.advanceTimersByTimeAsync(100)
  }
}

/** A node whose clock differs from the others'. */
function node(bus: HubNode, ahead = 0) {
  const own = (): number => now + ahead
  const calls = rollCall({ overtaken: () => null }, own, (screen) => elsewhere.of(screen))
  const elsewhere = openElsewhere({ bus, now: own, own: () => calls.own() })
  onTestFinished(elsewhere.close)
  const line = () => calls.lines([SCREEN], own())[0]
  return { calls, bus, line, state: () => line()?.state }
}

test('a screen is where it is connected; when it comes over, what it said before stands until it speaks', async () => {
  const hub = busHub()
  const [a, b, c] = [node(hub.join('a')), node(hub.join('b')), node(hub.join('c'))]
  a.calls.joined('s', '10.0.0.1')
  a.calls.heard('s', STATUS)
  await pass(500)
  expect([a, b, c].map(({ calls }) => calls.nodeOf('s'))).toEqual([undefined, 'a', 'a'])
  expect(c.line()).toMatchObject({ state: 'current', status: STATUS, address: '10.0.0.1' })
  a.calls.left('s', false)
  b.calls.joined('s', '10.0.0.2')
  await pass(500)
  expect([a, b, c].map(({ calls }) => calls.nodeOf('s'))).toEqual(['b', undefined, 'b'])
  for (const one of [a, b, c])
    expect(one.line()).toMatchObject({ state: 'current', status: STATUS, address: '10.0.0.2' })
  b.calls.left('s', false)
  await pass(500)
  expect([a, b, c].map(({ state }) => state())).toEqual(['away', 'away', 'away'])
})

test('clocks that differ by a minute make no screen silent', async () => {
  const hub = busHub()
  const [a, b, c] = [node(hub.join('a'), -60_000), node(hub.join('b')), node(hub.join('c'), 60_000)]
  a.calls.joined('s', '')
  a.calls.heard('s', STATUS)
  await pass(500)
  expect([a, b, c].map(({ state }) => state())).toEqual(['current', 'current', 'current'])
  await pass(10_000)
  expect([a, b, c].map(({ state }) => state())).toEqual(['frozen', 'frozen', 'frozen'])
})

test('a node that comes later knows since when a screen is silent', async () => {
  const hub = busHub()
  const a = node(hub.join('a'))
  a.calls.joined('s', '')
  a.calls.heard('s', STATUS)
  const heardAt = now
  await pass(60_000)
  const b = node(hub.join('b'))
  await pass(3_000)
  expect(b.state()).toBe('frozen')
  expect(Math.abs((b.line()?.lastSeen ?? 0) - heardAt)).toBeLessThan(1_000)
})

test('the screens of a node that dies stand still until they come back to another', async () => {
  const hub = busHub()
  const [a, b] = [node(hub.join('a')), node(hub.join('b'))]
  a.calls.joined('s', '')
  const beat = setInterval(() => a.calls.heard('s', STATUS), 5_000)
  onTestFinished(() => clearInterval(beat))
  await pass(5_500)
  a.bus.cut()
  await pass(11_000)
  expect(b.state()).toBe('frozen')
  expect(b.calls.nodeOf('s')).toBeUndefined()
  b.calls.joined('s', '')
  expect(b.state()).toBe('current')
  b.calls.left('s', false)
  await pass(11 * 60_000)
  expect(b.state()).toBe('away')
})

test('a build is handed out when all nodes serve it, and none while they differ', async () => {
  const hub = busHub()
  const [a, b] = [openLiveTalk(hub.join('a'), 'new'), openLiveTalk(hub.join('b'), 'new')]
  const former = hub.join('c')
  const old = openLiveTalk(former, 'old')
  onTestFinished(() => [a, b, old].forEach((talk) => talk.close()))
  a.say(new Map([['wall', 2]]))
  b.say(
    new Map([
      ['wall', 1],
      ['tablet', 4],
    ]),
  )
  await pass(500)
  expect([a.build(), b.build(), old.build()]).toEqual(['', '', ''])
  expect(Object.fromEntries(a.following())).toEqual({ wall: 3, tablet: 4 })
  former.cut()
  await pass(11_000)
  expect([a.build(), b.build()]).toEqual(['new', 'new'])
})
