import { readFileSync } from 'node:fs'

/** The 97 months that a data feed had under the wrong month until 2026-07-01, as they were put right. */
export const readCorrection = (): readonly { readonly month: string; readonly after: number }[] =>
  readFileSync(new URL('feed_correction_iva.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([month = '', , after = '']) => ({ month, after: Number(after) }))
