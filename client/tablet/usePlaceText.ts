import { useFormat } from '#client/format/useFormat.ts'
import type { Place } from '#client/tablet/place.ts'

/** A place in words, with whether it is shared or may still change: `全市第 3`, `暂列全市第 3`. */
export function usePlaceText(): (place: Place) => string {
  const { t } = useFormat()
  return ({ place, tied, provisional }) => {
    if (provisional) return t('rank.provisional', { place })
    return t(tied ? 'rank.tied' : 'rank.city', { place })
  }
}
