import { readXlsx } from 'hucre/xlsx'
import { readTable } from './csv.ts'

export type ExportFormat = 'csv' | 'xlsx' | 'sdmx-csv'

/** A file as it came over HTTP. */
export interface Exported {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Buffer
  readonly text: string
}

/** `fetchExport(url, token, '/series/KEY/export?format=csv')`, below `/api/v1`. */
export async function fetchExport(url: string, token: string, path: string): Promise<Exported> {
  const response = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, bytes, text: bytes.toString('utf8') }
}

/** By `series period`: the value, or null where it is missing. */
export type Figures = ReadonlyMap<string, number | null>

const READERS: Readonly<Record<ExportFormat, (file: Exported) => Promise<Figures> | Figures>> = {
  csv: ({ text }) => figuresOf(readTable(text.slice(1)).map(humanRow)),
  'sdmx-csv': ({ text }) => figuresOf(readTable(text).map(sdmxRow)),
  xlsx: async ({ bytes }) => figuresOf(await sheetRows(bytes)),
}

/** The figures of an export of everything that fits, read back from the file. */
export async function exportedFigures(
  url: string,
  token: string,
  format: ExportFormat,
  query: Readonly<Record<string, string>> = {},
): Promise<Figures> {
  const path = `/export?${new URLSearchParams({ ...query, format }).toString()}`
  const file = await fetchExport(url, token, path)
  if (file.status !== 200) throw new Error(`the export was refused: ${file.text}`)
  return READERS[format](file)
}

interface ReadRow {
  readonly series: string
  readonly period: string
  readonly value: number | null
}

const figuresOf = (rows: readonly ReadRow[]): Figures => {
  const figures = new Map(rows.map(({ series, period, value }) => [`${series} ${period}`, value]))
  if (figures.size !== rows.length) throw new Error('an observation stands in the file twice')
  return figures
}

type Fields = Readonly<Record<string, unknown>>
const said = (row: Fields, name: string): string => {
  const value = row[name]
  if (typeof value !== 'string') throw new Error(`there is no text under ${name}`)
  return value
}

const humanRow = (row: Fields): ReadRow => ({
  series: `${said(row, '指标代码')}@${said(row, '对象代码')}`,
  period: said(row, '期间代码'),
  value: said(row, '缺失原因') === '' ? Number(row['数值']) : null,
})

/** A tool that knows the structure finds our own keys again. */
export function sdmxRow(row: Fields): ReadRow {
  const [area, scope, project] = ['REF_AREA', 'SCOPE', 'PROJECT'].map((name) => said(row, name))
  const subject = project !== '_Z' ? `project:${project}` : scope === 'civil' ? `${area}~civil` : area
  const value = said(row, 'OBS_VALUE')
  return {
    series: `${said(row, 'INDICATOR').replaceAll('_', '.')}@${subject}`,
    period: said(row, 'TIME_PERIOD').replace('-S', '-H'),
    value: value === '' ? null : Number(value),
  }
}

async function sheetRows(bytes: Buffer): Promise<readonly ReadRow[]> {
  const [data] = (await readXlsx(bytes)).sheets
  const [names = [], ...rows] = data?.rows ?? []
  return rows.map((cells) => {
    const row = Object.fromEntries(names.map((name, i) => [String(name), cells[i] ?? '']))
    const value = row['数值']
    if (said(row, '缺失原因') === '' && typeof value !== 'number') throw new Error('a number came as text')
    return { ...humanRow(row), value: typeof value === 'number' ? value : null }
  })
}
