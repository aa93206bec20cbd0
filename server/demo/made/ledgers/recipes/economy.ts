import { monthly, onDays, yearly } from '#server/demo/made/ledgers/begins.ts'
import { between, daysLater, either, one } from '#server/demo/made/ledgers/makers.ts'
import type { Maker, Recipe } from '#server/demo/made/ledgers/recipe.ts'
import { addPeriods, monthOf, periodParts } from '#shared/period.ts'

const RULES: readonly (readonly [figure: string, grade: string, condition: string])[] = [
  'economy.fixed-asset-investment.growth',
  'economy.retail-sales.growth',
  'economy.industry-value-added.growth',
  'economy.fiscal-revenue.growth',
].flatMap((figure) => [
  [figure, 'sign', '增速较上期回落'] as const,
  [figure, 'tendency', '连续两期回落'] as const,
  [figure, 'trend', '连续三期回落或由正转负'] as const,
])

/** What the rule of a warning says, by its place among the rules. */
const ofRule =
  (part: 0 | 1): Maker =>
  ({ n }) =>
    RULES[(n * 5) % RULES.length]?.[part]
const MEASURES = ['约谈重点企业，逐户了解原因', '加强项目入库指导', '组织促消费活动', '会商税源变化并跟踪']

export const ECONOMY: readonly Recipe[] = [
  {
    entity: 'warning-rule',
    begins: onDays(RULES.map(() => '2018-12-18')),
    set: {
      figure: ({ n }) => RULES[n]?.[0],
      grade: ({ n }) => RULES[n]?.[1],
      condition: ({ n }) => RULES[n]?.[2],
    },
  },
  {
    entity: 'warning',
    begins: yearly(62, 'even'),
    set: {
      rule: (making) => making.known('warning-rule')[(making.n * 5) % RULES.length]?.id,
      figure: ofRule(0),
      grade: ofRule(1),
      period: ({ today }) => addPeriods(monthOf(today), -1),
    },
    steps: either(
      0.93,
      [
        {
          to: 'assigned',
          after: [0, 2],
          set: { unit: one('bureau.economy', 'bureau.investment', 'bureau.industry') },
        },
        { to: 'handling', after: [2, 6], set: { measure: one(...MEASURES) } },
        { to: 'lifted', after: [12, 36], reason: '演示：指标已回升' },
      ],
      [{ to: 'dismissed', after: [1, 3], reason: '演示：基数调整所致' }],
    ),
  },
  ...(['monthly', 'quarterly'] as const).map((cycle): Recipe => ({
    entity: 'enterprise-survey',
    begins: monthly(1, { at: 0.55, ...(cycle === 'quarterly' && { months: [3, 6, 9, 12] }) }),
    set: {
      cycle,
      period: ({ today }) => {
        const { year, index } = periodParts(monthOf(today))
        return cycle === 'monthly' ? monthOf(today) : `${year}-Q${index / 3}`
      },
      panel: cycle === 'monthly' ? 52 : 86,
      dueOn: daysLater(6),
    },
    steps: [
      {
        to: 'closed',
        after: [4, 6],
        set: { received: between(cycle === 'monthly' ? 47 : 78, cycle === 'monthly' ? 52 : 86) },
      },
    ],
  })),
]
