import { fittingUnit } from '#shared/cells/fittingUnit.ts'
import { unitNamed } from '#shared/cells/unitNamed.ts'
import type {
  CellReading,
  ReadAs,
  ReadingContext,
  UnreadableCell,
  ValueReading,
} from '#shared/cells/reading.ts'
import { convert, type Unit } from '#shared/unit.ts'

/** A stated number as a reading in the figure's own unit; `beside` is the unit that the cell itself names, if any. */
export function valueReading(
  stated: number,
  beside: Unit | string | undefined,
  readAs: readonly ReadAs[],
  { unit, stated: header, units }: ReadingContext,
  remark?: string,
): ValueReading | UnreadableCell {
  const named = typeof beside === 'string' ? unitNamed(beside, units, unit) : beside
  const said = named ?? header
  const statedIn = said && unit ? fittingUnit(said, unit) : (said ?? unit)
  if (said && !statedIn) return { kind: 'unreadable', why: 'foreign-unit', found: said.code }
  const value = unit && statedIn && statedIn !== unit ? convert(stated, statedIn, unit) : stated
  if (!Number.isFinite(value)) return { kind: 'unreadable', why: 'too-large' }
  if (unit && isCounted(unit) && !Number.isInteger(value)) return { kind: 'unreadable', why: 'whole' }
  const unitFrom = named ? 'beside' : header ? 'stated' : 'assumed'
  return { kind: 'value', stated, statedIn, value, unitFrom, readAs, ...(remark !== undefined && { remark }) }
}

export const isUnreadable = (reading: CellReading): reading is UnreadableCell => reading.kind === 'unreadable'

/** Places, firms and cases come in whole numbers; a count in tens of thousands does not. */
const isCounted = (unit: Unit): boolean =>
  unit.code === 'rank' || (unit.dimension === 'count' && unit.factor === 1)
