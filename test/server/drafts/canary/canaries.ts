/** A value and a word that occur nowhere by chance; one pair a draft, so that a leak tells of which. */
export interface Canary {
  readonly name: string
  /** As it is typed: `4831729.4617`. */
  readonly value: string
  readonly word: string
  /** Id of the draft or import, once it has one. */
  id: string
}

/** The same for the same seed: seven digits, four decimals and a word of ten letters. */
export function canaries(seed: number, names: readonly string[]): Record<string, Canary> {
  let state = seed
  const next = (upTo: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * upTo)
  }
  const digits = (n: number): string => Array.from({ length: n }, () => 1 + next(9)).join('')
  const letters = (n: number): string =>
    Array.from({ length: n }, () => String.fromCharCode(97 + next(26))).join('')
  return Object.fromEntries(
    names.map((name) => [
      name,
      { name, value: `${digits(7)}.${digits(4)}`, word: `zq${letters(8)}`, id: '' },
    ]),
  )
}

/** Something that somebody has received, wherever it came from, as text. */
export interface Received {
  readonly who: string
  readonly what: string
  readonly text: string
}

/** Words that a leak betrays itself by: digits in whatever unit and grouping, the word, and the id where it is secret too. */
const signsOf = ({ value, word, id }: Canary, withId: boolean): readonly string[] => [
  value.replace('.', ''),
  word,
  ...(withId && id !== '' ? [id] : []),
]

/** Which canaries occur in what was received: `viewer GET /api/v1/board: submitted`. */
export function leaksIn(
  received: readonly Received[],
  wanted: readonly Canary[],
  { withId = false }: { readonly withId?: boolean } = {},
): readonly string[] {
  return received.flatMap(({ who, what, text }) => {
    const forms = [text, decoded(text)].map((form) => form.toLowerCase())
    const digits = text.replace(/[\s.,，]/g, '')
    const found = wanted.filter((canary) =>
      signsOf(canary, withId).some(
        (sign) => digits.includes(sign) || forms.some((form) => form.includes(sign)),
      ),
    )
    return found.map(({ name }) => `${who} ${what}: ${name}`)
  })
}

/** Names in headers come percent-encoded, texts perhaps as escapes. */
const decoded = (text: string): string =>
  text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString())
