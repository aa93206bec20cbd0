import type { Target, TargetName } from '#test/bench/target/target.ts'

/** Measures each target once a round, every second round in reversed order: a machine gets slower as it gets warm. */
export async function inRounds<Result>(
  targets: readonly Target[],
  rounds: number,
  measure: (target: Target) => Promise<Result>,
): Promise<readonly (readonly [TargetName, readonly Result[]])[]> {
  const results = new Map<TargetName, Result[]>(targets.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const target of round % 2 === 0 ? targets : targets.toReversed()) {
      results.get(target.name)?.push(await measure(target))
    }
  }
  return [...results]
}
