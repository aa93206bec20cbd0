import type { AreaLook } from '#client/rooms/projects/charts/map/drawAreas.ts'
import type { Ranking } from '#shared/ranking.ts'

/** A figure by area, as far as the map has outlines for them. */
export interface AreaValues {
  readonly looks: ReadonlyMap<string, AreaLook>
  /** The lowest and the highest of those on the map; undefined where none has a value. */
  readonly range: { readonly low: number; readonly high: number } | undefined
  /** Compared with them, but without an outline, such as development zones. */
  readonly elsewhere: readonly string[]
}

/** Values of one period that may be compared, shaded between the lowest and the highest on the map. */
export function areaValues(
  { peers }: Pick<Ranking, 'peers'>,
  outlined: ReadonlySet<string>,
  written: (value: number) => string,
): AreaValues {
  const drawn = peers.filter(({ subject }) => outlined.has(subject))
  const values = drawn.map(({ value }) => value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const shade = (value: number): number => (high === low ? 0.5 : (value - low) / (high - low))
  return {
    looks: new Map(
      drawn.map(({ subject, value }) => [subject, { shade: shade(value), value: written(value) }]),
    ),
    range: drawn.length === 0 ? undefined : { low, high },
    elsewhere: peers.flatMap(({ subject }) => (outlined.has(subject) ? [] : [subject])),
  }
}
