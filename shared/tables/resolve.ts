import type { Unit } from '#shared/unit.ts'
import { fittingUnit } from '#shared/cells/fittingUnit.ts'
import { unitOfCode } from '#shared/cells/unitNamed.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { isWorkedOut, periodObjection, type Indicator } from '#shared/indicator.ts'
import { periodParts, samePeriodLastYear, type Period } from '#shared/period.ts'
import { fitPeriod } from '#shared/tables/fitPeriod.ts'
import type { Facets, Measure, SkipReason } from '#shared/tables/mapping.ts'
import { indicatorJoined } from '#shared/tables/words/indicatorNamed.ts'
import { namesOf, relative } from '#shared/tables/words/families.ts'
import { periodOf } from '#shared/tables/words/periodWords.ts'

/** What one cell is a figure of. */
export interface Target {
  readonly indicator: Indicator
  readonly subject: string
  readonly period: Period
  /** The unit that something beside the cell states; undefined where the figure's own is taken for granted. */
  readonly stated: Unit | undefined
  /** Units were stated for the cell or its row or column, and none of them is of the kind of the figure. */
  readonly foreign?: Unit
}

export type Resolved =
  | { readonly kind: 'target'; readonly target: Target }
  | { readonly kind: 'skip'; readonly reason: SkipReason }
  | { readonly kind: 'no-period' }
  | {
      readonly kind: 'wrong-period'
      readonly code: 'wrong-period-kind' | 'january-combined'
      readonly period: Period
      readonly indicator: string
    }

export interface Layers {
  readonly table: Facets
  readonly group: Facets
  readonly column: Facets
  readonly row: Facets
}

/** Puts what table, chapter, column and row say of a cell together into the one figure that they name. */
export function resolve(layers: Layers, catalogue: Catalogue): Resolved {
  const { table, group, column, row } = layers
  const joined =
    row.name !== undefined && column.name !== undefined
      ? indicatorJoined(row.name, column.name, catalogue)
      : undefined
  // Half a name in the header that no label of a row makes whole is a header that is not understood.
  if (column.name !== undefined && !joined) return { kind: 'skip', reason: 'unknown-column' }
  const code = joined ?? row.indicator ?? column.indicator ?? group.indicator ?? table.indicator
  if (code === undefined) return { kind: 'skip', reason: 'not-in-catalogue' }
  const named =
    code === row.indicator ? row : code === column.indicator ? {} : code === group.indicator ? group : table
  const measure = joined ? undefined : measureOf(column.measure, named.measure, row.measure)
  const span = joined ? undefined : (row.span ?? column.span ?? group.span)
  const units = unitsOf([row.unit, column.unit, group.unit], catalogue)
  const isAlone = row.isAlone ?? column.isAlone ?? group.isAlone
  const alone = span === undefined && isAlone && !joined ? keptAlone(catalogue, code, measure) : undefined
  const found = alone ?? memberOf(catalogue, code, measure, span, units)
  if (!found) return { kind: 'skip', reason: 'no-such-measure' }
  if (isWorkedOut(found)) return { kind: 'skip', reason: 'derived' }
  const period = periodFor(layers)
  if (!period) return { kind: 'no-period' }
  const rule = catalogue.rule(found.rule)
  const fitting = fitPeriod(period, rule, found.basis)
  if (!fitting) return { kind: 'wrong-period', code: 'wrong-period-kind', period, indicator: found.code }
  if (periodObjection(rule, fitting) === 'january-combined')
    return { kind: 'wrong-period', code: 'january-combined', period: fitting, indicator: found.code }
  const subject = subjectFor(layers, catalogue)
  const unit = catalogue.unit(found.unit)
  const near = firstFitting(units, unit)
  const foreign = near ? undefined : bindingUnits(layers, catalogue)[0]
  const far = firstFitting(unitsOf([table.unit], catalogue), unit)
  const target = { indicator: found, subject, period: fitting, stated: near ?? (foreign ? undefined : far) }
  return { kind: 'target', target: foreign ? { ...target, foreign } : target }
}

/** 亿元 behind the name of a row says nothing of its growth or place in another column; a column's own unit does. */
const bindingUnits = ({ row, column, group }: Layers, catalogue: Catalogue): readonly Unit[] =>
  unitsOf(
    column.measure === undefined || column.measure === 'level'
      ? [column.unit ?? row.unit ?? group.unit]
      : [column.unit],
    catalogue,
  )

const firstFitting = (stated: readonly Unit[], unit: Unit): Unit | undefined =>
  stated.map((other) => fittingUnit(other, unit)).find((fitting) => fitting !== undefined)

/** A column of places is one of places for 固定资产投资增速 too; 总量 does not make an amount of a growth. */
function measureOf(...[column, named, row]: readonly (Measure | undefined)[]): Measure | undefined {
  if (column !== undefined && column !== 'level') return column
  return row ?? named ?? column
}

/** The units of every list of codes that was asked for; a table asks for the same few at each of its cells. */
const listedUnits = new WeakMap<readonly Unit[], Map<string, readonly Unit[]>>()

function unitsOf(lists: readonly (string | undefined)[], { units }: Catalogue): readonly Unit[] {
  const listed = listedUnits.get(units) ?? new Map<string, readonly Unit[]>()
  listedUnits.set(units, listed)
  return lists.flatMap((list) => {
    if (list === undefined) return []
    const known = listed.get(list) ?? list.split(',').flatMap((code) => unitOfCode(code, units) ?? [])
    if (listed.size < 1_000) listed.set(list, known)
    return known
  })
}

/** The member of the family that the words ask for; where they leave it open, the one whose unit is stated. */
function memberOf(
  catalogue: Catalogue,
  code: string,
  measure: Measure | undefined,
  span: Facets['span'],
  stated: readonly Unit[],
): Indicator | undefined {
  const names = namesOf(catalogue)
  const find = (asked: Measure | undefined): Indicator | undefined => {
    const found = relative(names, code, asked, span)
    return found === undefined ? undefined : catalogue.indicator(found)
  }
  const suits = (indicator: Indicator | undefined): boolean =>
    indicator !== undefined && firstFitting(stated, catalogue.unit(indicator.unit)) !== undefined
  const first = find(measure)
  if (stated.length === 0 || suits(first) || (measure !== undefined && measure !== 'level')) return first
  const others = (['level', 'growth', 'rank', 'index'] as const).map(find)
  return others.find(suits) ?? first
}

/** The figure of the single month or quarter, where the catalogue keeps one beside that since January. */
function keptAlone(catalogue: Catalogue, code: string, measure: Measure | undefined): Indicator | undefined {
  const names = namesOf(catalogue)
  const single = relative(names, code, measure, 'single')
  return single !== undefined && names.member.get(single)?.span === 'single'
    ? catalogue.indicator(single)
    : undefined
}

function subjectFor({ table, group, column, row }: Layers, { site, subject }: Catalogue): string {
  const named = row.subject ?? column.subject ?? group.subject ?? table.subject ?? site.home
  const civil = `${named}~civil`
  return row.scope === 'civil' && subject(civil) ? civil : named
}

/** The nearest period; a part of a year without its year takes it from what is farther away. */
function periodFor({ table, group, column, row }: Layers): Period | undefined {
  const near = [row, column, group, table]
  const part =
    near.find((facets) => facets.part !== undefined || facets.period !== undefined)?.part ??
    row.part ??
    column.part
  const known = near.find((facets) => facets.period !== undefined)?.period
  const period = part !== undefined && known ? periodOf(part, periodParts(known).year) : known
  const back = row.yearsBack ?? column.yearsBack
  return period && back ? samePeriodLastYear(period) : period
}
