import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { timeless } from '#shared/tables/form.ts'
import type { TableGrid } from '#shared/tables/grid.ts'
import type { ColumnRole, LabelMeaning, Mapping } from '#shared/tables/mapping.ts'
import type { Recognition, TableHints } from '#shared/tables/recognition.ts'
import { recognise } from '#shared/tables/recognise.ts'

/** Identity of the form that a table is filled in on: header and labels, whatever period and values. */
export const fingerprint = ({ mapping }: Recognition): string => mapping.form

/** The part of a fingerprint that is the header alone: the same form with rows added has the same. */
export const headerOfForm = (form: string): string => form.slice(0, form.indexOf('-'))

/**
 * Recognises a further file of a form and puts in what was settled for the last one: roles of columns with the same
 * header, meanings of labels, subject, unit, what marks and brackets mean. Period, values and rows are the new file's.
 */
export function applyRemembered(
  remembered: Mapping,
  grid: TableGrid,
  catalogue: Catalogue,
  hints: TableHints = {},
): Recognition {
  const fresh = recognise(grid, catalogue, hints)
  const columns = fresh.columns.map((column) => {
    const role = rememberedRole(remembered, column.header, column.col)
    return role ? { ...column, role: renewed(role, column.role), confidence: 'sure' as const } : column
  })
  const labels = fresh.labels.map((label) => {
    const role = Object.hasOwn(remembered.labels, label.key) ? remembered.labels[label.key] : undefined
    return role && !label.key.startsWith('period|') ? { ...label, role, confidence: 'sure' as const } : label
  })
  const { period: _period, part: _part, ...settled } = remembered.defaults
  const { period: newPeriod, part: newPart } = fresh.mapping.defaults
  const mapping: Mapping = {
    ...fresh.mapping,
    defaults: {
      ...fresh.mapping.defaults,
      ...settled,
      ...(newPeriod ? { period: newPeriod } : {}),
      ...(newPart ? { part: newPart } : {}),
    },
    columns: columns.map(({ role }) => role),
    labels: Object.fromEntries(labels.map(({ key, role }): [string, LabelMeaning] => [key, role])),
    answers: { ...remembered.answers, questions: lasting(remembered.answers.questions), cells: {} },
  }
  return { ...fresh, mapping, columns, labels }
}

/** The role that a column of this header had; of several with one header the one at the same place. */
function rememberedRole({ headers, columns }: Mapping, header: string, col: number): ColumnRole | undefined {
  const plain = timeless(header)
  const same = headers.flatMap((other, i) => (timeless(other) === plain ? [i] : []))
  const at = same.includes(col) ? col : same.length === 1 ? same[0] : undefined
  return at === undefined ? undefined : columns[at]
}

/** A remembered column of values keeps its role, with the period that the new header names. */
function renewed(role: ColumnRole, now: ColumnRole): ColumnRole {
  if (role.kind !== 'value') return role
  const { period: _period, part: _part, ...settled } = role.facets
  const dated = now.kind === 'value' ? now.facets : {}
  const { period, part } = dated
  return { ...role, facets: { ...settled, ...(period && { period }), ...(part && { part }) } }
}

/** What marks, brackets and names mean holds for the form; a jump or a duplicate was a matter of its file. */
const lasting = (questions: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(questions).filter(([key]) => /^(?:mark|brackets|arrow|indicator|remark)\b/.test(key)),
  )
