import { computed, onScopeDispose, shallowRef, watch, type ComputedRef } from 'vue'

const TURN_S = 20

export interface TrendTurning {
  /** The series there are, in their order. */
  readonly codes: () => readonly string[]
  /** How many stand beside each other. */
  readonly places: () => number
  /** What a person asked for; while there is such a thing nothing turns. */
  readonly wanted: () => string | undefined
  /** Seconds between two turns. */
  readonly every?: number | undefined
}

/**
 * Which series stand in the places of the wall. Each turn changes one place only, so that the others can still be
 * read; where there is a place for every series nothing turns.
 */
export function useTrendRotation({
  codes,
  places,
  wanted,
  every = TURN_S,
}: TrendTurning): ComputedRef<readonly string[]> {
  const shown = shallowRef<readonly string[]>([])
  let turn = 0

  const settle = (): void => {
    shown.value = filled(shown.value, codes(), places())
    turn = 0
  }
  watch([codes, places], settle, { immediate: true })

  const put = (place: number, code: string): void => void (shown.value = shown.value.with(place, code))
  const isWanted = (code: string | undefined): code is string => code !== undefined && codes().includes(code)

  const timer = setInterval(() => {
    const last = shown.value.at(turn - 1)
    const next = isWanted(wanted()) || last === undefined ? undefined : follower(last, codes(), shown.value)
    if (next === undefined) return
    put(turn, next)
    turn = (turn + 1) % shown.value.length
  }, every * 1_000)
  onScopeDispose(() => clearInterval(timer))

  watch(
    wanted,
    (code) => {
      if (isWanted(code) && !shown.value.includes(code) && shown.value.length > 0) put(0, code)
    },
    { immediate: true },
  )

  return computed(() => shown.value)
}

/** As many series as there are places: those that stood there already first, in their places. */
function filled(former: readonly string[], codes: readonly string[], places: number): readonly string[] {
  const kept = former.filter((code) => codes.includes(code)).slice(0, places)
  const more = codes.filter((code) => !kept.includes(code))
  return [...kept, ...more].slice(0, places)
}

/** The first series after this one, round the list, that does not stand anywhere yet. */
function follower(code: string, codes: readonly string[], shown: readonly string[]): string | undefined {
  const at = codes.indexOf(code)
  return [...codes.slice(at + 1), ...codes.slice(0, at + 1)].find((c) => !shown.includes(c))
}
