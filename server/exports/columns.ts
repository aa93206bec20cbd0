import type { ExportRow } from '#server/exports/exports.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { RevisionKind } from '#shared/observation.ts'
import { periodLabel, type Basis, type Locale } from '#shared/period.ts'
import { projectIdOf } from '#shared/subject.ts'
import { scopeWords } from '#shared/wording/difference.ts'
import { missingMark, missingWords } from '#shared/wording/missing.ts'

/** What a column is written with. */
export interface Reader {
  readonly catalogue: Catalogue
  readonly locale: Locale
  /** Name of a project by its id, where there is one. */
  readonly projectName: (id: string) => string | undefined
}

export type Cell = string | number

interface Column {
  readonly zh: string
  readonly en: string
  /** In characters, for spreadsheets. */
  readonly width: number
  readonly cell: (row: ExportRow, reader: Reader) => Cell
}

const either = ({ locale }: Pick<Reader, 'locale'>, zh: string, en: string): string =>
  locale === 'en' ? en : zh

export const BASIS: Readonly<Record<Basis, readonly [zh: string, en: string]>> = {
  ytd: ['累计', 'year to date'],
  single: ['当期', 'single period'],
  'as-of': ['时点', 'end of period'],
  plan: ['计划', 'plan'],
}
const STATUS: Readonly<Record<ExportRow['status'], readonly [zh: string, en: string]>> = {
  preliminary: ['初步数', 'preliminary'],
  final: ['正式数', 'final'],
  revised: ['修订数', 'revised'],
  missing: ['缺失', 'missing'],
}

const REVISION: Readonly<Record<RevisionKind, readonly [zh: string, en: string]>> = {
  scheduled: ['定期修订', 'scheduled revision'],
  correction: ['更正', 'correction'],
}

export const VALUE_COLUMN = 7

/** The tidy table for people: one row an observation. */
export const COLUMNS: readonly Column[] = [
  { zh: '指标代码', en: 'Indicator code', width: 34, cell: ({ indicator }) => indicator.code },
  {
    ...{ zh: '指标', en: 'Indicator', width: 30 },
    cell: ({ indicator }, reader) => indicatorName(indicator, reader.locale),
  },
  { zh: '对象代码', en: 'Subject code', width: 14, cell: ({ subject }) => subject },
  { zh: '对象', en: 'Subject', width: 18, cell: subjectName },
  {
    ...{ zh: '口径', en: 'Scope', width: 20 },
    cell: ({ subject }, reader) => {
      const area = reader.catalogue.subject(subject)
      return area ? scopeWords(area.scope, reader) : ''
    },
  },
  { zh: '期间代码', en: 'Period code', width: 11, cell: ({ period }) => period },
  { zh: '期间', en: 'Period', width: 16, cell: periodWords },
  {
    zh: '数值',
    en: 'Value',
    width: 14,
    cell: ({ value, missing }) => value ?? missingMark(missing ?? undefined),
  },
  { zh: '单位', en: 'Unit', width: 14, cell: unitName },
  {
    ...{ zh: '时期属性', en: 'Basis', width: 12 },
    cell: ({ indicator }, reader) => either(reader, ...BASIS[indicator.basis]),
  },
  { zh: '状态', en: 'Status', width: 11, cell: ({ status }, reader) => either(reader, ...STATUS[status]) },
  {
    ...{ zh: '缺失原因', en: 'Missing because', width: 16 },
    cell: ({ value, missing }, reader) => (value === null ? missingWords(missing ?? undefined, reader) : ''),
  },
  { zh: '版本', en: 'Vintage', width: 7, cell: ({ vintage }) => vintage },
  {
    zh: '发布时间（北京时间）',
    en: 'Published (Beijing time)',
    width: 20,
    cell: ({ at }) => beijingTime(at),
  },
  { zh: '发布号', en: 'Release', width: 8, cell: ({ seq }) => seq },
  { zh: '来源', en: 'Source', width: 40, cell: ({ source }) => source },
  { zh: '说明', en: 'Note', width: 30, cell: ({ note }) => note },
  {
    ...{ zh: '修订性质', en: 'Kind of revision', width: 12 },
    cell: ({ revision }, reader) => (revision ? either(reader, ...REVISION[revision]) : ''),
  },
  { zh: '修订原因', en: 'Reason of revision', width: 24, cell: ({ reason }) => reason },
  {
    ...{ zh: '演示数据', en: 'Demonstration data', width: 12 },
    cell: ({ demo }, reader) => (demo ? either(reader, '演示数据', 'demonstration data') : ''),
  },
]

export const headings = (locale: Locale): string[] =>
  COLUMNS.map((column) => either({ locale }, column.zh, column.en))

/** One that is not filed any more says so. */
export function indicatorName({ zh, en, retired }: Indicator, locale: Locale): string {
  if (locale === 'en') return retired ? `${en} (retired)` : en
  return retired ? `${zh}（已停用）` : zh
}

function subjectName({ subject }: ExportRow, reader: Reader): string {
  const project = projectIdOf(subject)
  if (project !== undefined) return reader.projectName(project) ?? ''
  const area = reader.catalogue.subject(subject)
  return area ? either(reader, area.zh, area.en) : ''
}

function unitName({ indicator }: ExportRow, reader: Reader): string {
  const { zh, en } = reader.catalogue.unit(indicator.unit)
  return either(reader, zh, en)
}

function periodWords({ indicator, period }: ExportRow, { catalogue, locale }: Reader): string {
  const janFebCombined = !catalogue.rule(indicator.rule).january
  return periodLabel(period, { locale, basis: indicator.basis, janFebCombined })
}

const EIGHT_HOURS = 8 * 3_600_000
/** `2020-06-18 14:31:08` on the bureau's clock, whatever the machine's is. */
export const beijingTime = (at: string): string =>
  new Date(Date.parse(at) + EIGHT_HOURS).toISOString().slice(0, 19).replace('T', ' ')
