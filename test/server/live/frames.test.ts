import { describe, expect, it } from 'vitest'
import { FRAME_WINDOW_MS, frameBatch } from '#server/live/frameBatch.ts'
import { tokenBucket } from '#server/live/tokenBucket.ts'
import type { Release } from '#shared/release.ts'

const release = (seq: number): Release => ({
  seq,
  at: '2020-06-15T02:00:00.000Z',
  title: 't',
  owner: 'o',
  changes: [],
})
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('frames', () => {
  const collect = () => {
    const frames: number[][] = []
    let now = 0
    const batch = frameBatch(
      (releases) => frames.push(releases.map(({ seq }) => seq)),
      () => now,
    )
    return { frames, batch, at: (ms: number) => (now = ms) }
  }

  it('the first release of a quiet moment leaves within the turn of the loop, with those of the same turn', async () => {
    const { frames, batch } = collect()
    batch.add(release(1))
    batch.add(release(2))
    expect(frames).toEqual([])
    await turn()
    expect(frames).toEqual([[1, 2]])
  })

  it('those that follow close behind share the next frame', async () => {
    const { frames, batch, at } = collect()
    batch.add(release(1))
    await turn()
    at(4)
    batch.add(release(2))
    await turn()
    at(9)
    batch.add(release(3))
    await turn()
    expect(frames).toEqual([[1]])
    await new Promise((resolve) => setTimeout(resolve, FRAME_WINDOW_MS + 5))
    expect(frames).toEqual([[1], [2, 3]])
  })

  it('what waits can be sent at once, and is not sent again', async () => {
    const { frames, batch } = collect()
    batch.add(release(1))
    batch.flush()
    expect(frames).toEqual([[1]])
    await turn()
    batch.flush()
    expect(frames).toEqual([[1]])
  })
})

it('a token bucket lets a burst through and then a trickle', () => {
  const mayPass = tokenBucket({ perSecond: 20, burst: 60 }, 0)
  const passed = (now: number, tries: number) =>
    Array.from({ length: tries }, () => mayPass(now)).filter(Boolean).length
  expect(passed(0, 100)).toBe(60)
  expect(passed(1_000, 100)).toBe(20)
  expect(passed(1_049, 5)).toBe(0)
  expect(passed(60_000, 100)).toBe(60)
})
