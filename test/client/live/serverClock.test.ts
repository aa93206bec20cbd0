// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { openServerClock } from '#client/live/serverClock.ts'

/** The server's clock is so far ahead of the page's steady one. */
const AHEAD = 1_790_000_000_000
const HOUR_MS = 3_600_000

/** Answers whose way there takes `there` and back `back` milliseconds, from a server that is `ahead`. */
function clockWith(ahead = AHEAD) {
  const clock = openServerClock()
  let server = ahead
  const ask = (at: number, there: number, back = there): void =>
    clock.take({ sentAt: at, receivedAt: at + there + back, serverAt: at + there + server })
  const error = (at: number): number => (clock.at(at) ?? NaN) - at - server
  return { clock, ask, error, put: (by: number) => void (server += by) }
}

describe('the server’s clock', () => {
  test('is not known before its first answer, and right within half of that one’s way afterwards', () => {
    const { clock, ask, error } = clockWith()
    expect(clock.at(0)).toBeUndefined()
    ask(0, 5, 25)
    expect(error(30)).toBe(-10)
    expect(clock.doubt(30)).toBe(15)
  })

  test('is set by the answer that was under way shortest, whatever comes after it', () => {
    const { ask, error, clock } = clockWith()
    ask(0, 2, 2)
    ask(1_000, 10, 390)
    ask(2_000, 300, 3)
    expect(Math.abs(error(2_400))).toBeLessThan(0.1)
    expect(clock.doubt(2_400)).toBeLessThan(3)
  })

  test('is led along to a better answer and never goes back', () => {
    const { ask, clock, error } = clockWith()
    ask(0, 0, 300) // 150 ms behind
    ask(400, 320, 0) // 160 ms ahead, no better
    ask(1_000, 1, 1)
    expect(error(1_002)).toBeCloseTo(-150, 0)
    const told = Array.from({ length: 400 }, (_, i) => clock.at(1_002 + i * 10) ?? NaN)
    expect(told.every((at, i) => i === 0 || at > (told[i - 1] ?? Infinity))).toBe(true)
    expect(Math.abs(error(5_000))).toBeLessThan(0.1)
  })

  test('trusts an old answer less and less', () => {
    const { ask, clock, error, put } = clockWith()
    ask(0, 1, 1)
    put(60) // machines drift apart over an hour
    ask(HOUR_MS, 20, 20)
    expect(clock.doubt(HOUR_MS + 40)).toBeLessThan(21)
    expect(Math.abs(error(HOUR_MS + 3_000))).toBeLessThan(1)
  })

  test('is put at once when it has been put on the server, or this machine has slept', () => {
    const { ask, error, put } = clockWith()
    ask(0, 1, 1)
    put(HOUR_MS)
    ask(5_000, 40, 40)
    expect(Math.abs(error(5_080))).toBeLessThan(1)
    put(-HOUR_MS)
    ask(10_000, 40, 40)
    expect(Math.abs(error(10_080))).toBeLessThan(1)
  })

  test('stays within its doubt over a day of uneven ways (seed 7)', () => {
    let seed = 7
    const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
    const { ask, error, clock } = clockWith()
    for (let at = 0; at < 24 * HOUR_MS; at += 5_000) {
      ask(at, 1 + random() ** 4 * 200, 1 + random() ** 4 * 200)
      const then = at + 4_000
      expect(Math.abs(error(then))).toBeLessThanOrEqual((clock.doubt(then) ?? 0) + 15)
    }
    expect(Math.abs(error(24 * HOUR_MS))).toBeLessThan(10)
  })
})
