import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { periodParts } from '#shared/period.ts'
import { formOf } from '#shared/tables/form.ts'
import type { TableGrid } from '#shared/tables/grid.ts'
import { codedFacets, labelMeaning, type LabelContext } from '#shared/tables/labelMeaning.ts'
import { bodyRows } from '#shared/tables/layout/bodyRows.ts'
import { columnStats } from '#shared/tables/layout/columnStats.ts'
import { findBody, type Body } from '#shared/tables/layout/findBody.ts'
import { headerPath } from '#shared/tables/layout/headerCells.ts'
import { isCodes, labelRole, settleLabels, type NameTests } from '#shared/tables/layout/labelColumns.ts'
import { valueColumns } from '#shared/tables/layout/valueColumns.ts'
import { viewOf, type TableView } from '#shared/tables/layout/view.ts'
import {
  NO_ANSWERS,
  type ColumnRole,
  type Facets,
  type LabelMeaning,
  type Mapping,
} from '#shared/tables/mapping.ts'
import type {
  ColumnProposal,
  LabelProposal,
  Orientation,
  Recognition,
  TableHints,
} from '#shared/tables/recognition.ts'
import { figureRows } from '#shared/tables/rows.ts'
import { tableFacets, yearOf } from '#shared/tables/tableFacets.ts'
import { labelParts } from '#shared/tables/words/labelParts.ts'
import { namesOf } from '#shared/tables/words/families.ts'
import { headerMeaning } from '#shared/tables/words/headerMeaning.ts'
import { indicatorNamed } from '#shared/tables/words/indicatorNamed.ts'
import { isTotal, subjectNamed } from '#shared/tables/words/subjectNamed.ts'

/** More columns than these are no table of figures. */
const MAX_COLUMNS = 256

/** What a grid seems to be, part by part, to be shown to a person who settles it. Never throws. */
export function recognise(grid: TableGrid, catalogue: Catalogue, hints: TableHints = {}): Recognition {
  const view = viewOf(grid, catalogue.units)
  const body = findBody(view, catalogue.units)
  const table = tableFacets(view, body.above, catalogue, hints)
  const told = table.reduce<Facets>((all, { facets }) => ({ ...all, ...facets }), {})
  const period = told.period ?? hints.period
  const year = period ? periodParts(period).year : yearOf(hints)
  const tests = testsOf(catalogue, hints)
  const columns = columnsOf(view, body, catalogue, tests, told, year)
  const roles = columns.map(({ role }) => role)
  const labelUnit = unitOverLabels(columns, catalogue)
  const layout = {
    firstRow: body.firstRow,
    header: body.header,
    columns: roles,
    units: catalogue.units,
    isName: (text: string) => tests.isIndicator(text) || tests.isSubject(text),
  }
  const skipped = [...body.above, ...bodyRows(view, layout)]
  const columnNames = roles.flatMap((role) => (role.kind === 'value' ? (role.facets.name ?? []) : []))
  const context: LabelContext = { catalogue, hints, year, prefix: prefixOf(roles), columnNames }
  const labels = labelsOf(view, { firstRow: body.firstRow, columns: roles, skipped }, context)
  const mapping: Mapping = {
    version: 1,
    form: formOf(
      columns.map(({ header }) => header),
      labels.map(({ key }) => key),
    ),
    firstRow: body.firstRow,
    defaults: {
      subject: hints.subject ?? catalogue.site.home,
      ...(hints.period && { period: hints.period }),
      ...(labelUnit !== '' && { unit: labelUnit }),
      ...told,
    },
    columns: roles,
    headers: columns.map(({ header }) => header),
    labels: Object.fromEntries(labels.map(({ key, role }): [string, LabelMeaning] => [key, role])),
    skipped,
    answers: NO_ANSWERS,
  }
  const isTable = body.found && roles.some(({ kind }) => kind === 'value')
  return { orientation: orientationOf(roles), mapping, columns, labels, table, skipped, isTable }
}

