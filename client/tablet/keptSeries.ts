import { shallowReadonly, shallowRef, type ShallowRef } from 'vue'
import type { Vintage } from '#shared/contract/answers.ts'
import type { SeriesKey } from '#shared/series.ts'

type Answers = ReadonlyMap<SeriesKey, readonly Vintage[]>

export interface KeptSeries {
  /** What was answered last for each series; kept when the server is away. */
  readonly answers: Readonly<ShallowRef<Answers>>
  /**
   * Asks for a series unless it was answered for this state of the board. Resolves to false when nothing came; the
   * caller asks again when the link is back.
   */
  readonly want: (key: SeriesKey, state: unknown) => Promise<boolean>
}

/** Answers about series, kept for as long as the page lives; one question at a time for each series. */
export function keptSeries(ask: (key: SeriesKey) => Promise<readonly Vintage[]>): KeptSeries {
  const answers = shallowRef<Answers>(new Map())
  const answeredFor = new Map<SeriesKey, unknown>()
  const wantedFor = new Map<SeriesKey, unknown>()
  const asking = new Map<SeriesKey, Promise<boolean>>()

  async function askUntilCurrent(key: SeriesKey): Promise<boolean> {
    while (!answeredFor.has(key) || answeredFor.get(key) !== wantedFor.get(key)) {
      const state = wantedFor.get(key)
      const answer = await ask(key).catch(() => undefined)
      if (!answer) return false
      answeredFor.set(key, state)
      answers.value = new Map(answers.value).set(key, answer)
    }
    return true
  }

  return {
    answers: shallowReadonly(answers),
    want(key, state) {
      wantedFor.set(key, state)
      const current = asking.get(key) ?? askUntilCurrent(key).finally(() => asking.delete(key))
      asking.set(key, current)
      return current
    },
  }
}
