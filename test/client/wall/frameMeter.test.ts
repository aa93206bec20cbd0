import { afterEach, expect, it, vi } from 'vitest'
import { openFrameMeter } from '#client/wall/status/frameMeter.ts'

afterEach(() => vi.useRealTimers())

it('counts frames a second, and says the same again where it is asked too soon', () => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] })
  const meter = openFrameMeter()
  vi.advanceTimersByTime(5_000)
  const smooth = meter.read()
  expect(smooth.frames).toBeGreaterThan(58)
  expect(smooth.frames).toBeLessThan(64)
  expect(smooth.longest).toBeLessThan(18)
  expect(meter.read()).toEqual(smooth) // too soon to say anything new
  vi.advanceTimersByTime(3_000)
  expect(meter.read().frames).toBeLessThan(64)
  meter.stop()
})
