import { onDays, withEach } from '#server/demo/made/ledgers/begins.ts'
import { between, daysLater, inTurn, one, parentId, textOf } from '#server/demo/made/ledgers/makers.ts'
import { DISTRICT_OFFICES, firmName } from '#server/demo/made/ledgers/names.ts'
import type { Maker, MadeRecord, Making, Recipe } from '#server/demo/made/ledgers/recipe.ts'
import { along, course } from '#server/demo/made/cyclePaths.ts'
import { FIRST_YEAR } from '#server/demo/made/months.ts'
import { addPeriods, monthOf, periodParts } from '#shared/period.ts'

const INDICATORS = [
  ...[
    '开办企业',
    '办理建筑许可',
    '获得电力',
    '获得用水用气',
    '登记财产',
    '纳税',
    '跨境贸易',
    '办理破产',
    '获得信贷',
  ],
  ...[
    '保护中小投资者',
    '执行合同',
    '劳动力市场监管',
    '政府采购',
    '招标投标',
    '政务服务',
    '知识产权',
    '市场监管',
    '包容普惠创新',
  ],
]
const indicator: Maker = ({ n }) => INDICATORS[n % INDICATORS.length]
const isCity = ({ versions }: MadeRecord): boolean => versions[0]?.fields['organiser'] === 'city-third-party'
const ofSecondHalf = (round: MadeRecord): boolean =>
  isCity(round) && textOf(round.versions[0]?.fields['covers']).endsWith('H2')

/** A round begins in the first days after the half-year or quarter that it judges. */
const covered = ({ today }: Making, months: 6 | 3): string => {
  const { year, index } = periodParts(addPeriods(monthOf(today), -1))
  return `${year}-${months === 6 ? 'H' : 'Q'}${index / months}`
}

const rounds = (organiser: string, months: 6 | 3): Recipe => ({
  entity: 'evaluation-round',
  begins: onDays((through) =>
    Array.from({ length: ((through - FIRST_YEAR + 1) * 12) / months }, (_, i) => {
      const month = 1 + ((i * months) % 12)
      return `${FIRST_YEAR + Math.floor((i * months) / 12)}-${String(month).padStart(2, '0')}-08`
    }),
  ),
  set: {
    organiser,
    covers: (making) => covered(making, months),
    agency: '示例评价机构',
    closesOn: daysLater(months === 6 ? 48 : 20),
  },
  steps: [
    { to: 'collecting', after: [1, 3] },
    { to: 'scoring', after: months === 6 ? [38, 42] : [12, 15] },
    { to: 'published', after: [8, 12], set: { rankCity: between(2, 6), score: between(84, 93, 1) } },
    { to: 'rectifying', after: [2, 4] },
    { to: 'closed', after: months === 6 ? [45, 52] : [12, 14] },
  ],
})

const finding = (
  count: readonly [number, number],
  after: number,
  where: (round: MadeRecord) => boolean,
): Recipe => ({
  entity: 'evaluation-finding',
  begins: withEach('evaluation-round', count, { after: [after, after + 2], where }),
  set: {
    round: parentId,
    indicator,
    problem: one('办理时限仍可压缩', '线上办理率偏低', '企业知晓度不高', '材料清单未统一'),
    responsibleUnit: one(...DISTRICT_OFFICES),
    dueOn: daysLater(25, 40),
  },
  steps: [
    { to: 'in-progress', after: [1, 4] },
    { to: 'resolved', after: [6, 20], share: 0.95, late: [40, 70] },
    { to: 'verified', after: [2, 6] },
  ],
})

/** How many of a hundred matters can be handled online. */
const ONLINE = course('2018-12 71.5, 2019-12 84.2, 2020-12 92.6, 2022-12 97.1, 2026-12 99.4, 2030-12 99.8')
const MATTERS = 480
const ONE_CERTIFICATE_YEARLY = 44
const THINGS = ['许可', '备案', '登记', '年检', '补贴申领', '证明', '变更', '注销']

/** The month in which the nth matter went online. */
function onlineIn(n: number): number | undefined {
  const place = (((n * 7) % MATTERS) + 0.5) / MATTERS
  for (let month = FIRST_YEAR * 12 - 1; month < 2031 * 12; month++)
    if (along(ONLINE, month) >= place * 100) return month
  return undefined
}

