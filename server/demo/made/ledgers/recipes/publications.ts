import { monthly, yearly } from '#server/demo/made/ledgers/begins.ts'
import { one } from '#server/demo/made/ledgers/makers.ts'
import { person } from '#server/demo/made/ledgers/names.ts'
import type { Making, Recipe } from '#server/demo/made/ledgers/recipe.ts'
import { monthOf, periodLabel } from '#shared/period.ts'

interface Kind {
  readonly type: string
  readonly domain: string
  readonly office: string
  readonly title: (making: Making) => string
}

const issued = ({ type, domain, office, title }: Kind, begins: Recipe['begins']): Recipe => ({
  entity: 'publication',
  begins,
  set: {
    type,
    domain,
    office,
    title,
    recipient: one('市发展改革委', '市统计局', '区委办公室', '区政府办公室'),
    author: person('撰稿人', 9),
  },
  steps: [
    { to: 'published', after: [0, 1] },
    { event: 'publication.adopted', after: [2, 9], share: type === 'news' || type === 'analysis' ? 0.25 : 0 },
  ],
})

/** Sheets and briefs of the campaign came in by the hundred and are kept as they were sent. */
const sent = (kind: Kind, begins: Recipe['begins']): Recipe => ({
  entity: 'publication',
  begins,
  pushed: true,
  set: {
    ...{
      type: kind.type,
      domain: kind.domain,
      office: kind.office,
      title: kind.title,
      recipient: '区防控指挥部',
    },
    publishedOn: ({ today }) => today,
    state: 'published',
  },
})

const dated =
  (name: string) =>
  ({ today }: Making): string =>
    `${name}（${today}）`
const counted =
  (name: string) =>
  ({ year, n }: Making): string =>
    `${year}年${name}第${n + 1}期`
const ofMonth =
  (name: string) =>
  ({ today }: Making): string =>
    `${periodLabel(monthOf(today))}${name}`
const about =
  (...subjects: readonly string[]) =>
  ({ n, id }: Making): string =>
    `${String(subjects[n % subjects.length])}（${id}）`

const ECONOMY = 'bureau.economy'
const GREEN = 'bureau.ecology'
const TREND = [
  '主要指标走势分析',
  '投资运行分析',
  '消费市场分析',
  '工业经济分析',
  '服务业发展分析',
  '财税形势分析',
]
const WORK = ['绿化施工进展', '廊道提升动态', '春季植树动态', '苗木养护动态']
const FIRMS = ['企业服务动态', '项目招引动态', '政策兑现动态', '产业园区动态']

export const PUBLICATIONS: readonly Recipe[] = [
  sent(
    { type: 'data-sheet', domain: 'recovery', office: ECONOMY, title: dated('复工复产统计表') },
    campaign(1137, 40),
  ),
  sent(
    { type: 'data-submission', domain: 'recovery', office: ECONOMY, title: dated('复工复产数据上报') },
    campaign(236, 24),
  ),
  sent(
    { type: 'daily-brief', domain: 'recovery', office: ECONOMY, title: dated('复工复产日报') },
    campaign(168, 18),
  ),
  issued({ type: 'analysis', domain: 'economy', office: ECONOMY, title: about(...TREND) }, yearly(46)),
  issued(
    { type: 'digest', domain: 'economy', office: ECONOMY, title: ofMonth('经济运行汇编') },
    monthly(1, { at: 0.8 }),
  ),
  issued(
    { type: 'news', domain: 'industry-support', office: 'bureau.industry', title: about(...FIRMS) },
    yearly(64),
  ),
  issued({ type: 'news', domain: 'ecology', office: GREEN, title: about(...WORK) }, yearly(46)),
  issued({ type: 'notice', domain: 'ecology', office: GREEN, title: counted('生态建设工作通报') }, yearly(9)),
  issued(
    { type: 'bulletin', domain: 'ecology', office: GREEN, title: counted('生态建设工作简报') },
    yearly(14),
  ),
  issued(
    { type: 'monthly-report', domain: 'ecology', office: GREEN, title: ofMonth('生态建设月报表') },
    monthly(1, { at: 0.78 }),
  ),
  issued(
    { type: 'quarterly-summary', domain: 'ecology', office: GREEN, title: ofMonth('生态建设季度总结') },
    monthly(1, { months: [3, 6, 9, 12], at: 0.7 }),
  ),
]

/** In 2020 as the report says; in the two years after that much less. */
function campaign(first: number, later: number): Recipe['begins'] {
  return yearly(later, 'campaign', { from: 2020, to: 2022, exactly: { 2020: first } })
}
