import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type Ref } from 'vue'

export const TREND_TURN_MS = 20_000

export interface TrendRotation {
  readonly shown: ComputedRef<readonly string[]>
  /** What a person asked for; while there is such a thing nothing turns. */
  readonly chosen: Readonly<Ref<string | undefined>>
  /** Shows a series and stays there; choosing it again lets the wall turn on. */
  readonly choose: (code: string) => void
}

/**
 * Which series stand in the places of the wall. Each turn changes one place only, so that the others can still be
 * read; where there is a place for every series nothing turns.
 */
export function useTrendRotation(codes: () => readonly string[], places: () => number): TrendRotation {
  const shown = shallowRef<readonly string[]>([])
  const chosen = shallowRef<string>()
  let turn = 0

  const settle = (): void => {
    shown.value = filled(shown.value, codes(), places())
    turn = 0
  }
  watch([codes, places], settle, { immediate: true })

  const put = (place: number, code: string): void => void (shown.value = shown.value.with(place, code))

  const timer = setInterval(() => {
    const last = shown.value.at(turn - 1)
    const next =
      chosen.value === undefined && last !== undefined ? follower(last, codes(), shown.value) : undefined
    if (next === undefined) return
    put(turn, next)
    turn = (turn + 1) % shown.value.length
  }, TREND_TURN_MS)
  onScopeDispose(() => clearInterval(timer))

  function choose(code: string): void {
    chosen.value = chosen.value === code ? undefined : code
    if (chosen.value !== undefined && !shown.value.includes(code) && shown.value.length > 0) put(0, code)
  }

  return { shown: computed(() => shown.value), chosen, choose }
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
