import { withEach, yearly } from '#server/demo/made/ledgers/begins.ts'
import {
  daysLater,
  either,
  fieldsOn,
  luck,
  made,
  money,
  one,
  parentId,
  refTo,
  refsTo,
  textOf,
} from '#server/demo/made/ledgers/makers.ts'
import { DISTRICT_OFFICES, newFirm, person, placeName } from '#server/demo/made/ledgers/names.ts'
import type { Maker, MadeRecord, Making, Recipe, Step } from '#server/demo/made/ledgers/recipe.ts'
import type { JsonValue } from '#shared/ledger/record.ts'
import type { Day } from '#shared/period.ts'

const UNDER_WAY = new Set(['pre-work', 'started', 'building'])
const isUnderWay = (record: MadeRecord, day: Day): boolean =>
  UNDER_WAY.has(textOf(fieldsOn(record, day)?.['state']))
const isPlanned = (record: MadeRecord, day: Day): boolean => fieldsOn(record, day)?.['state'] === 'reserve'
const isEcology = (record: MadeRecord, day: Day): boolean => {
  const lists = fieldsOn(record, day)?.['lists']
  return isUnderWay(record, day) && Array.isArray(lists) && lists.includes('ecology')
}

const PROBLEMS: readonly (readonly [stage: string, problem: string])[] = [
  ['pre-procedures', '环评批复未取得'],
  ['planning-design', '施工图审查未完成'],
  ['land-clearance', '剩余两户未签征迁协议'],
  ['construction', '雨污管线迁改影响主体施工'],
  ['funding', '二期资金未到位'],
  ['other', '施工便道未开通'],
]
const problem: Maker = ({ n }) => PROBLEMS[n % PROBLEMS.length]?.[1]
const stage: Maker = ({ n }) => PROBLEMS[n % PROBLEMS.length]?.[0]

const RESOLVED: readonly Step[] = [
  { to: 'in-progress', after: [1, 4] },
  { to: 'resolved', after: [5, 12], share: 0.96, late: [24, 60] },
]
/** Since then things take as long as they do, so that something is due and something late on any day. */
const SLOWLY_FROM = '2026-10-08'
const SLOWLY: readonly Step[] = [
  { to: 'in-progress', after: [1, 6] },
  { to: 'resolved', after: [12, 22], share: 0.75, late: [30, 45] },
]
const VERIFIED: Step = { to: 'verified', after: [2, 7], set: { verifiedBy: person('销号人', 4) } }

const inTime = either(
  0.95,
  [...RESOLVED, VERIFIED],
  [
    ...RESOLVED,
    { to: 'rejected', after: [1, 3], reason: '演示：现场未整改到位' },
    { to: 'in-progress', after: [1, 2], set: { dueOn: daysLater(10, 15) } },
    { to: 'resolved', after: [3, 8] },
    VERIFIED,
  ],
)

const RECTIFICATION: Recipe = {
  entity: 'rectification-item',
  begins: yearly(112),
  set: {
    project: refTo('project', isUnderWay),
    ...{ problem, stage },
    level: one('unit', 'unit', 'unit', 'leader', 'two-meeting'),
    responsibleUnit: one(...DISTRICT_OFFICES, 'district.project-units'),
    responsiblePerson: person('责任人', 20),
    dueOn: daysLater(18, 30),
  },
  steps: (making) => (making.today >= SLOWLY_FROM ? [...SLOWLY, VERIFIED] : inTime(making)),
}

const MATTERS: readonly (readonly [stage: string, name: string])[] = [
  ['land', '建设用地预审与选址意见'],
  ['planning', '建设工程规划许可'],
  ['environment', '环境影响评价审批'],
  ['construction-permit', '建筑工程施工许可'],
  ['fire-safety', '建设工程消防设计审查'],
  ['other', '人防工程审查'],
]

const REVIEWED_SLOWLY: readonly Step[] = [
  { to: 'accepted', after: [0, 2] },
  { to: 'reviewing', after: [1, 4] },
  { to: 'decided', after: [5, 9], share: 0.7, late: [16, 30] },
]
const reviewed = either(
  0.9,
  [
    { to: 'accepted', after: [0, 0] },
    { to: 'reviewing', after: [0, 1] },
    { to: 'decided', after: [1, 5], share: 0.98, late: [14, 36] },
  ],
  [
    { to: 'accepted', after: [0, 1] },
    { to: 'reviewing', after: [1, 2] },
    { to: 'supplement', after: [1, 3], reason: '演示：缺少附图' },
    { to: 'reviewing', after: [2, 4] },
    { to: 'decided', after: [1, 5] },
  ],
)

