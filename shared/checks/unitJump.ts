import type { Candidate, CheckContext } from '#shared/checks/context.ts'
import { found, type Finding } from '#shared/checks/finding.ts'
import { pastOf } from '#shared/checks/history.ts'
import { shiftDecimal, type Unit } from '#shared/unit.ts'

/** 万 and 亿: the powers of ten by which Chinese tables mistake their units. */
const JUMPS = [4, -4, 8, -8]
/** How far from the exact power a value may lie: a fourth to fourfold. */
const NEAR = Math.log10(4)
/** Numbers without a scale that anybody could mistake. */
const WITHOUT_SCALE = new Set(['ratio', 'ratio-difference', 'rank', 'index'])

/** A value about 10⁴ or 10⁸ times what the series knows: 万元 taken for 亿元, or the other way round (S16). */
export function checkUnitJump(candidate: Candidate, context: CheckContext): Finding | undefined {
  const { indicator, value } = candidate
  const unit = context.catalogue.unit(indicator.unit)
  if (value === 0 || WITHOUT_SCALE.has(unit.dimension)) return undefined
  const { usual } = pastOf(candidate, context)
  if (usual === 0) return undefined
  const distance = Math.log10(Math.abs(value) / usual)
  const jump = JUMPS.find((power) => Math.abs(distance - power) <= NEAR)
  if (jump === undefined) return undefined
  const meant = unitAt(unit, jump, context.catalogue.units)
  return found(
    'unit-jump',
    { jump, usual },
    { proposal: shiftDecimal(value, -jump), ...(meant && { unit: meant }) },
  )
}

/** The unit in which the number as it stands would make the usual value. */
function unitAt(own: Unit, jump: number, units: readonly Unit[]): string | undefined {
  const power = Math.round(Math.log10(own.factor)) - jump
  return units.find((u) => u.base === own.base && Math.round(Math.log10(u.factor)) === power)?.code
}
