import type { EntryRow } from '#server/drafts/ports.ts'
import type { FieldFailure } from '#server/failure.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { readCell } from '#shared/cells/readCell.ts'
import type { MissingReason } from '#shared/observation.ts'
import { indicatorOf } from '#shared/series.ts'

export type EntryReading =
  /** Says nothing; such a cell is passed over. */
  | { readonly kind: 'blank' }
  | { readonly kind: 'stated'; readonly value: number | null; readonly missing: MissingReason | undefined }
  | { readonly kind: 'fault'; readonly fault: Omit<FieldFailure, 'pointer'> }

/** What a cell of a draft says, in its indicator's own unit; nothing is guessed. */
export function readEntry(
  {
    series,
    text,
    unit,
    missing,
    restores,
  }: Pick<EntryRow, 'series' | 'text' | 'unit' | 'missing' | 'restores'>,
  catalogue: Catalogue,
): EntryReading {
  const code = indicatorOf(series)
  const indicator = catalogue.indicator(code)
  if (!indicator) return fault('unknown-indicator', { indicator: code })
  // What is put back was published by machines too, with more digits than anybody types.
  if (restores !== null && missing === null && Number.isFinite(Number(text)) && text.trim() !== '')
    return { kind: 'stated', value: Number(text), missing: undefined }
  const stated = catalogue.units.find((u) => u.code === unit)
  if (unit !== null && !stated) return fault('unknown-unit', { unit })
  const reading = readCell(text, { units: catalogue.units, unit: catalogue.unit(indicator.unit), stated })
  switch (reading.kind) {
    case 'value':
      return { kind: 'stated', value: reading.value, missing: undefined }
    case 'blank':
      return missing === null ? { kind: 'blank' } : { kind: 'stated', value: null, missing }
    case 'mark':
      return missing === null
        ? fault('mark-needs-reason', { mark: reading.mark })
        : { kind: 'stated', value: null, missing }
    case 'ambiguous':
      return fault('cell-ambiguous', {
        why: reading.why,
        negative: reading.negative.value,
        positive: reading.positive.value,
      })
    case 'unreadable':
      return fault('cell-unreadable', { why: reading.why, found: reading.found ?? null })
  }
}

const fault = (code: FieldFailure['code'], params: FieldFailure['params'] = {}): EntryReading => ({
  kind: 'fault',
  fault: { code, params },
})
