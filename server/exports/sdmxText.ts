import { csvLine, plainText } from '#server/exports/csvLine.ts'
import { decimalText } from '#server/exports/decimalText.ts'
import type { ExportRow } from '#server/exports/exports.ts'
import {
  BASIS,
  confStatus,
  FREQ,
  indicatorId,
  obsStatus,
  subjectDimensions,
  timePeriod,
} from '#server/exports/sdmxCodes.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { periodParts } from '#shared/period.ts'

const STRUCTURE_ID = 'GUANLAN:DF_FIGURES(1.0.0)'

/** Columns of SDMX-CSV 2.0 in the order of the specification: the structure, dimensions, the measure, attributes. */
export const SDMX_COLUMNS = [
  ...['STRUCTURE', 'STRUCTURE_ID', 'ACTION'],
  ...['FREQ', 'INDICATOR', 'REF_AREA', 'SCOPE', 'PROJECT', 'TIME_PERIOD'],
  'OBS_VALUE',
  ...['OBS_STATUS', 'CONF_STATUS', 'UNIT_MEASURE', 'UNIT_MULT', 'DECIMALS', 'BASIS', 'PRICES'],
  ...['MISSING_REASON', 'VINTAGE', 'REVISION', 'DEMO', 'COMMENT', 'SOURCE'],
  'UPDATED', // a column of our own, which the specification allows
] as const

/** The observations as an SDMX-CSV 2.0 data message (field guide of the SDMX Technical Working Group, for SDMX 3.0). */
export async function* sdmxText(
  batches: AsyncIterable<readonly ExportRow[]>,
  catalogue: Catalogue,
): AsyncGenerator<string> {
  yield csvLine(SDMX_COLUMNS)
  for await (const rows of batches) yield rows.map((row) => csvLine(fields(row, catalogue))).join('')
}

function fields(row: ExportRow, catalogue: Catalogue): readonly string[] {
  const { indicator, period, value, missing } = row
  const { area, scope, project } = subjectDimensions(row.subject, catalogue)
  const unit = catalogue.unit(indicator.unit)
  return [
    ...['dataflow', STRUCTURE_ID, 'I'],
    ...[
      FREQ[periodParts(period).kind],
      indicatorId(indicator.code),
      area,
      scope,
      project,
      timePeriod(period),
    ],
    value === null ? '' : decimalText(value),
    ...[obsStatus(row.status, missing), confStatus(missing)],
    ...[unit.base, String(Math.round(Math.log10(unit.factor)))],
    ...[String(indicator.decimals), BASIS[indicator.basis], indicator.priceBasis ?? ''],
    ...[
      missing ?? '',
      String(row.vintage),
      row.revision ?? '',
      row.demo ? 'Y' : 'N',
      plainText(row.note),
      plainText(row.source),
    ],
    row.at,
  ]
}
