import { pairsOf, plainName } from '#shared/tables/words/plainName.ts'

/** How alike two names are, from 0 to 1: by their pairs of characters, and nearly wholly where one has the other in it. */
export function likeness(a: string, b: string): number {
  const [one, other] = [plainName(a), plainName(b)]
  if (one === '' || other === '') return 0
  if (one === other) return 1
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  const within = tells(short) && long.includes(short) ? 0.6 + (0.35 * short.length) / long.length : 0
  const [pairs, others] = [pairsOf(one), pairsOf(other)]
  const shared = [...pairs].filter((pair) => others.has(pair)).length
  return Math.max(within, shared === 0 ? 0 : (2 * shared) / (pairs.size + others.size))
}

/** Two characters of Chinese are a word; of Latin script it takes five, or `id` would be in `confidence`. */
const tells = (name: string): boolean => name.length > (/^[\x20-\x7e]*$/.test(name) ? 4 : 1)