function columnsOf(
  view: TableView,
  { header, firstRow }: Body,
  catalogue: Catalogue,
  tests: NameTests,
  told: Facets,
  year: number | undefined,
): readonly ColumnProposal[] {
  const width = Math.min(view.width, MAX_COLUMNS)
  const stats = Array.from({ length: width }, (_, col) => columnStats(view, firstRow, col))
  const paths = stats.map(({ col }) => headerPath(view, header, col))
  const headers = paths.map((path) => path.join(' / '))
  const codes = stats.map((column) => isCodes(column, tests))
  const roles = settleLabels(
    stats.map((column, col) => labelRole(column, headers[col] ?? '', tests)),
    codes,
  )
  const prefix = prefixOf(roles)
  const rowsName = roles.some((role) => role?.kind === 'label' && role.of === 'indicator')
  const values = roles.flatMap((role, col) =>
    role
      ? []
      : [
          {
            col,
            header: headers[col] ?? '',
            meaning: headerMeaning(paths[col] ?? [], catalogue, year, prefix),
          },
        ],
  )
  const hidden = new Set(view.grid.hiddenCols)
  const ground = {
    catalogue,
    prefix,
    titled: told.period,
    isNamedByRows: rowsName,
    isNamed: rowsName || told.indicator !== undefined || hasNamedChapters(view, firstRow, tests),
  }
  const proposed = new Map(valueColumns(values, ground).map((column) => [column.col, column]))
  return stats.map(({ col }): ColumnProposal => {
    const value = proposed.get(col)
    const role: ColumnRole = roles[col] ?? value?.role ?? { kind: 'skip', reason: 'empty' }
    const head = { col, header: headers[col] ?? '' }
    if (hidden.has(col) && role.kind === 'value')
      return { ...head, role: { kind: 'skip', reason: 'hidden' }, confidence: 'likely', alternatives: [role] }
    return value ?? { ...head, role, confidence: 'sure', alternatives: [] }
  })
}

/** 指标（万元） over the names of the rows states the unit of all of them. */
function unitOverLabels(columns: readonly ColumnProposal[], { units }: Catalogue): string {
  const heads = columns.flatMap(({ role, header }) => (role.kind === 'label' ? [header] : []))
  return heads.map((header) => labelParts(header, units).unit).find((unit) => unit !== '') ?? ''
}

/** A row of one text below the header names an indicator for the rows that follow: 一、固定资产投资. */
function hasNamedChapters(view: TableView, firstRow: number, tests: NameTests): boolean {
  for (let row = firstRow; row < view.height; row += 1) {
    const [only, ...more] = view.filled(row)
    if (only === undefined || more.length > 0 || view.kind(row, only) !== 'text') continue
    if (tests.isIndicator(labelParts(view.label(row, only), tests.units).name)) return true
  }
  return false
}

function testsOf(catalogue: Catalogue, hints: TableHints): NameTests {
  const names = namesOf(catalogue)
  const known = new Map<string, boolean>()
  const isIndicator = (name: string): boolean => {
    const found =
      known.get(name) ?? (indicatorNamed(name, names) !== undefined || isAlias(hints.aliases, name))
    known.set(name, found)
    return found
  }
  const isSubject = (name: string) => subjectNamed(name, catalogue) !== undefined && !isTotal(name)
  return {
    units: catalogue.units,
    isCode: (text) => codedFacets(text, catalogue) !== undefined,
    isIndicator,
    isSubject,
    isProject: (name) => isAlias(hints.projects, name),
  }
}

const isAlias = (names: Readonly<Record<string, string>> | undefined, name: string): boolean =>
  names !== undefined && Object.hasOwn(names, name)

const labelled = (roles: readonly (ColumnRole | undefined)[], of: string): boolean =>
  roles.some((role) => role?.kind === 'label' && role.of === of)

const prefixOf = (roles: readonly (ColumnRole | undefined)[]): string =>
  labelled(roles, 'project') ? 'project.' : ''

function labelsOf(
  view: TableView,
  mapping: Pick<Mapping, 'firstRow' | 'columns' | 'skipped'>,
  context: LabelContext,
): readonly LabelProposal[] {
  const found = new Map<string, LabelProposal>()
  for (const { row, labels } of figureRows(view, mapping, context.catalogue.units))
    for (const label of labels) {
      const before = found.get(label.key)
      const { key, text, under } = label
      const proposal = before ?? { key, text, under, row, rows: 0, ...labelMeaning(label, context) }
      found.set(key, { ...proposal, rows: proposal.rows + 1 })
    }
  return [...found.values()]
}

function orientationOf(roles: readonly ColumnRole[]): Orientation {
  if (labelled(roles, 'project')) return 'projects-down'
  const several = ['indicator', 'subject', 'period'].filter((of) => labelled(roles, of)).length > 1
  if (several) return 'list'
  if (labelled(roles, 'indicator')) return 'indicators-down'
  return labelled(roles, 'subject') ? 'subjects-down' : 'periods-down'
}
