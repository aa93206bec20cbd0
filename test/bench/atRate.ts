import { setTimeout as wait } from 'node:timers/promises'

/** Runs something so many times a second, however long each takes; resolves to all results once they are in. */
export async function atRate<Result>(
  perSecond: number,
  count: number,
  run: (i: number) => Promise<Result>,
): Promise<Result[]> {
  const startAt = performance.now()
  const underWay: Promise<Result>[] = []
  for (let i = 0; i < count; i++) {
    await wait(Math.max(0, startAt + (i * 1_000) / perSecond - performance.now()))
    const one = run(i)
    one.catch(() => undefined) // waiting for all of them tells it
    underWay.push(one)
  }
  return Promise.all(underWay)
}
