import { areComparable, type Unit } from '#shared/unit.ts'

/**
 * A stated unit as one of the kind of a figure, undefined where it is of another kind. 个 is said of firms, cases and
 * matters alike, and 名 of persons and of places.
 */
export function fittingUnit(stated: Unit, unit: Unit): Unit | undefined {
  if (areComparable(stated, unit)) return stated
  if (stated.base === 'item' && unit.dimension === 'count') return { ...unit, factor: stated.factor }
  if (stated.zh === '人' && unit.code === 'rank') return unit
  return undefined
}
