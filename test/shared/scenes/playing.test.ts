import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALARM_LEAD_MS, stopAfter, stopAt } from '#shared/scenes/playing.ts'
import type { Playlist, PlaylistEntry } from '#shared/scenes/playlist.ts'

const SEED = 20_261_123
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Monday 23 November 2026, 00:00 on the bureau's clock. */
const MONDAY = Date.parse('2026-11-22T16:00:00Z')

const playlist = (entries: readonly PlaylistEntry[], more: Partial<Playlist> = {}): Playlist => ({
  code: 'p',
  zh: '轮播',
  en: 'Round',
  entries,
  transition: 'fade',
  ...more,
})
const shown = (list: Playlist, at: number, alarms?: readonly number[]) => stopAt(list, at, alarms).show?.scene

describe('a round', () => {
  const list = playlist([
    { scene: 'a', seconds: 60 },
    { scene: 'b', seconds: 30 },
  ])

  test('begins at the bureau’s midnight and goes on in its order', () => {
    expect([0, 59, 60, 89, 90, 150].map((s) => shown(list, MONDAY + s * 1_000)).join('')).toBe('aabbab')
    expect(stopAt(list, MONDAY + 70_000)).toEqual({
      show: { scene: 'b', of: undefined },
      from: MONDAY + 60_000,
      until: MONDAY + 90_000,
    })
  })

  test('begins anew at the next midnight, and leaves a scrap before it to the stop that stands there', () => {
    const odd = playlist([
      { scene: 'a', seconds: 50_000 },
      { scene: 'b', seconds: 36_397 },
      { scene: 'c', seconds: 9 },
    ])
    expect(shown(odd, MONDAY + DAY_MS - 1)).toBe('b')
    expect(stopAt(odd, MONDAY + DAY_MS - 1).until).toBe(MONDAY + DAY_MS)
    expect(shown(odd, MONDAY + DAY_MS)).toBe('a')
  })

  test('has another part of the day begin with its own first scene', () => {
    const parts = playlist([
      { scene: 'a', seconds: 50 },
      { scene: 'meeting', seconds: 100, from: '08:30', until: '09:00' },
      { scene: 'night', seconds: 300, from: '22:00', until: '06:00' },
    ])
    const at = (text: string) => shown(parts, Date.parse(`2026-11-23T${text}+08:00`))
    expect([at('08:29:59'), at('08:30:00'), at('08:30:50'), at('09:00:00')].join(' ')).toBe('a a meeting a')
    expect([at('05:50:10'), at('05:50:50'), at('06:00:00'), at('22:01:00')].join(' ')).toBe('a night a night')
  })

  test('goes by weekdays; what lasts over midnight belongs to the day on which it began', () => {
    const parts = playlist([
      { scene: 'week', seconds: 60, weekdays: [1, 2, 3, 4, 5], from: '08:00', until: '20:00' },
      { scene: 'friday-night', seconds: 60, weekdays: [5], from: '22:00', until: '02:00' },
    ])
    const at = (text: string) => shown(parts, Date.parse(`${text}+08:00`))
    expect(at('2026-11-23T10:00:00')).toBe('week')
    expect(at('2026-11-28T10:00:00')).toBeUndefined()
    expect(at('2026-11-27T23:00:00')).toBe('friday-night')
    expect(at('2026-11-28T01:59:59')).toBe('friday-night')
    expect(at('2026-11-28T02:00:00')).toBeUndefined()
    expect(at('2026-11-28T23:00:00')).toBeUndefined()
  })

  test('tells what comes next that is something else', () => {
    const twice = playlist([
      { scene: 'a', seconds: 60 },
      { scene: 'a', seconds: 60 },
      { scene: 'a', of: 'x', seconds: 60 },
    ])
    expect(stopAfter(twice, stopAt(twice, MONDAY))).toMatchObject({
      show: { scene: 'a', of: 'x' },
      from: MONDAY + 120_000,
    })
    const alone = playlist([{ scene: 'a', seconds: 60 }])
    expect(stopAfter(alone, stopAt(alone, MONDAY))).toBeUndefined()
  })
})

