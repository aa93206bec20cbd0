import { bodySize } from '#test/bench/page/faces.ts'
import type { Ours } from '#test/bench/target/ours.ts'

/** Does the work while others ask for something small; answers with its result and the longest that one of them waited. */
export async function withOthers<T>(ours: Ours, work: () => Promise<T>): Promise<readonly [T, number]> {
  let [isOver, longest] = [false, 0]
  const asking = (async () => {
    while (!isOver) {
      const began = performance.now()
      await bodySize(`${ours.server.url}/healthz`, 'identity', {})
      longest = Math.max(longest, performance.now() - began)
    }
  })()
  const result = await work().finally(() => (isOver = true))
  await asking
  return [result, longest]
}
