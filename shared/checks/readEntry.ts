import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { readCell } from '#shared/cells/readCell.ts'
import type { CellReading } from '#shared/cells/reading.ts'
import { unitOfCode } from '#shared/cells/unitNamed.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { MissingReason } from '#shared/observation.ts'

/** A cell of a draft, exactly as it was typed. */
export interface TypedCell {
  readonly text: string
  /** Unit of the text where a header or an answer says it and the text does not. */
  readonly unit?: string | undefined
  /** Why there is no value, where the text is a mark. */
  readonly missing?: MissingReason | undefined
}

/** What a cell of a draft says: a mark with its reason has become the reason, all else is as the cell reads. */
export type EntryReading = CellReading | { readonly kind: 'missing'; readonly missing: MissingReason }

/** Reads a cell of a draft; grid and server read by this alone, so that both have the same number. */
export function readEntry(
  { text, unit, missing }: TypedCell,
  indicator: Indicator,
  { unit: unitOf, units }: Pick<Catalogue, 'unit' | 'units'>,
): EntryReading {
  const stated = unit === undefined ? undefined : unitOfCode(unit, units)
  if (unit !== undefined && !stated) return { kind: 'unreadable', why: 'foreign-unit', found: unit }
  const reading = readCell(text, { units, unit: unitOf(indicator.unit), stated })
  return reading.kind === 'mark' && missing ? { kind: 'missing', missing } : reading
}

/** The value that a cell would publish: null where it says why there is none, undefined where nothing can be read. */
export const entryValue = (reading: EntryReading): number | null | undefined =>
  reading.kind === 'value' ? reading.value : reading.kind === 'missing' ? null : undefined
