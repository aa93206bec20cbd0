import { beijingTime } from '#server/exports/columns.ts'
import type { ExportFormat } from '#server/exports/exports.ts'

const ENDING: Readonly<Record<ExportFormat, string>> = { csv: 'csv', xlsx: 'xlsx', 'sdmx-csv': 'sdmx.csv' }

/** What no file system takes in a name. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\s]+/gu
const LONGEST = 120

/** `地区生产总值增速_管城区_2019-Q1至2026-Q3.csv` from its parts; empty ones are left out. */
export const exportName = (parts: readonly string[], format: ExportFormat): string =>
  `${parts
    .map((part) => part.replace(FORBIDDEN, '-'))
    .filter(Boolean)
    .join('_')
    .slice(0, LONGEST)}.${ENDING[format]}`

/** The same name for clients that read nothing but ASCII, and for headers that carry nothing else. */
export const asciiExportName = (parts: readonly string[], format: ExportFormat): string =>
  exportName(parts, format).replace(/[^\x20-\x7E]+/g, '-')

/** `20261123-1304`, when the file was made, on the bureau's clock. */
export const madeAt = (now: number): string =>
  beijingTime(new Date(now).toISOString()).slice(0, 16).replace(/[-:]/g, '').replace(' ', '-')
