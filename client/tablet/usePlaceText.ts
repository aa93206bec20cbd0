import { useFormat } from '#client/format/useFormat.ts'
import type { Place } from '#shared/ranking.ts'
import { rankWords } from '#shared/wording/index.ts'

/** A place in words, with whether it is shared or may still change: `全市第3`, `暂列全市第3`. */
export function usePlaceText(): (place: Place) => string {
  const { brief } = useFormat()
  return (place) => rankWords(place, brief())
}
