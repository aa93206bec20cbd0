import { monthly, withEach, yearly } from '#server/demo/made/ledgers/begins.ts'
import { daysLater, parentId, refsTo, textOf } from '#server/demo/made/ledgers/makers.ts'
import { isEcology, isUnderWay } from '#server/demo/made/ledgers/recipes/projectWork.ts'
import type { Begin, Maker, MadeRecord, Recipe } from '#server/demo/made/ledgers/recipe.ts'
import { chance } from '#server/demo/made/chance.ts'
import { standings, weightedScore, WHOLE, type Candidate, type SheetItem } from '#shared/appraisal/score.ts'
import { asPeriod } from '#shared/period.ts'

interface MadeItem extends SheetItem {
  readonly id: string
  readonly name: string
  readonly criteria: string
}

const sheetItems = (
  sheet: string,
  lines: readonly (readonly [name: string, weight: number, max: number, criteria: string])[],
): readonly MadeItem[] =>
  lines.map(([name, weight, max, criteria], i) => ({ id: `${sheet}-${i + 1}`, name, weight, max, criteria }))

const TOUR_SHEET = 'observation-2025'
const TOUR_ITEMS = sheetItems(TOUR_SHEET, [
  ['工程进度', 30, 30, '形象进度与节点计划对照'],
  ['投资完成', 25, 25, '本年完成投资与年度计划对照'],
  ['质量安全', 20, 20, '质量、安全、扬尘管控'],
  ['要素保障', 15, 15, '手续、征迁、资金落实情况'],
  ['现场汇报', 10, 10, '汇报清晰，资料台账齐全'],
])
const MONTH_SHEET = 'monthly-2026'
export const MONTH_ITEMS = sheetItems(MONTH_SHEET, [
  ['任务完成', 40, 100, '任务书节点完成率'],
  ['日调度报送', 20, 100, '按日报送，无缺报'],
  ['问题整改', 20, 100, '督查问题按期整改'],
  ['信息报送', 10, 100, '信息与小结采用情况'],
  ['日常管理', 10, 100, '台账与现场管理'],
])
const SHEETS = [
  { id: TOUR_SHEET, name: '重点项目观摩评分表', kind: 'observation', on: '2025-01-06', items: TOUR_ITEMS },
  { id: MONTH_SHEET, name: '生态建设月评比评分表', kind: 'monthly', on: '2026-01-06', items: MONTH_ITEMS },
] as const
const sheetOf = (id: string) => SHEETS.find((sheet) => sheet.id === id)

/** Sheets were made for the tours and months from here on; before that one mark stood for all. */
const TOURS_BY_SHEET = '2025-01-07'
export const MONTHS_BY_SHEET = '2026-01'
const HALF_UP = 'half-up'

/** Half marks, high ones, and each unit with its own strengths. */
const given = (max: number, ...words: readonly string[]): number =>
  Math.round(max * (0.78 + 0.2 * chance('mark', ...words)) * 2) / 2

export const monthMark = (unit: string, period: string, item: SheetItem): number =>
  given(item.max, 'month', unit, period, item.id ?? '')
/** What the sheet makes of a unit's marks for a month. */
export const monthScore = (unit: string, period: string): number =>
  weightedScore(
    MONTH_ITEMS,
    MONTH_ITEMS.map((item) => ({ item: item.id, judge: null, score: monthMark(unit, period, item) })),
    HALF_UP,
  ) ?? 0
export const monthSheet = (period: string): string | undefined =>
  period >= MONTHS_BY_SHEET ? MONTH_SHEET : undefined

const JUDGES = ['评委01', '评委02', '评委03']
const heldVersion = ({ versions }: MadeRecord) => versions.find(({ fields }) => fields['state'] === 'held')
const itemsOf = (tour: MadeRecord): readonly SheetItem[] =>
  heldVersion(tour)?.fields['sheet'] === TOUR_SHEET ? TOUR_ITEMS : [WHOLE]
function seenBy(tour: MadeRecord): readonly string[] {
  const projects = heldVersion(tour)?.fields['projects']
  return Array.isArray(projects) ? projects.filter((one) => typeof one === 'string') : []
}
const tourMark = (tour: string, project: string, judge: string, item: SheetItem): number =>
  given(item.max, 'tour', tour, project, judge, item.id ?? '')
const candidates = (tour: MadeRecord): readonly Candidate[] =>
  seenBy(tour).map((id) => ({
    id,
    marks: itemsOf(tour).flatMap((item) =>
      JUDGES.map((judge) => ({ item: item.id, judge, score: tourMark(tour.id, id, judge, item) })),
    ),
  }))
const places = (tour: MadeRecord) =>
  standings(itemsOf(tour), candidates(tour), { rounding: HALF_UP, rankTies: 'skip' })

/** So many records for each tour on the day on which it came to a state. */
const atTours =
  (state: 'held' | 'published', count: (tour: MadeRecord) => number): Recipe['begins'] =>
  ({ known }) =>
    known('observation-event').flatMap((parent) => {
      const day = parent.versions.find(({ fields }) => fields['state'] === state)?.on
      const of = count(parent)
      return day === undefined ? [] : Array.from({ length: of }, (_, n): Begin => ({ day, n, of, parent }))
    })

const REMARKS = [
  '节点清晰，推进有力',
  '前期手续衔接较好',
  '现场管理规范',
  '投资进度需加快',
  '要素保障仍需加力',
]
const inPlace =
  (take: (row: ReturnType<typeof places>[number]) => string | number | null): Maker =>
  ({ parent, n }) => {
    const row = parent && places(parent)[n]
    return (row && take(row)) ?? undefined
  }

