import type { Fault } from '#server/releases/checkObservation.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { ObservationRequest } from '#shared/contract/releaseRequest.ts'
import type { Indicator } from '#shared/indicator.ts'
import { areComparable, convert } from '#shared/unit.ts'

type Asked = Pick<ObservationRequest, 'value' | 'unit' | 'status' | 'missing'>

/** What is wrong with a value and its status; undefined when nothing is. No value is never 0: it has a reason (S15). */
export function checkValue(asked: Asked, indicator: Indicator, catalogue: Catalogue): Fault | undefined {
  const { value, status, missing } = asked
  if (value === null) {
    if (status !== 'missing') return { part: 'value', code: 'missing-needs-reason' }
    return missing ? undefined : { part: 'missing', code: 'missing-needs-reason' }
  }
  if (status === 'missing') return { part: 'value', code: 'missing-has-value' }
  if (missing) return { part: 'missing', code: 'missing-has-value' }
  return checkUnit(value, asked.unit, indicator, catalogue)
}

function checkUnit(
  value: number,
  code: string | undefined,
  indicator: Indicator,
  catalogue: Catalogue,
): Fault | undefined {
  if (code === undefined) return undefined
  const own = catalogue.unit(indicator.unit)
  const unit = catalogue.units.find((u) => u.code === code)
  if (!unit) return { part: 'unit', code: 'unknown-unit', params: { unit: code } }
  if (!areComparable(unit, own))
    return { part: 'unit', code: 'unit-mismatch', params: { unit: code, expected: own.code } }
  return Number.isFinite(convert(value, unit, own)) ? undefined : { part: 'value', code: 'value-not-finite' }
}

/** The value of a sound observation in its indicator's own unit; never −0, which JSON does not keep. */
export function inOwnUnit({ value, unit }: Asked, indicator: Indicator, catalogue: Catalogue): number | null {
  if (value === null || unit === undefined || unit === indicator.unit) return value === 0 ? 0 : value
  return convert(value, catalogue.unit(unit), catalogue.unit(indicator.unit))
}
