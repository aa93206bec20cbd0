import { plainText } from '#shared/cells/plainText.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import {
  columnName,
  fillable,
  roleCoded,
  rolesNamed,
  type NamedRole,
} from '#shared/ledger/import/columnNames.ts'
import type { RecordColumn, RecordMapping, RowSkip } from '#shared/ledger/import/recordMapping.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { formOf, timeless } from '#shared/tables/form.ts'
import type { TableGrid } from '#shared/tables/grid.ts'
import type { Confidence } from '#shared/tables/recognition.ts'
import { isTotal } from '#shared/tables/words/subjectNamed.ts'
import { statedUnits } from '#shared/tables/words/unitWords.ts'

/** A list as it seems to be, with how sure it is of each column. */
export interface RecordRecognition {
  readonly mapping: RecordMapping
  readonly columns: readonly {
    readonly header: string
    readonly confidence: Confidence
    readonly alternatives: readonly RecordColumn[]
  }[]
}

/** Further down than this no header begins. */
const MOST_ABOVE = 30
const SURE = 0.94
const LIKELY = 0.6
const MOST_OFFERED = 5
const LONGEST_TOTAL = 12

/** What the columns of a list are, by their headers and units, for a ledger that somebody has chosen. */
export function recogniseRecords(
  grid: TableGrid,
  ledger: Ledger,
  { units }: Pick<Catalogue, 'units'>,
  remembered?: RecordMapping,
): RecordRecognition {
  const width = grid.rows.reduce((most, row) => Math.max(most, row.length), 0)
  const codes = codesRow(grid, ledger)
  const head = codes === undefined ? headerRow(grid, ledger, { units }) : Math.max(0, codes - 1)
  const textAt = (row: number, col: number): string => grid.rows[row]?.[col]?.text.trim() ?? ''
  const headers = Array.from({ length: width }, (_, col) => textAt(head, col))
  const named = headers.map((header, col) =>
    codes === undefined
      ? rolesNamed(header, ledger, units)
      : roleCoded(textAt(codes, col), header, ledger, units),
  )
  const chosen = chooseRoles(named)
  const stated = statedAbove(grid, head, units)
  const columns = headers.map((header, col) => {
    const taken = chosen.get(col)
    const column = taken ? withUnit(taken.column, stated, ledger) : unnamed(header, ledger, units)
    const offered = (named[col] ?? []).map((one) => one.column).filter((one) => one !== taken?.column)
    const score = taken?.score ?? (named[col]?.[0] ? LIKELY - 0.1 : 1)
    const confidence: Confidence = score >= SURE ? 'sure' : score >= LIKELY ? 'likely' : 'doubtful'
    return { header, column, confidence, alternatives: offered.slice(0, MOST_OFFERED) }
  })
  const mapping: RecordMapping = {
    version: 1,
    ledger: ledger.code,
    form: formOf(headers, []),
    firstRow: (codes ?? head) + 1,
    columns: columns.map(({ column }) => column),
    headers,
    keys: keysOf(
      columns.map(({ column }) => column),
      ledger,
    ),
    defaults: {},
    blanks: 'keep',
    skipped: skippedRows(grid, head, codes),
    answers: {},
  }
  return {
    mapping: remembered ? withRemembered(mapping, remembered) : mapping,
    columns: columns.map(({ header, confidence, alternatives }) => ({
      header,
      confidence: remembered ? ('sure' as const) : confidence,
      alternatives,
    })),
  }
}

/** The hidden row of a template or an export of ours, where each column has the code of its field. */
function codesRow({ rows }: TableGrid, ledger: Ledger): number | undefined {
  const codes = new Set(['id', 'on', ...fillable(ledger).map(({ name }) => name)])
  const found = rows.slice(0, MOST_ABOVE).findIndex((row) => {
    const filled = row.map(({ text }) => text.trim()).filter((text) => text !== '')
    return filled.length > 1 && filled.every((text) => codes.has(text))
  })
  return found < 0 ? undefined : found
}

/** The row that names most fields; where none does, the first with more than one cell. */
function headerRow({ rows }: TableGrid, ledger: Ledger, { units }: Pick<Catalogue, 'units'>): number {
  let best = { row: -1, score: 0 }
  for (const [row, cells] of rows.slice(0, MOST_ABOVE).entries()) {
    const score = cells.reduce((sum, { text, value }) => {
      const [role] = value === undefined ? rolesNamed(text, ledger, units) : []
      return sum + (role && role.score >= LIKELY ? role.score : 0)
    }, 0)
    if (score > best.score + 0.01) best = { row, score }
  }
  if (best.row >= 0) return best.row
  return Math.max(
    0,
    rows.findIndex((cells) => cells.filter(({ text }) => text.trim() !== '').length > 1),
  )
}