describe('a red warning', () => {
  const list = playlist(
    [
      { scene: 'a', seconds: 60 },
      { scene: 'b', seconds: 60 },
    ],
    { alarm: { scene: 'warnings', seconds: 45 } },
  )
  const came = MONDAY + 10_000

  test('takes the screen for its time, and the round goes on as if nothing had been', () => {
    const from = came + ALARM_LEAD_MS
    expect(stopAt(list, from - 1, [came])).toMatchObject({ show: { scene: 'a' }, until: from })
    expect(stopAt(list, from, [came])).toEqual({ show: { scene: 'warnings' }, from, until: from + 45_000 })
    expect(stopAt(list, from + 45_000, [came])).toMatchObject({
      show: { scene: 'a' },
      from: from + 45_000,
      until: MONDAY + 60_000,
    })
    expect(shown(list, MONDAY + 60_000, [came])).toBe('b')
  })

  test('that comes while another one shows keeps the screen for its own time', () => {
    const alarms = [came + 20_000, came]
    const stop = stopAt(list, came + ALARM_LEAD_MS, alarms)
    expect(stop.until - stop.from).toBe(65_000)
    expect(shown(list, stop.until, alarms)).toBe('b')
  })

  test('does nothing where the playlist has no alarm', () => {
    expect(shown(playlist(list.entries), came + ALARM_LEAD_MS, [came])).toBe('a')
  })
})

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '47'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
const entry: fc.Arbitrary<PlaylistEntry> = fc.record(
  {
    scene: fc.constantFrom('a', 'b', 'c', 'd'),
    seconds: fc.integer({ min: 5, max: 4_000 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: clock,
    until: clock,
  },
  { requiredKeys: ['scene', 'seconds'] },
)
const anyList = fc
  .tuple(fc.array(entry, { minLength: 1, maxLength: 6 }), fc.integer({ min: 5, max: 600 }))
  .map(([entries, seconds]) => playlist(entries, { alarm: { scene: 'warnings', seconds } }))
const instant = fc.integer({ min: 0, max: 14 * 24 * 3_600 }).map((s) => MONDAY + s * 1_000 + 137)
const alarms = fc.array(instant, { maxLength: 4 })

describe('whatever the playlist', () => {
  const check = (property: (list: Playlist, at: number, alarms: readonly number[]) => void): void =>
    fc.assert(fc.property(anyList, instant, alarms, property), { seed: SEED, numRuns: 400 })

  test('an instant lies within its stop, and all instants of a stop are of the same one', () => {
    check((list, at, reds) => {
      const stop = stopAt(list, at, reds)
      expect(stop.from).toBeLessThanOrEqual(at)
      expect(stop.until).toBeGreaterThan(at)
      for (const other of [stop.from, Math.floor((stop.from + stop.until) / 2), stop.until - 1])
        expect(stopAt(list, other, reds)).toEqual(stop)
    })
  })

  test('stops follow each other without a gap, none shorter than five seconds but for an alarm', () => {
    check((list, at, reds) => {
      let stop = stopAt(list, at, reds)
      for (let i = 0; i < 5; i++) {
        const next = stopAt(list, stop.until, reds)
        expect(next.from).toBe(stop.until)
        stop = next
      }
      const calm = stopAt(list, at)
      expect(calm.until - calm.from).toBeGreaterThanOrEqual(5_000)
    })
  })

  test('nothing is shown outside of its days and its part of the day', () => {
    check((list, at) => {
      const { show } = stopAt(list, at)
      const bureau = new Date(at + 8 * HOUR_MS)
      const minute = bureau.toISOString().slice(11, 16)
      const weekday = bureau.getUTCDay() || 7
      const yesterday = weekday === 1 ? 7 : weekday - 1
      const fits = ({ weekdays, from = '00:00', until = '24:00' }: PlaylistEntry): boolean => {
        const on = (day: number) => !weekdays || weekdays.includes(day)
        if (from < until) return from <= minute && minute < until && on(weekday)
        return minute >= from ? on(weekday) : minute < until && on(yesterday)
      }
      const may = list.entries.filter(fits).map(({ scene }) => scene)
      if (show) expect(may).toContain(show.scene)
      else expect(may).toEqual([])
    })
  })
})
