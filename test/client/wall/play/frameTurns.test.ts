import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { frameTurns, WAITS_MS } from '#client/wall/play/frameTurns.ts'

const FRAME_MS = 17
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Pieces of work with names, which say when they had their turn. */
function working() {
  let isBusy = false
  const turns = frameTurns(() => isBusy)
  const done: string[] = []
  return {
    turns,
    done,
    ask: (name: string, ahead = false): void => void turns.take(ahead).then(() => done.push(name)),
    busy: (now: boolean): void => void (isBusy = now),
    frames: (count: number) => vi.advanceTimersByTimeAsync(count * FRAME_MS),
  }
}

test('each piece of work has a frame of its own, in the order in which they asked', async () => {
  const { turns, done, ask, frames } = working()
  for (const name of ['a', 'b', 'c']) ask(name)
  expect(done).toEqual([])
  await frames(1)
  expect(done).toEqual(['a'])
  ask('first', true)
  await frames(1)
  expect(done).toEqual(['a', 'first'])
  expect(turns.isFree()).toBe(false)
  const all = vi.fn()
  void turns.taken().then(all)
  await frames(2)
  expect(done).toEqual(['a', 'first', 'b', 'c'])
  await frames(1)
  expect(all).toHaveBeenCalledOnce()
  expect(turns.isFree()).toBe(true)
})

test('what the last one has begun is waited for, but not for long', async () => {
  const { done, ask, busy, frames } = working()
  for (const name of ['a', 'b', 'c']) ask(name)
  await frames(1)
  busy(true)
  await frames(4)
  expect(done).toEqual(['a'])
  busy(false)
  await frames(1)
  expect(done).toEqual(['a', 'b'])
  busy(true)
  await frames(Math.ceil(WAITS_MS / FRAME_MS) + 1)
  expect(done).toEqual(['a', 'b', 'c'])
})

test('nobody waits once all of it is to be seen', async () => {
  const { turns, done, ask, frames } = working()
  for (const name of ['a', 'b', 'c']) ask(name)
  turns.hurry()
  await frames(0)
  expect(done).toEqual(['a', 'b', 'c'])
})