/** How long ahead a tour is made known, in working days: until the day it is planned for, and until it is held. */
interface Notice {
  readonly days: number
  readonly held: readonly [number, number]
}
const SHORT: Notice = { days: 10, held: [8, 10] }
const LONG: Notice = { days: 40, held: [38, 40] }

const tours = (
  domain: string,
  begins: Recipe['begins'],
  where: typeof isUnderWay,
  { days, held }: Notice = SHORT,
): Recipe => ({
  entity: 'observation-event',
  begins,
  set: {
    domain,
    plannedOn: daysLater(days),
    sheet: ({ today }) => (today >= TOURS_BY_SHEET ? TOUR_SHEET : undefined),
  },
  steps: [
    { to: 'held', after: held, set: { projects: refsTo('project', 5, where) } },
    {
      to: 'published',
      after: [2, 5],
      set: { notes: '总体进度好于上轮；要素保障和投资入统仍是短板，由责任单位一周内反馈。' },
    },
  ],
})

/** Which project, judge and line of the sheet the nth mark of a tour is for. */
function nthMark(tour: MadeRecord, n: number) {
  const [items, projects] = [itemsOf(tour), seenBy(tour)]
  const item = items[n % items.length] ?? WHOLE
  const judge = JUDGES[Math.floor(n / items.length) % JUDGES.length] ?? ''
  const project = projects[Math.floor(n / items.length / JUDGES.length)] ?? ''
  return { item, judge, project, score: tourMark(tour.id, project, judge, item) }
}
const ofMark =
  (take: (mark: ReturnType<typeof nthMark>) => string | number | null): Maker =>
  ({ parent, n }) =>
    (parent && take(nthMark(parent, n))) ?? undefined

/** Score sheets, tours with their marks and places; the months' rankings stand with what the ecology desk keeps. */
export const APPRAISAL: readonly Recipe[] = [
  {
    entity: 'score-sheet',
    begins: () => SHEETS.map(({ id, on }, n) => ({ id, day: asPeriod(on), n, of: SHEETS.length })),
    set: { name: ({ id }) => sheetOf(id)?.name, kind: ({ id }) => sheetOf(id)?.kind },
    steps: [{ to: 'in-use', after: [1, 1] }],
  },
  {
    entity: 'score-item',
    begins: ({ known }) =>
      known('score-sheet').flatMap((parent) =>
        (sheetOf(parent.id)?.items ?? []).map(({ id }, n, all) => ({
          ...{ id, n, of: all.length, parent },
          day: parent.versions[0]?.on ?? asPeriod(TOURS_BY_SHEET),
        })),
      ),
    set: {
      sheet: parentId,
      order: ({ n }) => n + 1,
      name: ({ parent, n }) => sheetOf(parent?.id ?? '')?.items[n]?.name,
      weight: ({ parent, n }) => sheetOf(parent?.id ?? '')?.items[n]?.weight,
      max: ({ parent, n }) => sheetOf(parent?.id ?? '')?.items[n]?.max,
      criteria: ({ parent, n }) => sheetOf(parent?.id ?? '')?.items[n]?.criteria,
    },
  },
  tours('ecology', yearly(4, 'late'), isEcology),
  tours('key-projects', yearly(2, 'late'), isUnderWay),
  // Every second month, so that one is always to come.
  tours(
    'key-projects',
    monthly(1, { from: '2026-10', months: [2, 4, 6, 8, 10, 12], at: 0.6 }),
    isUnderWay,
    LONG,
  ),
  {
    entity: 'observation-score',
    begins: atTours('held', (tour) => itemsOf(tour).length * JUDGES.length * seenBy(tour).length),
    set: {
      event: parentId,
      project: ofMark(({ project }) => project),
      judge: ofMark(({ judge }) => judge),
      item: ofMark(({ item }) => item.id),
      score: ofMark(({ score }) => score),
    },
  },
  {
    entity: 'observation-result',
    begins: atTours('published', (tour) => seenBy(tour).length),
    set: {
      event: parentId,
      project: inPlace(({ id }) => id),
      unit: ({ parent, n, known }) => {
        const id = parent && places(parent)[n]?.id
        return known('project')
          .find((project) => project.id === id)
          ?.versions.at(-1)?.fields['responsibleUnit']
      },
      score: inPlace(({ score }) => score),
      position: inPlace(({ position }) => position),
      note: ({ n, id }) => REMARKS[n === 0 ? 0 : 1 + Math.floor(chance('remark', id) * (REMARKS.length - 1))],
    },
  },
]

/** The marks behind the months' scores, since there is a sheet for them. */
export const MONTH_MARKS: Recipe = {
  entity: 'monthly-mark',
  begins: withEach('monthly-ranking', [MONTH_ITEMS.length, MONTH_ITEMS.length], {
    after: [1, 1],
    where: ({ versions }) => textOf(versions[0]?.fields['period']) >= MONTHS_BY_SHEET,
  }),
  set: {
    ranking: parentId,
    item: ({ n }) => MONTH_ITEMS[n]?.id,
    score: ({ parent, n }) => {
      const [fields, item] = [parent?.versions[0]?.fields, MONTH_ITEMS[n]]
      return item && monthMark(textOf(fields?.['unit']), textOf(fields?.['period']), item)
    },
  },
}
