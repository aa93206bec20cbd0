/** Another seed makes another district; this one is fixed, so that every start tells the same story. */
const SEED = 'guanlan-2'

/**
 * A number from 0 up to 1 that depends on nothing but the words: FNV-1a over the text, then mixed. The value of a
 * past month is thus the same on whatever day the demonstration is started.
 */
export function chance(...words: readonly (string | number)[]): number {
  const text = `${SEED}|${words.join('|')}`
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** From −1 to 1. */
export const swing = (...words: readonly (string | number)[]): number => chance(...words) * 2 - 1

const KNOT_MONTHS = 6

/** From −1 to 1, wandering smoothly from month to month: a swing every half-year, eased in between. */
export function drift(name: string, month: number): number {
  const knot = Math.floor(month / KNOT_MONTHS)
  const share = month / KNOT_MONTHS - knot
  const eased = share * share * (3 - 2 * share)
  return swing(name, knot) * (1 - eased) + swing(name, knot + 1) * eased
}

/** One of the items, by the words. */
export function pick<T>(items: readonly T[], ...words: readonly (string | number)[]): T {
  const item = items[Math.floor(chance(...words) * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}
