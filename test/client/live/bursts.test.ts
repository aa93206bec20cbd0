import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { oncePerFrame } from '#client/live/oncePerFrame.ts'
import { RECEIPT_EVERY_MS, receiptPost } from '#client/live/receiptPost.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('what comes in bursts', () => {
  const bursts = () => {
    const handled: number[][] = []
    const frames: (() => void)[] = []
    const add = oncePerFrame<number>(
      (items) => void handled.push([...items]),
      (run) => void frames.push(run),
    )
    return { handled, add, frame: () => frames.shift()?.() }
  }

  test('is handled at once when it comes alone, again and again', () => {
    const { handled, add, frame } = bursts()
    add(1)
    expect(handled).toEqual([[1]])
    frame()
    add(2)
    expect(handled).toEqual([[1], [2]])
  })

  test('is handled together with the next frame when one has been handled in this one already', () => {
    const { handled, add, frame } = bursts()
    for (const item of [1, 2, 3]) add(item)
    frame()
    for (const item of [4, 5]) add(item)
    expect(handled).toEqual([[1], [2, 3]])
    frame()
    expect(handled).toEqual([[1], [2, 3], [4, 5]])
  })

  test('does not wait for ever where nothing is drawn', () => {
    vi.stubGlobal('requestAnimationFrame', () => 0)
    const handled: number[][] = []
    const add = oncePerFrame<number>((items) => void handled.push([...items]))
    for (const item of [1, 2]) add(item)
    vi.runAllTimers()
    expect(handled).toEqual([[1], [2]])
    vi.unstubAllGlobals()
  })
})

describe('receipts', () => {
  test('go out at once when they are rare', () => {
    const sent: number[] = []
    const post = receiptPost(({ seq }) => void sent.push(seq))
    post({ seq: 1, ms: 5 })
    vi.advanceTimersByTime(RECEIPT_EVERY_MS)
    post({ seq: 2, ms: 5 })
    expect(sent).toEqual([1, 2])
  })

  test('of sixty releases a second stay below the twenty messages that the server lets pass, and end with the newest', () => {
    const sent: number[] = []
    const post = receiptPost(({ seq }) => void sent.push(seq))
    for (let seq = 1; seq <= 60; seq++) {
      post({ seq, ms: 5 })
      vi.advanceTimersByTime(1_000 / 60)
    }
    vi.advanceTimersByTime(RECEIPT_EVERY_MS)
    expect(sent.length).toBeLessThan(15)
    expect(sent.at(-1)).toBe(60)
  })
})
