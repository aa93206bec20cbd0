import type { Board, BoardObservation } from '#shared/board.ts'
import type { Period } from '#shared/period.ts'
import type { SeriesKey } from '#shared/series.ts'

/**
 * The snapshot on the wire: columns per series, and only what differs from an ordinary observation
 * (final, first vintage) spelled out. Under a third of the plain JSON, and six tenths of it once compressed.
 */
export interface BoardWire extends Omit<Board, 'series'> {
  readonly series: Readonly<Record<SeriesKey, WireSeries>>
}
type Exception = Partial<Pick<BoardObservation, 'status' | 'vintage' | 'missing'>> & { readonly real?: true }
interface WireSeries {
  readonly p: readonly Period[]
  readonly v: readonly (number | null)[]
  /** Every observation is for demonstration, save those whose exception says `real`. */
  readonly demo?: true
  /** By index, what is not ordinary. */
  readonly x?: Readonly<Record<number, Exception>>
}

export function encodeBoard(board: Board): BoardWire {
  const series: Record<SeriesKey, WireSeries> = {}
  for (const [key, observations] of Object.entries(board.series))
    series[key as SeriesKey] = encodeSeries(observations)
  return { ...board, series }
}

function encodeSeries(observations: readonly BoardObservation[]): WireSeries {
  const demo = observations.some((o) => o.demo)
  const x: Record<number, Exception> = {}
  observations.forEach((o, i) => {
    const exception: Exception = {
      ...(o.status !== 'final' && { status: o.status }),
      ...(o.vintage !== 1 && { vintage: o.vintage }),
      ...(o.missing && { missing: o.missing }),
      ...(demo && !o.demo && { real: true as const }),
    }
    if (Object.keys(exception).length > 0) x[i] = exception
  })
  return {
    p: observations.map((o) => o.period),
    v: observations.map((o) => o.value),
    ...(demo && { demo: true as const }),
    ...(Object.keys(x).length > 0 && { x }),
  }
}

export function decodeBoard(wire: BoardWire): Board {
  const series: Record<SeriesKey, readonly BoardObservation[]> = {}
  for (const [key, columns] of Object.entries(wire.series)) series[key as SeriesKey] = decodeSeries(columns)
  return { ...wire, series }
}

const decodeSeries = ({ p, v, demo, x }: WireSeries): readonly BoardObservation[] =>
  p.map((period, i) => {
    const { real, status = 'final', vintage = 1, missing } = x?.[i] ?? {}
    return {
      period,
      value: v[i] ?? null,
      status,
      vintage,
      ...(missing && { missing }),
      ...(demo && !real && { demo }),
    }
  })
