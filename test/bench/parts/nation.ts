import { constantsOf } from '#test/bench/nation/constants.ts'
import { perMillion } from '#test/bench/nation/perMillion.ts'
import type { Amounts } from '#test/bench/options.ts'
import type { Section } from '#test/bench/report/table.ts'

/**
 * What a million viewers would take, by sockets that carry the figures and by sockets that carry one word while a cache
 * serves the crowd. Each line says whether it was measured just now, is assumed, or follows from the lines before it.
 */
export async function nation(amounts: Amounts): Promise<Section> {
  const constants = await constantsOf(amounts)
  return { title: '(o) a million viewers', rows: perMillion(constants) }
}
