import type { ZodType } from 'zod'
import type { Bus } from '#server/nodes/bus.ts'
import { joinPieces, piecesOf } from '#server/nodes/pieces.ts'

/** What each node says of itself now; whoever is silent is forgotten. */
export interface Gossip<T> {
  /** Told to the others at once, with what else is said in the same moment. */
  readonly say: (value: T) => void
  /** By node what the others said last. */
  readonly others: () => ReadonlyMap<string, T>
  /** Calls when somebody else says something new or is silent for too long. */
  readonly onChange: (listener: () => void) => () => void
  readonly close: () => void
}

const TELL_AFTER_MS = 100
const REPEAT_MS = 2_000
/** Four times unheard. */
export const FORGET_AFTER_MS = 8_000

interface Said<T> {
  readonly text: string
  readonly value: T
  readonly heardAt: number
}

/** Opens one such round of talk; large values are cut into pieces. What others say is held against the schema. */
export function gossip<T>(bus: Bus, topic: string, schema: ZodType<T>): Gossip<T> {
  let known: ReadonlyMap<string, Said<T>> = new Map()
  let values: ReadonlyMap<string, T> = new Map()
  let own: { readonly value: T } | undefined
  let telling: NodeJS.Timeout | undefined
  let repeating: NodeJS.Timeout | undefined
  const listeners = new Set<() => void>()
  const join = joinPieces()

  const settle = (next: ReadonlyMap<string, Said<T>>, isNew: boolean): void => {
    known = next
    if (!isNew) return
    values = new Map([...next].map(([node, { value }]) => [node, value]))
    listeners.forEach((listener) => listener())
  }
  const tell = (): void => {
    clearTimeout(telling)
    telling = undefined
    if (own) for (const piece of piecesOf(JSON.stringify(own.value))) bus.tell(topic, piece)
  }
  const forget = (): void => {
    const since = performance.now() - FORGET_AFTER_MS
    const left = new Map([...known].filter(([, { heardAt }]) => heardAt >= since))
    if (left.size < known.size) settle(left, true)
  }
  const stopHearing = bus.hear(topic, (piece, from) => {
    const text = join(piece, from)
    if (text === undefined) return
    const before = known.get(from)
    const heardAt = performance.now()
    if (before?.text === text) return settle(new Map(known).set(from, { ...before, heardAt }), false)
    const { data, success } = schema.safeParse(JSON.parse(text))
    if (!success) return
    // Whoever is new here has not heard us yet.
    if (!before && own) telling ??= setTimeout(tell, TELL_AFTER_MS)
    settle(new Map(known).set(from, { text, value: data, heardAt }), true)
  })
  if (!bus.isAlone)
    repeating = setInterval(() => {
      tell()
      forget()
    }, REPEAT_MS)
  return {
    say: (value) => {
      own = { value }
      if (!bus.isAlone) telling ??= setTimeout(tell, TELL_AFTER_MS)
    },
    others: () => values,
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => {
      stopHearing()
      clearTimeout(telling)
      clearInterval(repeating)
    },
  }
}