/** Each field once, to the column that names it best. */
function chooseRoles(named: readonly (readonly NamedRole[])[]): ReadonlyMap<number, NamedRole> {
  const all = named
    .flatMap((roles, col) => roles.map((role) => ({ col, role })))
    .filter(({ role }) => role.score >= LIKELY)
    .sort((a, b) => b.role.score - a.role.score || a.col - b.col)
  const chosen = new Map<number, NamedRole>()
  const taken = new Set<string>()
  for (const { col, role } of all) {
    const name = role.column.kind === 'field' ? role.column.field : role.column.kind
    if (chosen.has(col) || taken.has(name)) continue
    chosen.set(col, role)
    taken.add(name)
  }
  return chosen
}

function unnamed(header: string, ledger: Ledger, units: Catalogue['units']): RecordColumn {
  if (header === '') return { kind: 'skip', reason: 'empty' }
  const { name } = columnName(header, units)
  const computed = ledger.fields.some((field) => field.computed && (field.zh === name || field.name === name))
  return { kind: 'skip', reason: computed ? 'computed' : 'no-such-field' }
}

/** The unit line above holds for the amounts whose header names none. */
function withUnit(column: RecordColumn, stated: string, ledger: Ledger): RecordColumn {
  if (column.kind !== 'field' || column.unit !== undefined || stated === '') return column
  const type = ledger.fields.find(({ name }) => name === column.field)?.type
  return type === 'money' || type === 'area' ? { ...column, unit: stated } : column
}

function statedAbove({ rows }: TableGrid, head: number, units: Catalogue['units']): string {
  const texts = rows.slice(0, head).flatMap((row) => row.map(({ text }) => text))
  const stated = texts.map((text) => statedUnits(plainText(text), units)).find((codes) => codes !== '')
  return stated !== undefined && !stated.includes(',') ? stated : ''
}

/** By which fields a row is known: its id, what no two records may share, or its name. */
export function keysOf(columns: readonly RecordColumn[], ledger: Ledger): readonly string[] {
  if (columns.some(({ kind }) => kind === 'id')) return ['id']
  const filled = new Set(columns.flatMap((column) => (column.kind === 'field' ? [column.field] : [])))
  const unique = ledger.checks.find(
    (check) => check.kind === 'unique' && check.fields.every((name) => filled.has(name)),
  )
  if (unique?.kind === 'unique') return unique.fields
  const title = ledger.title.find((name) => filled.has(name))
  const first = title ?? fillable(ledger).find(({ name }) => filled.has(name))?.name
  return first === undefined ? [] : [first]
}

function skippedRows({ rows }: TableGrid, head: number, codes: number | undefined): RecordMapping['skipped'] {
  return rows.flatMap((cells, row) => {
    const filled = cells.filter(({ text }) => text.trim() !== '')
    const is = (reason: RowSkip) => [{ row, reason }]
    if (row < head) return is('title')
    if (row === codes) return is('codes')
    if (row === head) return is('header')
    if (filled.length === 0) return is('empty')
    const isSum = filled.slice(0, 2).some(({ text }) => text.length <= LONGEST_TOTAL && isTotal(text.trim()))
    return isSum ? is('total') : []
  })
}

/** The column of this header; of several with one header the one at the same place. */
function rememberedColumn(
  fresh: RecordMapping,
  { headers, columns }: RecordMapping,
  col: number,
): RecordColumn | undefined {
  const plain = timeless(fresh.headers[col] ?? '')
  const same = headers.flatMap((header, i) => (timeless(header) === plain ? [i] : []))
  const at = same.includes(col) ? col : same.length === 1 ? same[0] : undefined
  return at === undefined ? undefined : columns[at]
}

/** What was said of the same form before: columns by their header, keys, the meaning of words. */
function withRemembered(fresh: RecordMapping, remembered: RecordMapping): RecordMapping {
  const columns = fresh.columns.map((column, col) => rememberedColumn(fresh, remembered, col) ?? column)
  const answers = Object.entries(remembered.answers).filter(([key]) => /^(?:word|sign|id):/.test(key))
  return {
    ...fresh,
    columns,
    keys: remembered.keys,
    defaults: remembered.defaults,
    blanks: remembered.blanks,
    answers: Object.fromEntries(answers),
  }
}
