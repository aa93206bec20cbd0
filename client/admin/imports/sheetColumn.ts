import type { Confidence } from '#shared/tables/recognition.ts'
import type { ColumnRole } from '#shared/tables/mapping.ts'

/** A column of a sheet as its head shows it. */
export interface SheetColumn {
  readonly kind: ColumnRole['kind']
  /** What it was taken for, in words. */
  readonly said: string
  readonly header: string
  readonly confidence: Confidence
}
