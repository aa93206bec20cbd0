import {
  writeXlsx,
  type Cell,
  type CellStyle,
  type CellValue,
  type DataValidation,
  type WriteSheet,
} from 'hucre/xlsx'
import { numberFormat } from '#server/exports/index.ts'
import type { FormLine } from '#server/filing/formLines.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { FORM_COLUMNS, FORM_SHEET, type FormColumn, type FormMark } from '#shared/filing/formMarks.ts'
import { periodLabel, type Locale } from '#shared/period.ts'
import type { Rounding } from '#shared/rounding.ts'
import { areComparable, type Unit } from '#shared/unit.ts'
import { MISSING_REASONS, missingWords } from '#shared/wording/missing.ts'

export interface FormFrame {
  readonly mark: FormMark
  readonly locale: Locale
  readonly title: string
  /** How to fill it in. */
  readonly advice: string
  readonly rounding: Rounding
}

/** Title, advice, the heading that people read and the hidden one that says the columns' codes. */
const HEAD_ROWS = 4

interface Column {
  readonly zh: string
  readonly en: string
  readonly width: number
}
const COLUMNS: Readonly<Record<FormColumn, Column>> = {
  code: { zh: '指标代码', en: 'Code', width: 12 },
  name: { zh: '指标', en: 'Indicator', width: 34 },
  unit: { zh: '单位', en: 'Unit', width: 12 },
  'last-year': { zh: '上年同期', en: 'A year before', width: 13 },
  previous: { zh: '上期', en: 'Previous period', width: 13 },
  published: { zh: '已发布', en: 'Published', width: 13 },
  value: { zh: '本期', en: 'This period', width: 15 },
  missing: { zh: '无数原因', en: 'Why no value', width: 16 },
  reason: { zh: '修订原因', en: 'Reason for revision', width: 24 },
  note: { zh: '备注', en: 'Note', width: 24 },
}
/** What may be written into; all else is locked so that codes and old values stay as they are. */
const OPEN: ReadonlySet<FormColumn> = new Set(['unit', 'value', 'missing', 'reason', 'note'])
const NUMBERS: ReadonlySet<FormColumn> = new Set(['last-year', 'previous', 'published', 'value'])
/** Behind a number that was generated for demonstration, as a part of its format. */
const DEMO = { zh: '" 演示"', en: '" demo"' }
const col = (name: FormColumn): number => FORM_COLUMNS.indexOf(name)

const LINE = { style: 'thin', color: { rgb: 'C9D3E0' } } as const
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE }
const HEADING: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EEF3F9' } },
  border: BORDER,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}
const WRITABLE: CellStyle = {
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF9DB' } },
  border: BORDER,
  protection: { locked: false },
}
const FIXED: CellStyle = { font: { color: { rgb: '4A5B70' } }, border: BORDER }

/**
 * The form of a topic as an Excel workbook: units and reasons to choose from, the values before beside the cells to fill
 * in, everything else locked (without a password: it guards against slips, not against people).
 */
export function makeForm(
  lines: readonly FormLine[],
  catalogue: Catalogue,
  frame: FormFrame,
): Promise<Uint8Array> {
  const { locale, mark, rounding } = frame
  const said = ({ zh, en }: { readonly zh: string; readonly en: string }): string =>
    locale === 'en' ? en : zh
  const cells = new Map<string, Partial<Cell>>()
  const style = (row: number, column: number, look: CellStyle): void =>
    void cells.set(`${row},${column}`, { style: look })

  const rows: CellValue[][] = [
    ['', frame.title],
    ['', frame.advice],
    FORM_COLUMNS.map((name) => said(COLUMNS[name])),
    [...FORM_COLUMNS],
  ]
  style(0, 1, { font: { bold: true, size: 14 } })
  style(1, 1, { font: { color: { rgb: '4A5B70' } }, alignment: { wrapText: true, vertical: 'top' } })
  FORM_COLUMNS.forEach((_, i) => style(2, i, HEADING))

  const choices: DataValidation[] = []
  lines.forEach((line, i) => {
    const row = HEAD_ROWS + i
    if (line.kind === 'heading') {
      rows.push(['', said(line)])
      FORM_COLUMNS.forEach((_, column) =>
        style(row, column, { ...HEADING, alignment: { horizontal: 'left' } }),
      )
      return
    }
    const { indicator, lastYear, previous, published } = line
    const units = sameDimension(catalogue.unit(indicator.unit), catalogue).map(said)
    const name = `${line.isPart ? (locale === 'en' ? '  of which: ' : '　其中：') : ''}${said(indicator)}`
    const before = { 'last-year': lastYear, previous, published }
    const values = Object.values(before).map((observation) => observation?.value ?? null)
    rows.push([indicator.code, name, units[0] ?? '', ...values, null, null, null, null])
    FORM_COLUMNS.forEach((column, at) => {
      const isOpen = OPEN.has(column) && (column !== 'unit' || units.length > 1)
      const isDemo = column in before && before[column as keyof typeof before]?.demo === true
      const numFmt = numberFormat(indicator.decimals) + (isDemo ? said(DEMO) : '')
      style(row, at, { ...(isOpen ? WRITABLE : FIXED), ...(NUMBERS.has(column) && { numFmt }) })
    })
    if (units.length > 1) choices.push(choiceOf(units, 'unit', row, row))
  })
  const reasons = MISSING_REASONS.map((reason) => missingWords(reason, { locale, rounding }))
  if (lines.length > 0) choices.push(choiceOf(reasons, 'missing', HEAD_ROWS, HEAD_ROWS + lines.length - 1))

  const form: WriteSheet = {
    name: frame.title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns: FORM_COLUMNS.map((name) => ({ width: COLUMNS[name].width, hidden: name === 'code' })),
    rows,
    cells,
    rowDefs: new Map([
      [0, { height: 24 }],
      [1, { height: 34 }],
      [2, { height: 22 }],
      [3, { hidden: true }],
    ]),
    merges: [0, 1].map((row) => ({
      startRow: row,
      endRow: row,
      startCol: 1,
      endCol: FORM_COLUMNS.length - 1,
    })),
    dataValidations: choices,
    freezePane: { rows: HEAD_ROWS, columns: 2 },
    protection: {
      sheet: true,
      formatColumns: true,
      formatRows: true,
      selectLockedCells: true,
      selectUnlockedCells: true,
    },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  }
  const sign: WriteSheet = { name: FORM_SHEET, rows: [[JSON.stringify(mark)]], veryHidden: true }
  return writeXlsx({ sheets: [form, sign], defaultFont: { name: '等线', size: 11 } })
}

const sameDimension = (unit: Unit, { units }: Catalogue): readonly Unit[] => [
  unit,
  ...units.filter((other) => other.code !== unit.code && areComparable(unit, other)),
]

function choiceOf(values: readonly string[], column: FormColumn, from: number, to: number): DataValidation {
  const letter = String.fromCharCode(65 + col(column))
  return {
    type: 'list',
    values: [...values],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    range: `${letter}${from + 1}:${letter}${to + 1}`,
  }
}

/** `2026年1—10月`: the period as the title says it, cumulative where any line is. */
export const formPeriod = (mark: FormMark, lines: readonly FormLine[], locale: Locale): string => {
  const isCumulative = lines.some((line) => line.kind === 'figure' && line.indicator.basis === 'ytd')
  return periodLabel(mark.period, { locale, basis: isCumulative ? 'ytd' : 'single' })
}