const MATTER: Recipe = {
  entity: 'service-matter',
  begins: onDays(Array.from({ length: MATTERS }, () => '2018-12-10')),
  set: {
    name: ({ n }) =>
      `${String(INDICATORS[n % INDICATORS.length])}事项${String(THINGS[n % THINGS.length])}（${n + 1}）`,
    unit: inTurn(...DISTRICT_OFFICES),
  },
  steps: ({ n, calendar }) => {
    const month = onlineIn(n)
    const online =
      month === undefined
        ? undefined
        : calendar.inMonth(month, month < FIRST_YEAR * 12 ? 0.5 : 0.1 + (n % 8) / 10)
    const of = n % ONE_CERTIFICATE_YEARLY
    const certificate = calendar.inMonth(
      (FIRST_YEAR + Math.floor(n / ONE_CERTIFICATE_YEARLY)) * 12 +
        Math.floor((of * 12) / ONE_CERTIFICATE_YEARLY),
      (of % 5) / 6,
    )
    const steps = [
      ...(online === undefined ? [] : [{ event: 'service-matter.online', after: () => online, day: online }]),
      { event: 'service-matter.one-certificate', after: () => certificate, day: certificate },
    ]
    return steps.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  },
}

export const BIZENV: readonly Recipe[] = [
  rounds('city-third-party', 6),
  rounds('district-quarterly', 3),
  {
    entity: 'indicator-score',
    begins: withEach('evaluation-round', [18, 18], { after: [46, 48], where: isCity }),
    set: {
      round: parentId,
      indicator,
      leadUnit: inTurn(...DISTRICT_OFFICES),
      score: between(80, 96, 1),
      rankCity: between(1, 9),
    },
  },
  {
    entity: 'evidence-item',
    begins: withEach('evaluation-round', [38, 44], { after: [3, 6], where: isCity }),
    set: { round: parentId, indicator, unit: inTurn(...DISTRICT_OFFICES), dueOn: daysLater(30) },
    steps: [{ pushed: true, to: 'accepted', after: [8, 28], set: { receivedOn: ({ today }) => today } }],
  },
  {
    entity: 'case-study',
    begins: withEach('evaluation-round', [12, 16], { after: [1, 4], where: isCity }),
    set: {
      round: parentId,
      title: (making) => `${String(INDICATORS[making.n % INDICATORS.length])}改革案例（${making.id}）`,
      unit: one(...DISTRICT_OFFICES),
    },
    steps: [
      { to: 'submitted', after: [3, 8], share: 0.95 },
      { to: 'adopted', after: [40, 60], share: 0.02 },
    ],
  },
  {
    entity: 'sample-enterprise',
    begins: withEach('evaluation-round', [30, 36], { after: [0, 1], where: isCity }),
    set: {
      round: parentId,
      enterprise: (making) => firmName(Number(making.parent?.id.slice(0, 4)) * 3 + making.n * 2),
      sector: one('工业', '批发零售业', '建筑业', '服务业', '住宿餐饮业'),
      size: one('large', 'medium', 'small', 'small', 'micro'),
      channel: one('online-form', 'online-form', 'forum', 'questionnaire', 'visit', 'business-data'),
    },
    steps: [
      { to: 'notified', after: [0, 1] },
      { to: 'submitted', after: [1, 9], share: 0.97 },
      { to: 'checked', after: [2, 6], share: 0.9 },
    ],
  },
  MATTER,
  finding([6, 9], 56, isCity),
  finding([2, 4], 28, (round) => !isCity(round)),
  {
    entity: 'appraisal-link',
    begins: withEach('evaluation-round', [8, 8], { after: [58, 60], where: ofSecondHalf }),
    set: {
      round: parentId,
      unit: inTurn(...DISTRICT_OFFICES),
      result: one('优秀', '良好', '良好', '合格'),
      effect: 'score',
      points: between(-1, 3, 1),
    },
    steps: [
      { to: 'confirmed', after: [4, 10] },
      { to: 'applied', after: [10, 30] },
    ],
  },
]
