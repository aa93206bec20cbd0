import { setImmediate } from 'node:timers/promises'

const LONGEST_MS = 10

/**
 * Goes through many things without keeping others waiting: after some milliseconds everybody else has a turn. What is
 * gone through must not change meanwhile.
 */
export async function eachInTurn<T>(items: readonly T[], step: (item: T) => void): Promise<void> {
  let began = performance.now()
  for (const [i, item] of items.entries()) {
    step(item)
    if (i % 200 !== 199 || performance.now() - began < LONGEST_MS) continue
    await setImmediate()
    began = performance.now()
  }
}
