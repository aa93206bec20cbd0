/*
 * Marks that were typed and not sent stay in this tab, for the person who typed them: scores are nobody else's business
 * until they are published.
 */
const keyOf = (person: string, round: string): string => `guanlan.marks.${person}/${round}`

export interface KeptRound {
  readonly marks: readonly (readonly [key: string, text: string])[]
  readonly remarks: readonly (readonly [candidate: string, text: string])[]
  readonly notes: string
}

export function keptRound(person: string, round: string): KeptRound | undefined {
  const text = sessionStorage.getItem(keyOf(person, round))
  if (text === null) return undefined
  try {
    const kept: unknown = JSON.parse(text)
    return isKept(kept) ? kept : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const isKept = (kept: unknown): kept is KeptRound =>
  typeof kept === 'object' &&
  kept !== null &&
  'marks' in kept &&
  isPairs(kept.marks) &&
  'remarks' in kept &&
  isPairs(kept.remarks) &&
  'notes' in kept &&
  typeof kept.notes === 'string'
const isPairs = (pairs: unknown): boolean =>
  Array.isArray(pairs) &&
  pairs.every((pair) => Array.isArray(pair) && pair.every((one) => typeof one === 'string'))

export function keepRound(person: string, round: string, kept: KeptRound): void {
  if (kept.marks.length + kept.remarks.length === 0 && kept.notes === '')
    sessionStorage.removeItem(keyOf(person, round))
  else sessionStorage.setItem(keyOf(person, round), JSON.stringify(kept))
}
