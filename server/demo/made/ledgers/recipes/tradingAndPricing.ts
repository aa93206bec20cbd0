import { yearly } from '#server/demo/made/ledgers/begins.ts'
import { between, daysLater, either, luck, money, one } from '#server/demo/made/ledgers/makers.ts'
import { person, placeName } from '#server/demo/made/ledgers/names.ts'
import type { Maker, Recipe, Step } from '#server/demo/made/ledgers/recipe.ts'

/** What part of its budget a project came to. */
const deal: Maker = (making) => {
  const { budget } = making.fields
  return typeof budget === 'number'
    ? Math.round((budget * (0.88 + 0.11 * luck(making, 'deal'))) / 100) * 100
    : undefined
}

const TENDER: readonly Step[] = [
  { to: 'announced', after: [3, 10] },
  { to: 'opening', after: [15, 25] },
]
const AWARD: readonly Step[] = [
  { to: 'awarded', after: [0, 3], set: { dealAmount: deal } },
  { to: 'contracted', after: [8, 20], share: 0.99 },
]

const trading = (type: string, about: number, what: string, budget: number): Recipe => ({
  entity: 'trading-project',
  begins: yearly(about, 'work'),
  set: { type, name: (making) => `${placeName(making)}${what}`, budget: money(budget, 0.8) },
  steps: either(
    0.91,
    [...TENDER, ...AWARD],
    [
      ...TENDER,
      { to: 'failed', after: [0, 1], reason: '演示：有效投标人不足三家' },
      { to: 'announced', after: [8, 20], share: 0.85 },
      ...[...TENDER.slice(1), ...AWARD],
    ],
  ),
})

const OBJECTS = ['涉案手机', '涉案电动车', '涉案首饰', '涉案烟酒', '涉案电脑', '道路交通事故损失', '涉案服装']
const ORGANS = ['区公安分局', '区检察院', '区法院', '区市场监管部门', '区税务部门']
const TERM_DAYS = 15

export const TRADING_AND_PRICING: readonly Recipe[] = [
  trading('works', 30, '道路及配套工程施工', 2_600),
  trading('procurement', 40, '办公及服务采购', 180),
  trading('land', 6, '地块出让', 24_000),
  trading('property-rights', 6, '国有房产租赁', 90),
  trading('other', 4, '其他交易', 60),
  {
    entity: 'price-case',
    begins: yearly(62, 'even'),
    set: { entrustedBy: one(...ORGANS), object: one(...OBJECTS) },
    steps: either(
      0.96,
      [
        { to: 'accepted', after: [0, 2], set: { dueOn: daysLater(TERM_DAYS), handler: person('承办人', 6) } },
        { to: 'surveying', after: [1, 2] },
        { event: 'price-case.gate-passed', after: [1, 2], set: { gate: 'market-survey' } },
        { to: 'appraising', after: [1, 3] },
        {
          to: 'concluded',
          after: [1, 6],
          share: 0.97,
          late: [14, 30],
          set: { amount: between(900, 76_000, 2) },
        },
        { to: 'archived', after: [5, 12] },
      ],
      [{ to: 'refused', after: [1, 2], reason: '演示：材料不齐' }],
    ),
  },
]
