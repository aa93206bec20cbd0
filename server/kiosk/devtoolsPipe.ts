import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'

const Message = z.looseObject({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  sessionId: z.string().optional(),
  error: z.looseObject({ message: z.string() }).optional(),
})

/** The browser does not answer: what was asked did not happen, or its page is blocked. */
export class NoAnswer extends Error {}

export interface DevtoolsPipe {
  /** Resolves to the answer. Throws {@link NoAnswer} when none comes in time, or when the browser refuses. */
  readonly ask: (method: string, params: object, sessionId?: string) => Promise<unknown>
  readonly onEvent: (hear: (method: string, params: unknown, sessionId: string | undefined) => void) => void
}

export const ANSWER_WITHIN_MS = 8_000
const END = '\0'

/** Speaks to a Chromium by the two pipes of `--remote-debugging-pipe`: no port that others could come in by. */
export function devtoolsPipe(out: Writable, incoming: Readable, answerWithinMs: number): DevtoolsPipe {
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (why: NoAnswer) => void }>()
  const ears: Parameters<DevtoolsPipe['onEvent']>[0][] = []
  let asked = 0
  let rest = ''

  incoming.setEncoding('utf8').on('data', (text: string) => {
    const pieces = (rest + text).split(END)
    rest = pieces.pop() ?? ''
    for (const piece of pieces) take(Message.parse(JSON.parse(piece)))
  })
  // A browser that is gone is noticed by its process; what is still written to it is nothing.
  out.on('error', () => undefined)
  incoming.on('error', () => undefined)

  function take({ id, method, params, result, error, sessionId }: z.output<typeof Message>): void {
    if (method !== undefined) ears.forEach((hear) => hear(method, params, sessionId))
    const one = id === undefined ? undefined : waiting.get(id)
    if (!one || id === undefined) return
    waiting.delete(id)
    if (error) one.reject(new NoAnswer(error.message))
    else one.resolve(result)
  }

  return {
    ask: (method, params, sessionId) =>
      new Promise((resolve, reject) => {
        const id = ++asked
        const late = setTimeout(() => {
          waiting.delete(id)
          reject(new NoAnswer(method))
        }, answerWithinMs)
        const settled =
          <Value>(settle: (value: Value) => void) =>
          (value: Value): void => {
            clearTimeout(late)
            settle(value)
          }
        waiting.set(id, { resolve: settled(resolve), reject: settled(reject) })
        out.write(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }) + END)
      }),
    onEvent: (hear) => void ears.push(hear),
  }
}
