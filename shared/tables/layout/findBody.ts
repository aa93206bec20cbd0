import type { TableView } from '#shared/tables/layout/view.ts'
import type { SkippedRow, SkipReason } from '#shared/tables/mapping.ts'
import { statedUnits } from '#shared/tables/words/unitWords.ts'
import type { Unit } from '#shared/unit.ts'

/** Where the figures of a table begin, and what the rows above them are. */
export interface Body {
  readonly firstRow: number
  /** Rows of the header, from the top. */
  readonly header: readonly number[]
  readonly above: readonly SkippedRow[]
  /** There is a row of figures. */
  readonly found: boolean
}

const HEAD_WORD =
  /^(?:指标(?:名称)?|项目(?:名称)?|名称|地区|区域|区县|县区|县\(市、区\)|区\(县\)|各?区县市?|单位名称|时间|月份|年份|年度|indicators?|items?|area|region|month|period|year|quarter|甲)$/i
/** Further down than this no header begins. */
const MAX_ABOVE = 60
const CHAPTER_NUMBER = /^\(?[一二三四五六七八九十]{1,3}\)?[、.]?$/
const YEAR = /^(?:19|20)\d{2}年?$/

/** Finds the first row of figures: a label and a number, under titles, unit line and header. */
export function findBody(view: TableView, units: readonly Unit[]): Body {
  const last = Math.min(view.height, MAX_ABOVE)
  let first = 0
  while (first < last && !isFigures(view, first)) first += 1
  const found = first < last
  if (!found) first = 0
  while (first > 0 && isGroupBelowHeader(view, first - 1, units)) first -= 1
  const header: number[] = []
  const above: SkippedRow[] = []
  for (let row = first - 1; row >= 0; row -= 1) {
    const reason = reasonAbove(view, row, units, header)
    if (reason === 'header') header.unshift(row)
    above.unshift({ row, reason })
  }
  return { firstRow: first, header, above, found }
}

function isFigures(view: TableView, row: number): boolean {
  const filled = view.filled(row)
  const numbers = filled.filter((col) => ['number', 'mark'].includes(view.kind(row, col)))
  if (numbers.length === 0 || isNumbering(view, row)) return false
  const first = filled[0] ?? 0
  if (HEAD_WORD.test(view.label(row, first))) return false
  if (filled.length === 1 && first === 0 && view.width > 1) return false
  const texts = filled.filter((col) => !numbers.includes(col))
  const years = numbers.filter((col) => YEAR.test(view.label(row, col)))
  // 2019 2020 2021 over the columns is a header; with a year alone at the left begins a row of figures.
  if (years.length === numbers.length && (years.length > 1 || texts.length > 0)) return false
  const isUnitLine = texts.length === filled.length
  return !isUnitLine
}

/** 甲 乙 1 2 3: many official forms number their columns under the header. */
export function isNumbering(view: TableView, row: number): boolean {
  const texts = view.filled(row).map((col) => view.label(row, col))
  const numbers = texts
    .filter((text) => /^\(?\d{1,2}\)?$/.test(text))
    .map((text) => Number(text.replace(/\D/g, '')))
  const others = texts.filter((text) => !/^\(?\d{1,2}\)?$/.test(text))
  if (numbers.length + others.length < 2) return false
  const counts = numbers.every((n, i) => n === (numbers[0] ?? 0) + i) && (numbers[0] ?? 1) <= 3
  return (
    counts && others.every((text) => /^[甲乙丙丁戊]$/.test(text)) && (others.length > 0 || numbers.length > 2)
  )
}

/** A chapter such as 一、规模以上工业 between header and first figures: one text at the left, with a header above. */
function isGroupBelowHeader(view: TableView, row: number, units: readonly Unit[]): boolean {
  const filled = view.filled(row)
  // The chapter's own number may stand in a column of its own.
  const isNumbered = filled.length > 1 && CHAPTER_NUMBER.test(view.label(row, filled[0] ?? 0))
  const [only = 0, ...more] = isNumbered ? filled.slice(1) : filled
  if (more.length > 0 || only > 1 || filled.length === 0 || statedUnits(view.label(row, only), units) !== '')
    return false
  for (let above = row - 1; above >= 0; above -= 1) {
    const over = view.filled(above)
    if (over.length > 1) return !over.every((col) => view.label(above, col).includes(':'))
  }
  return false
}

function reasonAbove(
  view: TableView,
  row: number,
  units: readonly Unit[],
  header: readonly number[],
): SkipReason {
  const filled = view.filled(row)
  const texts = filled.map((col) => view.label(row, col))
  if (filled.length === 0) return 'empty'
  if (texts.some((text) => statedUnits(text, units) !== '') && filled.length <= 3) return 'unit-line'
  if (isNumbering(view, row)) return 'numbering'
  const isTouching = header.length === 0 || (header[0] ?? 0) - row <= 2
  const isLines = texts.every((text) => /:.|^(?:填报|制表|报送)/.test(text))
  if (!isTouching || isLines) return 'title'
  if (filled.length > 1) return 'header'
  // A single text over the value columns, such as 2026年1—5月, belongs to the header below it.
  const spansAll = view.grid.merges.some((m) => m.row === row && m.col === 0 && m.cols > 1)
  return (filled[0] ?? 0) > 0 && header.length > 0 && !spansAll && isOverColumns(view, header, filled[0] ?? 0)
    ? 'header'
    : 'title'
}

/** Below the text there are at least two header cells, and at its left is something that it does not cover. */
const isOverColumns = (view: TableView, header: readonly number[], col: number): boolean => {
  const below = view.filled(header[0] ?? 0)
  return below.filter((c) => c >= col).length >= 2 && view.filled(header.at(-1) ?? 0).length >= 2
}
