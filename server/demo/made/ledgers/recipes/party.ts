import { onDays, yearly } from '#server/demo/made/ledgers/begins.ts'
import { between, inTurn, money, one } from '#server/demo/made/ledgers/makers.ts'
import { person } from '#server/demo/made/ledgers/names.ts'
import type { Recipe } from '#server/demo/made/ledgers/recipe.ts'

const ORGANISATIONS = ['机关第一党支部', '机关第二党支部', '统计党支部', '粮食和物资储备党支部']
const LETTERS: readonly (readonly [kind: string, organisation: string])[] = [
  'strict-governance',
  'integrity',
  'target',
].flatMap((kind) => ORGANISATIONS.map((organisation) => [kind, organisation] as const))
const yearsFrom = (first: number, through: number) =>
  Array.from({ length: through - first + 1 }, (_, i) => first + i)

const activity = (
  type: string,
  about: number,
  titles: readonly string[],
  size: readonly [number, number],
): Recipe => ({
  entity: 'party-activity',
  begins: yearly(about, 'late'),
  set: { type, title: one(...titles), participants: between(...size) },
})

export const PARTY: readonly Recipe[] = [
  {
    entity: 'responsibility-letter',
    begins: onDays((through) =>
      yearsFrom(2019, through).flatMap((year) => LETTERS.map(() => `${year}-02-24`)),
    ),
    set: {
      year: ({ year }) => year,
      kind: ({ n }) => LETTERS[n % LETTERS.length]?.[0],
      organisation: ({ n }) => LETTERS[n % LETTERS.length]?.[1],
      signatory: person('支部书记', 4),
    },
    steps: [
      { to: 'signed', after: [3, 15] },
      { to: 'reviewed', after: [205, 212] },
    ],
  },
  {
    entity: 'major-decision',
    begins: yearly(14, 'work'),
    set: {
      kind: inTurn('decision', 'payment', 'project', 'payment', 'appointment'),
      title: one('年度预算执行方案', '信息化运维经费支付', '专项工作经费', '内部职务调整', '年度采购计划'),
      amount: money(18),
    },
    steps: [
      { to: 'studied', after: [2, 8] },
      { to: 'implemented', after: [10, 40] },
    ],
  },
  activity('study-visit', 6, ['参观革命纪念馆', '廉政教育基地参观学习', '先进社区参观学习'], [28, 60]),
  activity('class', 5, ['专题党课', '书记讲党课'], [30, 62]),
  activity('meeting', 8, ['主题党日', '民主评议', '理论学习中心组扩大学习'], [18, 66]),
  activity('volunteer', 5, ['文明交通志愿服务', '社区志愿服务'], [10, 32]),
  {
    entity: 'party-activity',
    begins: onDays(['2020-02-12', '2020-02-27', '2020-03-09', '2020-09-04']),
    set: {
      ...{ type: 'donation', title: '疫情防控自愿捐款' },
      participants: inTurn(52, 38, 16, 13),
      amount: inTurn(10_420, 7_690, 3_920, 2_830),
    },
  },
]
