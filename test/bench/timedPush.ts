import { measuredValue } from '#test/bench/figures.ts'
import type { Push } from '#test/bench/reference/scene.ts'
import type { Sent } from '#test/bench/report/matched.ts'
import type { Target } from '#test/bench/target/target.ts'

/** Pushes the n-th figures; says when they left and how long the answer took. */
export async function timedPush(target: Target, push: Push, n: number): Promise<Sent> {
  const sentAt = Date.now()
  await target.push(push)
  return { value: measuredValue(n), sentAt, answeredMs: Date.now() - sentAt }
}
