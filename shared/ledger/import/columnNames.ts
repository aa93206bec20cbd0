import { unitOfCode } from '#shared/cells/unitNamed.ts'
import { likeness } from '#shared/ledger/import/likeness.ts'
import type { RecordColumn } from '#shared/ledger/import/recordMapping.ts'
import type { Ledger, LedgerField } from '#shared/ledger/ledger.ts'
import { labelParts } from '#shared/tables/words/labelParts.ts'
import { plainName } from '#shared/tables/words/plainName.ts'
import type { Unit } from '#shared/unit.ts'

/** How systems abbreviate the unit at the end of a column's name: `total_investment_wan`. */
const UNIT_ENDS: Readonly<Record<string, string>> = {
  wan: 'CNY-10K',
  wanyuan: 'CNY-10K',
  yi: 'CNY-100M',
  yiyuan: 'CNY-100M',
  yuan: 'CNY',
  kusd: 'USD*1e+3',
  usd: 'USD*1e+0',
  musd: 'USD*1e+6',
  sqm: 'm2*1e+0',
  pct: 'percent',
}
/** What lists call the name of the thing they list. */
const TITLES = new Set(
  [
    '名称',
    '项目',
    '项目名称',
    '事项',
    '标题',
    '企业名称',
    '单位名称',
    'project',
    'name',
    'title',
    'item',
  ].map(plainName),
)
const DAYS = new Set(
  ['生效日期', '数据日期', '截至日期', '截至', '截止日期', 'asof', 'asofdate', 'effectivedate', 'on'].map(
    plainName,
  ),
)
const IDS = new Set(['id', '编号', '编码', 'recordid'].map(plainName))
const STATES = new Set(
  ['状态', '进展状态', '建设状态', '当前状态', 'status', 'state', 'stage'].map(plainName),
)

export interface ColumnName {
  readonly name: string
  /** Code of the unit that the header states; empty where there is none. */
  readonly unit: string
}

/** A header without its unit: 总投资（万元）, `annual_plan_wan`. */
export function columnName(header: string, units: readonly Unit[]): ColumnName {
  const { name, unit } = labelParts(header.replaceAll('_', ' '), units)
  const end = / ([a-z]{2,8})$/i.exec(name)
  const code = end ? UNIT_ENDS[end[1]?.toLowerCase() ?? ''] : undefined
  if (unit !== '' || !end || code === undefined || !unitOfCode(code, units)) return { name, unit }
  return { name: name.slice(0, end.index), unit: code }
}

/** How well a header names a role, from 0 to 1. */
export interface NamedRole {
  readonly column: RecordColumn
  readonly score: number
}

/** Fields that a list may fill: neither worked out nor files. */
export const fillable = ({ fields }: Pick<Ledger, 'fields'>): readonly LedgerField[] =>
  fields.filter(({ type, computed }) => computed === undefined && type !== 'file' && type !== 'id')

/** What a header may name among the fields of a ledger, likeliest first. */
export function rolesNamed(header: string, ledger: Ledger, units: readonly Unit[]): readonly NamedRole[] {
  const { name, unit } = columnName(header, units)
  const plain = plainName(name)
  if (plain === '') return []
  const roles: NamedRole[] = fillable(ledger).map((field) => ({
    column: { kind: 'field', field: field.name, ...unitOf(field, unit) },
    // The header as it stands counts too: 备注 ends like a footnote.
    score: mayBeIn(unit, field)
      ? Math.max(fieldScore(name, field), fieldScore(header, field), wellKnown(plain, field, ledger))
      : 0,
  }))
  const id = ledger.fields.find(({ type }) => type === 'id')
  const isId = IDS.has(plain) || plain === plainName(`${ledger.code} id`) || plainName(id?.zh ?? '') === plain
  roles.push({ column: { kind: 'id' }, score: isId ? 0.97 : 0 })
  roles.push({ column: { kind: 'on' }, score: DAYS.has(plain) ? 0.96 : 0 })
  return roles.filter(({ score }) => score >= ALIKE).sort((a, b) => b.score - a.score)
}

/** The role that a code of ours names; the heading above it tells the unit. */
export function roleCoded(
  code: string,
  header: string,
  ledger: Ledger,
  units: readonly Unit[],
): readonly NamedRole[] {
  if (code === 'id' || code === 'on') return [{ column: { kind: code }, score: 1 }]
  const field = fillable(ledger).find(({ name }) => name === code)
  const { unit } = columnName(header, units)
  return field ? [{ column: { kind: 'field', field: field.name, ...unitOf(field, unit) }, score: 1 }] : []
}

/** Less alike than this and a field is not even offered first. */
const ALIKE = 0.4

function fieldScore(name: string, { zh, en, name: code }: LedgerField): number {
  if (name.trim() === code) return 1
  const bare = zh.replace(/[（(].*?[)）]/g, '')
  const spoken = code.replace(/([A-Z])/g, ' $1')
  return Math.max(likeness(name, zh), likeness(name, bare), likeness(name, en), 0.98 * likeness(name, spoken))
}

function wellKnown(plain: string, { name }: LedgerField, { title, states }: Ledger): number {
  if (TITLES.has(plain) && name === title[0]) return 0.95
  return STATES.has(plain) && name === 'state' && states.length > 0 ? 0.95 : 0
}

/** What is stated in 万元 is no date and no name. */
const mayBeIn = (unit: string, { type }: LedgerField): boolean =>
  unit === '' || TAKES_UNIT.has(type) || type === 'number' || type === 'integer'

const TAKES_UNIT = new Set(['money', 'area', 'percent'])
const unitOf = ({ type }: LedgerField, unit: string): { readonly unit?: string } =>
  TAKES_UNIT.has(type) && unit !== '' ? { unit } : {}
