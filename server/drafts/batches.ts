import { setImmediate } from 'node:timers/promises'

/** Rows of one statement: a row has up to 13 columns, and SQLite takes 32,766 parameters. */
const BATCH = 400

/** Runs the step over all items, as many at a time as one statement takes; others get their turn in between. */
export async function inBatches<K, R>(
  items: readonly K[],
  step: (batch: readonly K[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const results: R[] = []
  for (let from = 0; from < items.length; from += BATCH) {
    if (from > 0) await setImmediate()
    results.push(...(await step(items.slice(from, from + BATCH))))
  }
  return results
}