const approvals = (batch: string, about: number, where: typeof isUnderWay): Recipe => ({
  entity: 'approval-item',
  begins: yearly(about, 'even'),
  set: {
    batch,
    project: refTo('project', where),
    stage: ({ n }) => MATTERS[n % MATTERS.length]?.[0],
    name: ({ n }) => MATTERS[n % MATTERS.length]?.[1],
    authority: one(...DISTRICT_OFFICES),
    dueOn: daysLater(10, 12),
  },
  steps: (making) => (making.today >= SLOWLY_FROM ? REVIEWED_SLOWLY : reviewed(making)),
})

const FILING_KINDS = ['标准厂房', '仓储物流中心', '商业综合楼', '充电设施', '生产线改造', '屋顶光伏发电']
const FILED: Step = { to: 'filed', after: [0, 2] }

const portion =
  (of: string, from: number, to: number): Maker =>
  (making) => {
    const whole = making.fields[of]
    return typeof whole === 'number'
      ? Math.round((whole * (from + (to - from) * luck(making, of))) / 10_000) * 10_000
      : undefined
  }

const PASSED: Step = { to: 'national-review', after: [8, 15] }
const GRANTED: Step = {
  to: 'granted',
  after: [25, 60],
  set: { grantedAmount: portion('requestedAmount', 0.6, 1) },
}
const NOT_LISTED: Step = { to: 'rejected', after: [25, 60], reason: '演示：未列入年度计划' }
const REFUSED: Step = { to: 'rejected', after: [8, 15], reason: '演示：前期手续不全' }

/** Bids for money from above; amounts in 万元. */
const bids = (programme: string, about: number, total: number, asked: readonly [number, number]): Recipe => ({
  entity: 'fund-application',
  begins: yearly(about, programme === 'special-bond' ? 'even' : 'work'),
  set: { programme, project: refTo('project', isUnderWay), totalInvestment: money(total, 0.6) },
  steps: (making) => [
    { to: 'submitted', after: [4, 10], set: { requestedAmount: portion('totalInvestment', ...asked) } },
    { to: 'provincial-review', after: [2, 6] },
    ...(luck(making, 'province') < 0.85
      ? [PASSED, luck(making, 'nation') < 0.75 ? GRANTED : NOT_LISTED]
      : [REFUSED]),
  ],
})

const PROBLEM_EVERY = 5
const anOpenIssue = refsTo(
  'rectification-item',
  1,
  (record, day) => fieldsOn(record, day)?.['state'] === 'open',
)
/** The problem that a visit found, if it found one. */
function raised(making: Making): JsonValue | undefined {
  const found = making.n % PROBLEM_EVERY === 0 ? made(anOpenIssue, making) : undefined
  return Array.isArray(found) && found.length > 0 ? found : undefined
}

/** Work on the projects; the projects themselves come from their own courses. */
export const PROJECT_WORK: readonly Recipe[] = [
  RECTIFICATION,
  approvals('current-projects', 96, isUnderWay),
  approvals('new-pipeline', 30, isPlanned),
  {
    entity: 'project-filing',
    begins: yearly(92),
    set: {
      projectName: (making) =>
        `${placeName(making)}${String(FILING_KINDS[making.n % FILING_KINDS.length])}项目`,
      applicant: newFirm,
      totalInvestment: money(5_200, 0.9),
      greenChannel: one(true, false, false),
    },
    steps: either(
      0.93,
      [FILED, { to: 'cancelled', after: [60, 200], share: 0.02, reason: '演示：项目不再实施' }],
      [
        { to: 'returned', after: [0, 1], reason: '演示：补充土地材料' },
        { to: 'applied', after: [2, 5] },
        FILED,
      ],
    ),
  },
  bids('central-investment', 22, 14_600, [0.2, 0.27]),
  bids('special-bond', 12, 34_000, [0.35, 0.5]),
  bids('other', 4, 3_000, [0.2, 0.4]),
  {
    entity: 'service-assignment',
    begins: withEach('project', [1, 1], { after: [3, 10] }),
    set: { project: parentId, officer: person('首席服务官', 24) },
    steps: [
      {
        to: 'ended',
        after: ({ parent }) => parent?.versions.find(({ fields }) => fields['state'] === 'completed')?.on,
      },
    ],
  },
  {
    entity: 'service-visit',
    begins: yearly(44),
    set: {
      project: refTo('project', isUnderWay),
      officer: person('首席服务官', 24),
      findings: one(
        '施工正常，暂无诉求',
        '希望协调渣土运输时段',
        '用工充足，材料到位',
        '关注二期手续办理进度',
      ),
      raised,
      problemFound: (making) => raised(making) !== undefined,
    },
  },
]
export { isEcology, isUnderWay }
