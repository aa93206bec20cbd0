import { monthly } from '#server/demo/made/ledgers/begins.ts'
import { luck } from '#server/demo/made/ledgers/makers.ts'
import type { Making, Recipe, Step } from '#server/demo/made/ledgers/recipe.ts'
import { addDays, addPeriods, asPeriod, monthOf, periodParts, type Day } from '#shared/period.ts'

/** Returns that the statistical system asks for, with the day of the month on which they are due. */
const RETURNS: readonly (readonly [
  profession: string,
  name: string,
  cycle: 'monthly' | 'quarterly' | 'annual',
  day: number,
])[] = [
  ['industry', '规模以上工业产销总值及主要产品产量', 'monthly', 11],
  ['construction', '建筑业生产经营情况', 'quarterly', 11],
  ['trade', '批发和零售业经营情况', 'monthly', 13],
  ['real-estate', '房地产开发经营情况', 'monthly', 12],
  ['energy', '能源购进、消费与库存', 'monthly', 14],
  ['services', '规模以上服务业财务状况', 'monthly', 18],
  ['wages', '从业人员及工资总额', 'quarterly', 16],
  ['innovation', '企业研发活动情况', 'annual', 25],
  ['finance', '一套表单位财务状况', 'annual', 28],
  ['livestock', '畜牧业生产情况', 'quarterly', 9],
  ['e-commerce', '电子商务交易平台情况', 'quarterly', 19],
  ['energy', '重点用能单位监测', 'monthly', 25],
  ['special', '规模以下工业抽样调查', 'monthly', 27],
  ['trade', '限额以下商贸抽样调查', 'monthly', 28],
]
const MONTHS = { monthly: undefined, quarterly: [1, 4, 7, 10], annual: [2] } as const

/** The period that a return of this month tells of: the month, the quarter or the year before. */
function periodBefore(day: Day, cycle: keyof typeof MONTHS): string {
  const before = addPeriods(monthOf(day), -1)
  const { year, index } = periodParts(before)
  if (cycle === 'monthly') return before
  return cycle === 'annual' ? String(year - (index < 12 ? 1 : 0)) : `${year}-Q${index / 3}`
}

const nthOfMonth = (day: Day, n: number): Day => asPeriod(`${monthOf(day)}-${String(n).padStart(2, '0')}`)

/** In time but for one in so many, which is some days late. */
const filedOn =
  (due: number, lateShare: number) =>
  (making: Making): Day => {
    const last = nthOfMonth(making.fields['dueOn'] as Day, due)
    const days =
      luck(making, 'late') < lateShare
        ? 1 + Math.floor(luck(making, 'by') * 3)
        : -Math.floor(luck(making, 'early') * 4)
    const day = addDays(last, days)
    return day < making.today ? making.today : day
  }

const QUERIED: readonly Step[] = [
  { to: 'queried', after: [1, 2], reason: '演示：增幅异常，请核实' },
  { to: 'filed', after: [1, 2] },
  { to: 'accepted', after: [1, 2] },
]

const STATUTORY: readonly Recipe[] = RETURNS.map(([profession, name, cycle, day]): Recipe => ({
  entity: 'statutory-return',
  begins: monthly(1, { ...(MONTHS[cycle] && { months: MONTHS[cycle] }) }),
  set: {
    ...{ profession, name, cycle },
    period: ({ today }) => periodBefore(today, cycle),
    dueOn: ({ today }) => nthOfMonth(today, day),
  },
  steps: (making) => [
    { to: 'filed', after: filedOn(day, 0.006) },
    ...(luck(making, 'queried') < 0.08 ? QUERIED : [{ to: 'accepted', after: [1, 3] } as const]),
  ],
}))

const ZONES = ['特色商业区', '金岱专业园区']
const FORMS = ['规模以上企业经营情况', '项目投资和招商情况']
const ZONE_FORMS: readonly Recipe[] = ZONES.flatMap((zone) =>
  FORMS.map((form): Recipe => ({
    entity: 'zone-form',
    begins: monthly(1),
    set: {
      ...{ zone, form, cycle: 'monthly' },
      period: ({ today }) => periodBefore(today, 'monthly'),
      dueOn: ({ today }) => nthOfMonth(today, 12),
    },
    steps: [
      { to: 'filed', after: filedOn(12, 0) },
      { to: 'accepted', after: [2, 6] },
    ],
  })),
)

export const RETURNED: readonly Recipe[] = [...STATUTORY, ...ZONE_FORMS]
export { ZONES }
