import { createHash } from 'node:crypto'

/** JSON with the keys of every object in order: equal for equal content, however it was written. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? ''

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
