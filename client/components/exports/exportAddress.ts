import type { Locale } from '#shared/period.ts'
import type { SeriesKey } from '#shared/series.ts'

export const EXPORT_FORMATS = ['xlsx', 'csv', 'sdmx-csv'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** What of everything is wanted; empty text stands for all of it. */
export interface ExportChoice {
  readonly format: ExportFormat
  readonly lang: Locale
  readonly domain?: string
  readonly indicator?: string
  readonly subject?: string
  readonly from?: string
  readonly to?: string
  /** A day or a seq. */
  readonly asOf?: string
}

/** The address of a file; the session's cookie goes along with it. */
export function exportAddress(choice: ExportChoice, series?: SeriesKey): string {
  const wanted = Object.entries(choice).filter(([, value]) => value !== '')
  const path = series === undefined ? '/export' : `/series/${encodeURIComponent(series)}/export`
  return `/api/v1${path}?${new URLSearchParams(wanted).toString()}`
}
