import { share, type ColumnStats } from '#shared/tables/layout/columnStats.ts'
import type { ColumnRole, LabelOf } from '#shared/tables/mapping.ts'
import { labelParts } from '#shared/tables/words/labelParts.ts'
import { isTotal } from '#shared/tables/words/subjectNamed.ts'
import { unitList } from '#shared/tables/words/unitWords.ts'
import { namedPeriod } from '#shared/tables/words/periodWords.ts'
import type { Unit } from '#shared/unit.ts'

/** What is asked of names while columns are told apart. */
export interface NameTests {
  readonly units: readonly Unit[]
  /** A code of the catalogue, of an indicator, a subject or a series. */
  readonly isCode: (text: string) => boolean
  readonly isIndicator: (name: string) => boolean
  readonly isSubject: (name: string) => boolean
  readonly isProject: (name: string) => boolean
}

const NUMBERING = /^(?:序号|编号|行次|栏次|行号|no\.?|seq|#)$/i
const REMARKS =
  /备注|说明|^注$|来源|责任(?:单位|人)|联系|填报人|^(?:notes?|remarks?|comment|basis)$|source|published|confidence|derivation/i
const UNIT = /^(?:计量)?单位(?:名称)?$|^units?$/i
const PERIOD =
  /时间|月份|年份|^年度?$|^月$|年月|日期|期间|报告期|时期|^(?:month|period|year|quarter|date|reference)(?:[ _]|$)/i
const SPAN = /period[ _]?type|时段|期别|本期类型/i
const SPANS = /^(?:month|quarter|year|ytd|single|当月|当季|累计|本月|年度|月度|季度)$/i
const SCOPE = /口径|caliber|^scope$/i
const SUBJECT = /地区|区域|县区|区县|县\(市|各区|行政区|^(?:area|region|district|subject)(?:[ _]code)?$/i
const INDICATOR = /指标|^项目(?:名称)?$|^名称$|^(?:indicator|item|series)(?:[ _]code)?$/i
const PROJECT = /项目名称|^项目$|^project(?:[ _]name)?$/i
const GROUP = /分组|类别|分类|类型|^(?:parent[ _])?group(?:ing)?$|^category$|^dimension$/i
const MOST = 0.5
const SOME = 0.2

/** What a column that is not of values names, by its header and by what stands in it; undefined for values. */
export function labelRole(stats: ColumnStats, header: string, tests: NameTests): ColumnRole | undefined {
  const { counts, filled } = stats
  const name = (text: string) => labelParts(text, tests.units).name
  if (filled === 0) return { kind: 'skip', reason: 'empty' }
  const head = header.split(' / ').at(-1) ?? ''
  if (NUMBERING.test(head) || (header === '' && stats.isCounting && stats.col === 0)) return skip('numbering')
  const isWords = counts.text + counts.date > MOST * filled
  if (share(stats, (text) => tests.isIndicator(name(text)) && /[^\d.]/.test(text)) > MOST)
    return label('indicator')
  if (share(stats, (text) => tests.isSubject(name(text)) || isTotal(name(text))) > MOST)
    return label('subject')
  if (PERIOD.test(head) && share(stats, (text) => isPeriodText(text)) > MOST) return label('period')
  if (!isWords) {
    const isYears =
      header === '' && stats.col === 0 && share(stats, (text) => /^(?:19|20)\d{2}$/.test(text)) > 0.9
    return isYears ? label('period') : undefined
  }
  if (REMARKS.test(head)) return skip('remarks')
  if (UNIT.test(head) || share(stats, (text) => unitList(text, tests.units) !== '') > MOST)
    return label('unit')
  if (share(stats, (text) => namedPeriod(text)?.rest === '') > MOST) return label('period')
  if (share(stats, (text) => tests.isProject(name(text))) > SOME) return label('project')
  if (SPAN.test(head) || share(stats, (text) => SPANS.test(text)) > MOST) return label('span')
  if (SCOPE.test(head)) return label('scope')
  if (GROUP.test(head)) return label('group')
  if (share(stats, (text) => tests.isIndicator(name(text))) > SOME) return label('indicator')
  if (share(stats, (text) => tests.isSubject(name(text))) > SOME || SUBJECT.test(head))
    return label('subject')
  if (PROJECT.test(head)) return label('project')
  return INDICATOR.test(head) ? label('indicator') : label('group')
}

const isPeriodText = (text: string): boolean => /^\d{1,2}$/.test(text) || namedPeriod(text) !== undefined
const label = (of: LabelOf): ColumnRole => ({ kind: 'label', of })
const skip = (reason: 'numbering' | 'remarks'): ColumnRole => ({ kind: 'skip', reason })

/** A column of the codes that the dashboard itself gives, as templates have it. */
export const isCodes = (stats: ColumnStats, { isCode }: NameTests): boolean => share(stats, isCode) > MOST

/**
 * Puts the columns of words in order: one of a kind names the rows (a column of codes before one of names), the
 * rightmost column of words does where none is known, and other words left of it are groups.
 */
export function settleLabels(
  roles: readonly (ColumnRole | undefined)[],
  codes: readonly boolean[],
): (ColumnRole | undefined)[] {
  const settled = [...roles]
  const columnsOf = (of: LabelOf) =>
    settled.flatMap((role, col) => (role?.kind === 'label' && role.of === of ? [col] : []))
  for (const what of ['indicator', 'subject', 'project'] as const) {
    const columns = columnsOf(what)
    const main = columns.find((col) => codes[col]) ?? columns.at(what === 'indicator' ? -1 : 0)
    for (const col of columns)
      if (col !== main) settled[col] = codes[main ?? 0] ? { kind: 'skip', reason: 'label' } : label('group')
  }
  const names = columnsOf('indicator').length + columnsOf('subject').length + columnsOf('project').length
  const groups = columnsOf('group')
  const firstValue = settled.indexOf(undefined)
  const last = groups.filter((col) => firstValue === -1 || col < firstValue).at(-1) ?? groups[0]
  if (names === 0 && columnsOf('period').length === 0 && last !== undefined)
    settled[last] = label('indicator')
  for (const col of columnsOf('group'))
    if (firstValue !== -1 && col > firstValue) settled[col] = skip('remarks')
  return settled
}
