import { csvText } from '#server/exports/csvText.ts'
import type { Reader } from '#server/exports/columns.ts'
import { excelFile } from '#server/exports/excelFile.ts'
import { exportedSeries } from '#server/exports/exportedSeries.ts'
import { asciiExportName, exportName, madeAt } from '#server/exports/exportName.ts'
import { exportRows } from '#server/exports/exportRows.ts'
import type {
  ExportFilter,
  ExportFormat,
  ExportPorts,
  ExportRequest,
  ExportRow,
  Exports,
} from '#server/exports/exports.ts'
import { indicatorNotes } from '#server/exports/indicatorNotes.ts'
import { sdmxText } from '#server/exports/sdmxText.ts'
import { Failure } from '#server/failure.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { comparePeriods } from '#shared/period.ts'
import { indicatorOf, subjectOf, type SeriesKey } from '#shared/series.ts'

export const EXPORT_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'sdmx-csv': 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8',
}

/** Exports over the published figures; nothing here can see a draft. */
export function openExports(ports: ExportPorts): Exports {
  const { store, releases, clock } = ports

  const readerOf = (request: ExportRequest, catalogue: Catalogue): Reader => {
    const projects = releases.board().records['project'] ?? {}
    return {
      catalogue,
      locale: request.lang,
      projectName: (id) => {
        const name = projects[id]?.fields['name']
        return typeof name === 'string' ? name : undefined
      },
    }
  }
  const seqOf = ({ asOf }: ExportRequest): Promise<number> | number =>
    asOf === undefined ? releases.board().seq : releases.seqAsOf(asOf)

  async function body(
    batches: AsyncIterable<readonly ExportRow[]>,
    keys: readonly SeriesKey[],
    request: ExportRequest,
    catalogue: Catalogue,
  ): Promise<AsyncIterable<string | Uint8Array>> {
    if (request.format === 'csv') return csvText(batches, readerOf(request, catalogue))
    if (request.format === 'sdmx-csv') return sdmxText(batches, catalogue)
    const codes = new Set(keys.map(indicatorOf))
    const isEnglish = request.lang === 'en'
    const file = await excelFile(batches, readerOf(request, catalogue), {
      locale: request.lang,
      dataSheet: isEnglish ? 'Data' : '数据',
      notesSheet: isEnglish ? 'Indicators' : '指标说明',
      notes: indicatorNotes(
        catalogue,
        [...catalogue.indicators, ...catalogue.retired].filter(({ code }) => codes.has(code)),
        request.lang,
      ),
    })
    return inPieces(file)
  }

  return {
    async series(key, request) {
      const seq = await seqOf(request)
      const catalogue = await releases.catalogueAt(seq)
      const indicator = catalogue.indicator(indicatorOf(key))
      if (!indicator) throw new Failure('not-found')
      const rows = await collect(exportRows({ store, catalogue }, [key], { ...request, seq }))
      const isEnglish = request.lang === 'en'
      const subject = catalogue.subject(subjectOf(key))
      const whose = (isEnglish ? subject?.enShort : subject?.zhShort) ?? subjectOf(key)
      const span = spanOf(rows, isEnglish ? ' to ' : '至')
      return {
        name: exportName([isEnglish ? indicator.en : indicator.zh, whose, span], request.format),
        asciiName: asciiExportName([indicator.code, subjectOf(key), spanOf(rows, '-to-')], request.format),
        type: EXPORT_TYPES[request.format],
        body: await body(once(rows), [key], request, catalogue),
      }
    },

    async all(filter, request) {
      const seq = await seqOf(request)
      const catalogue = await releases.catalogueAt(seq)
      const keys = exportedSeries(releases.board(), catalogue, filter)
      const isEnglish = request.lang === 'en'
      const batches = exportRows({ store, catalogue }, keys, { ...request, seq })
      const made = madeAt(clock.now())
      return {
        name: exportName(
          [isEnglish ? 'Guanlan figures' : '观澜指标数据', ...filterWords(filter), `#${seq}`, made],
          request.format,
        ),
        asciiName: asciiExportName(
          ['guanlan-figures', ...filterWords(filter), String(seq), made],
          request.format,
        ),
        type: EXPORT_TYPES[request.format],
        body: await body(batches, keys, request, catalogue),
      }
    },
  }
}

const filterWords = ({ indicator, subject, domain }: ExportFilter): readonly string[] =>
  [domain, indicator, subject].filter((word) => word !== undefined)

/** The first and the last period, one where they are the same. */
function spanOf(rows: readonly ExportRow[], to: string): string {
  const periods = rows.map((row) => row.period).sort(comparePeriods)
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined) return ''
  return first === last ? first : `${first}${to}${last}`
}

async function collect(batches: AsyncIterable<readonly ExportRow[]>): Promise<readonly ExportRow[]> {
  const rows: ExportRow[] = []
  for await (const batch of batches) rows.push(...batch)
  return rows
}

async function* once(rows: readonly ExportRow[]): AsyncGenerator<readonly ExportRow[]> {
  yield rows
}

const PIECE = 64 * 1024
async function* inPieces(file: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < file.length; from += PIECE) yield file.subarray(from, from + PIECE)
}
