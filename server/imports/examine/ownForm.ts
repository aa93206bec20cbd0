import type { ImportProblem } from '#shared/contract/imports.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { FORM_COLUMNS, type FormColumn } from '#shared/filing/formMarks.ts'
import type { MissingReason } from '#shared/observation.ts'
import { seriesKey } from '#shared/series.ts'
import type { Fates, TakenEntry } from '#shared/tables/fate.ts'
import { cellAddress, type TableGrid } from '#shared/tables/grid.ts'
import type { ColumnRole, Facets, Mapping } from '#shared/tables/mapping.ts'
import { MISSING_REASONS, missingWords } from '#shared/wording/missing.ts'

/*
 * A form of ours says of each column what it is, so nothing has to be guessed; beside the value it has columns that no
 * other table has: why there is none, why a published one changes, and a note.
 */
const ROLES: Readonly<Record<FormColumn, ColumnRole>> = {
  code: { kind: 'label', of: 'indicator' },
  name: { kind: 'skip', reason: 'label' },
  unit: { kind: 'label', of: 'unit' },
  'last-year': { kind: 'skip', reason: 'comparison' },
  previous: { kind: 'skip', reason: 'comparison' },
  published: { kind: 'skip', reason: 'comparison' },
  value: { kind: 'value', facets: {} },
  missing: { kind: 'skip', reason: 'remarks' },
  reason: { kind: 'skip', reason: 'remarks' },
  note: { kind: 'skip', reason: 'remarks' },
}

type Places = Readonly<Partial<Record<FormColumn, number>>>

/** Where a form of ours has its columns, by the hidden row of their codes; undefined for any other sheet. */
export function formColumns({ rows }: TableGrid): Places | undefined {
  const codes = rows.find(
    (row) => row.some(({ text }) => text === 'code') && row.some(({ text }) => text === 'value'),
  )
  if (!codes) return undefined
  const places = FORM_COLUMNS.map((name) => [name, codes.findIndex(({ text }) => text === name)] as const)
  return Object.fromEntries(places.filter(([, col]) => col >= 0))
}

/** The mapping of a sheet that is a form of ours: its columns are what they say, whatever they look like. */
export function formMapping(mapping: Mapping, places: Places): Mapping {
  const roles = new Map(FORM_COLUMNS.map((name) => [places[name], ROLES[name]]))
  return { ...mapping, columns: mapping.columns.map((role, col) => roles.get(col) ?? role) }
}

/** What stands beside the value in a row. */
export interface Beside {
  readonly reason?: string
  readonly note?: string
}

export interface FormReading {
  readonly fates: Fates
  readonly problems: readonly ImportProblem[]
  /** By row. */
  readonly beside: ReadonlyMap<number, Beside>
}

interface Form extends Pick<Facets, 'period' | 'subject'> {
  readonly places: Places
  readonly catalogue: Catalogue
}

/** Adds to what the value column says what stands beside it. */
export function readBeside(
  grid: TableGrid,
  { cells, entries, problems }: Fates,
  { places, period, subject, catalogue }: Form,
): FormReading {
  const textAt = (row: number, name: FormColumn): string =>
    (places[name] === undefined ? undefined : grid.rows[row]?.[places[name]]?.text)?.trim() ?? ''
  const added: TakenEntry[] = []
  const found: ImportProblem[] = []
  const beside = new Map<number, Beside>()
  const { missing: col = 0 } = places

  for (const row of grid.rows.keys()) {
    const indicator = catalogue.indicator(textAt(row, 'code'))
    if (!indicator) continue
    const [reason, note] = [textAt(row, 'reason'), textAt(row, 'note')]
    if (reason || note) beside.set(row, { ...(reason && { reason }), ...(note && { note }) })
    const words = textAt(row, 'missing')
    if (words === '') continue
    const address = cellAddress(row, col)
    const missing = MISSING_BY_WORDS.get(words)
    const code = !missing ? 'unknown-missing' : textAt(row, 'value') !== '' ? 'value-and-missing' : undefined
    if (code)
      found.push({ severity: 'error', code, params: { text: words }, sheet: grid.name, cell: address })
    else if (missing && period !== undefined && subject !== undefined) {
      const series = seriesKey(indicator.code, subject)
      added.push({ row, col, address, series, period, value: null, missing, text: words })
    }
  }
  const at = new Map(added.map((entry, i) => [entry.address, entries.length + i]))
  const told = cells.map((cell) => {
    const entry = at.get(cell.address)
    return entry === undefined ? cell : { ...cell, fate: 'taken' as const, entry }
  })
  const kept = added.length > 0 ? problems.filter(({ code }) => code !== 'no-figures') : problems
  return {
    fates: { cells: told, entries: [...entries, ...added], problems: kept },
    problems: found,
    beside,
  }
}

/** The reasons as the form offers them, in either language. */
const MISSING_BY_WORDS: ReadonlyMap<string, MissingReason> = new Map(
  MISSING_REASONS.flatMap((reason) =>
    (['zh-CN', 'en'] as const).map((locale) => [missingWords(reason, { locale }), reason] as const),
  ),
)
