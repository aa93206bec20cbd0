import { evenColumns } from '#client/scenes/evenColumns.ts'

/** A tile with an ordinary name and unit. */
const LEAST_REM = 20
const GAP_REM = 1.2
/** Padding, light and what is between them and the name. */
const AROUND_REM = 4.7
const WIDE_REM = 1.7
const NARROW_REM = 0.9

/** About how wide a name is in a tile's type: Chinese is written twice as wide as Latin. */
const widthOf = (name: string): number =>
  [...name].reduce((sum, letter) => sum + (letter < '\u2000' ? NARROW_REM : WIDE_REM), 0)

/** In how many columns tiles stand so that the longest of their names is read to its end, and every row is about as full. */
export function tileColumns(names: readonly string[], width: number): number {
  const tile = Math.max(LEAST_REM, ...names.map((name) => widthOf(name) + AROUND_REM))
  return evenColumns(names.length, Math.floor((width + GAP_REM) / (tile + GAP_REM)))
}
