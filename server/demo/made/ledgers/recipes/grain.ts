import { monthly, onDays, withEach, yearly } from '#server/demo/made/ledgers/begins.ts'
import { between, daysLater, inTurn, luck, one, parentId } from '#server/demo/made/ledgers/makers.ts'
import { persons, street } from '#server/demo/made/ledgers/names.ts'
import type { Maker, Recipe } from '#server/demo/made/ledgers/recipe.ts'
import { drift } from '#server/demo/made/chance.ts'
import { monthIndex } from '#server/demo/made/months.ts'
import { monthOf } from '#shared/period.ts'

/** What lies where, in tonnes; all of it is counted on the last days of a month. */
const LOTS: readonly (readonly [
  area: string,
  depot: string,
  tier: string,
  variety: string,
  tonnes: number,
])[] = [
  ['甲库区', '甲一库点', 'provincial', 'wheat', 12_400],
  ['甲库区', '甲二库点', 'provincial', 'corn', 8_250],
  ['乙库区', '乙一库点', 'provincial', 'wheat', 11_200],
  ['甲库区', '甲二库点', 'municipal', 'wheat', 14_600],
  ['乙库区', '乙一库点', 'municipal', 'wheat', 16_060],
  ['丙库区', '丙一库点', 'municipal', 'rice', 11_300],
  ['乙库区', '乙二库点', 'district', 'wheat', 7_840],
  ['丙库区', '丙一库点', 'district', 'wheat', 3_900],
  ['丙库区', '丙二库点', 'district', 'oil', 500],
]

const stock =
  (tonnes: number, depot: string): Maker =>
  ({ today }) =>
    Number((tonnes * (1 + 0.025 * drift(depot, monthIndex(monthOf(today))))).toFixed(2))

const STOCK = LOTS.map(([depotArea, depot, tier, variety, tonnes]): Recipe => ({
  entity: 'reserve-stock',
  begins: monthly(1, { from: '2018-12', at: 0.97 }),
  set: {
    ...{ depotArea, depot, tier, variety },
    tonnes: stock(tonnes, `${depot}${tier}`),
    harvestYear: ({ year }) => year - 1,
  },
  steps: (making) =>
    ROTATED.has(depot) && luck(making, 'rotating') < 0.6 ? [{ to: 'rotating', after: [2, 8] }] : [],
}))
/** Old grain goes out and new grain comes in: it is counted while it does. */
const ROTATED: ReadonlySet<string> = new Set(['甲二库点', '丙一库点'])

const PROBLEMS = [
  '库存账实核对单缺签章',
  '熏蒸记录不全',
  '仓房标识牌未更新',
  '轮换台账登记滞后',
  '消防器材待检',
]
const depot = (of: number, n: number): string => `示例库点${String(1 + (n % of)).padStart(2, '0')}`
const firm = (of: number, n: number): string => `示例粮食企业${String(1 + (n % of)).padStart(2, '0')}`

/** A campaign that visits so many firms and points each year. */
const campaign = (
  code: string,
  visits: number,
  firms: number,
  weights: 'even' | 'spring' | 'late',
): Recipe => ({
  entity: 'grain-inspection',
  begins: yearly(visits, weights),
  set: {
    campaign: code,
    enterprise: ({ n }) => firm(firms, n),
    depot: ({ n }) => depot(visits + 2, n),
    team: persons('检查员', 3),
  },
})

const EARLIER_OUTLETS = 17
const outlet = {
  enterprise: ({ id }) => `示例应急网点${id}`,
  street,
  dailyCapacity: between(3, 18),
} satisfies Recipe['set']

export const GRAIN: readonly Recipe[] = [
  ...STOCK,
  campaign('local-reserve', 14, 8, 'even'),
  campaign('review', 4, 3, 'spring'),
  campaign('spring', 5, 5, 'spring'),
  campaign('autumn', 5, 5, 'late'),
  {
    entity: 'grain-finding',
    begins: withEach('grain-inspection', [1, 2], { after: [0, 2], share: 0.6 }),
    set: { inspection: parentId, problem: one(...PROBLEMS), dueOn: daysLater(15, 30) },
    steps: [
      { to: 'in-progress', after: [1, 3] },
      { to: 'resolved', after: [6, 18] },
      { to: 'verified', after: [2, 8] },
    ],
  },
  {
    entity: 'grain-outlet',
    begins: onDays(Array.from({ length: EARLIER_OUTLETS }, () => '2018-09-10')),
    set: outlet,
    steps: ({ n }) => [
      { to: 'signed', after: [5, 20] },
      { to: 'plaque-hung', after: n < 10 ? [20, 40] : [340 - n, 400 - n] },
    ],
  },
  {
    entity: 'grain-outlet',
    begins: onDays([
      '2020-03-12',
      '2021-05-17',
      '2023-04-10',
      '2025-03-18',
      '2026-08-24',
      '2027-06-10',
      '2029-05-10',
    ]),
    set: outlet,
    steps: [
      { to: 'signed', after: [4, 9] },
      { to: 'plaque-hung', after: [12, 26] },
    ],
  },
  {
    entity: 'grain-outlet',
    begins: onDays(['2018-09-12', '2022-03-14']),
    set: { ...outlet, dailyCapacity: inTurn(4, 6) },
    steps: [
      { to: 'signed', after: [5, 9] },
      { to: 'plaque-hung', after: [15, 25] },
      { to: 'withdrawn', after: [500, 700], reason: '演示：网点歇业' },
    ],
  },
]
