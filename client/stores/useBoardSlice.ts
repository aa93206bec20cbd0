import { computed, type ComputedRef } from 'vue'
import { useLive } from '#client/stores/live.ts'
import { emptyBoard, type Board } from '#shared/board.ts'
import type { SeriesKey } from '#shared/series.ts'

/**
 * A board of only these series and ledgers. It stays the same object until one of them changes, so that what is
 * computed from it is not computed again for a release that is about something else.
 */
export function useBoardSlice(
  keys: () => readonly SeriesKey[],
  ledgers: readonly string[] = [],
): ComputedRef<Board> {
  const live = useLive()
  return computed<Board>((former) => {
    const { board } = live
    const wanted = keys()
    const isSame =
      former?.epoch === board.epoch &&
      wanted.every((key) => former.series[key] === board.series[key]) &&
      ledgers.every((entity) => former.records[entity] === board.records[entity])
    if (isSame) return former
    return {
      ...emptyBoard(board.epoch),
      series: pick(board.series, wanted),
      records: pick(board.records, ledgers),
    }
  })
}

function pick<Key extends string, Value>(
  from: Readonly<Record<Key, Value>>,
  keys: readonly Key[],
): Record<Key, Value> {
  const picked = {} as Record<Key, Value>
  for (const key of keys) {
    const value: Value | undefined = from[key]
    if (value !== undefined) picked[key] = value
  }
  return picked
}
