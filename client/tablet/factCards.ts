import type { HistoryPoint } from '#client/tablet/history.ts'
import type { Period } from '#shared/period.ts'

/** What is always known of a published indicator; stands where nothing can be compared. */
export type FactCard =
  | { readonly kind: 'known'; readonly period: Period; readonly value: number; readonly demo: boolean }
  | { readonly kind: 'span'; readonly count: number; readonly first: Period; readonly demo: false }
  | { readonly kind: 'versions'; readonly count: number; readonly demo: false }
  | { readonly kind: 'filing'; readonly demo: false }

/** Facts about a history, the most telling first; at least three, so that no card stands empty. */
export function factCards(points: readonly HistoryPoint[]): readonly FactCard[] {
  const [first, latest] = [points[0], points.at(-1)]
  if (!first || !latest) return []
  const known = latest.value === null ? points.findLast((point) => point.value !== null) : undefined
  return [
    ...(known && known.value !== null
      ? [{ kind: 'known', period: known.period, value: known.value, demo: known.demo === true } as const]
      : []),
    { kind: 'span', count: points.length, first: first.period, demo: false },
    { kind: 'versions', count: latest.vintage, demo: false },
    { kind: 'filing', demo: false },
  ]
}
