import type { Indicator } from '#shared/indicator.ts'

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** The words of a search as they are compared: full-width letters and case make no difference. */
export const searchWords = (text: string): readonly string[] => folded(text).split(/\s+/).filter(Boolean)

/** Whether every word occurs in one of the indicator's names or in its code. */
export function matchesSearch({ zh, en, code }: Indicator, words: readonly string[]): boolean {
  const text = folded(`${zh}\n${en}\n${code}`)
  return words.every((word) => text.includes(word))
}
