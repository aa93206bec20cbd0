import { onDays } from '#server/demo/made/ledgers/begins.ts'
import type { Making, Recipe } from '#server/demo/made/ledgers/recipe.ts'
import { addDays, asPeriod, type Day } from '#shared/period.ts'

/** What was to be done by when for the five-year plan, and how many days later (or earlier) it was. */
const FIVE_YEAR_PLAN: readonly (readonly [name: string, due: string, days: number])[] = [
  ['成立编制工作领导小组', '2019-08-30', -6],
  ['印发编制工作方案', '2019-09-30', 4],
  ['前期重大课题立项', '2019-10-31', -3],
  ['编制单位招标', '2019-11-29', 9],
  ['基础调研', '2019-12-27', 2],
  ['前期课题中期评审', '2020-02-28', 18],
  ['上位规划衔接', '2020-03-20', 3],
  ['规划基本思路', '2020-03-31', -4],
  ['前期课题结题', '2020-04-30', 12],
  ['重大项目库', '2020-05-29', 5],
  ['规划纲要初稿', '2020-06-30', -3],
  ['专项规划目录', '2020-07-31', 6],
  ['征求部门意见', '2020-08-31', 3],
  ['征求社会意见', '2020-09-30', 10],
  ['专家论证', '2020-10-30', -5],
  ['区委建议衔接', '2020-11-30', 4],
  ['政府常务会审议', '2020-12-18', 2],
  ['区委常委会审议', '2020-12-30', -1],
  ['人代会审议', '2021-02-26', 5],
  ['印发实施', '2021-03-31', -4],
]
const SET_ON = '2019-07-15'

const milestoneOf = ({ n }: Making) => FIVE_YEAR_PLAN[n] ?? ['', SET_ON, 0]
const dueDay = (making: Making): Day => asPeriod(milestoneOf(making)[1])
const metDay = (making: Making): Day =>
  making.calendar.after(addDays(dueDay(making), milestoneOf(making)[2]), 0)

/** Two plans a year: of the economy and society, and of investment; the congress passes both in spring. */
const YEARLY_PLANS = ['国民经济和社会发展计划', '政府投资项目计划']

/** Special plans of the years since the five-year plan: each takes more than a year, some longer at one stage. */
const SPECIAL_PLANS: readonly (readonly [title: string, days: readonly number[]])[] = [
  ['现代服务业发展专项规划', [15, 60, 45, 60, 20, 15, 12]],
  ['粮食安全保障专项规划', [20, 110, 70, 40, 25, 20, 10]],
  ['重点区域更新专项规划', [30, 160, 90, 45, 25, 20, 10]],
]
const STAGES = [
  'drafting',
  'first-draft',
  'consulting',
  'executive-meeting',
  'peoples-congress',
  'approved',
  'published',
]
const FIRST_SPECIAL = 2024
const specialOf = ({ n }: Making) => SPECIAL_PLANS[n % SPECIAL_PLANS.length] ?? ['', []]
const specialDays = (day: string) => (through: number) =>
  years(through)
    .filter((year) => year >= FIRST_SPECIAL)
    .flatMap((year) => SPECIAL_PLANS.map(() => `${year}-${day}`))

const SPECIAL: readonly Recipe[] = [
  {
    entity: 'plan-document',
    begins: onDays(specialDays('02-26')),
    set: { title: (making) => `${making.year}年${specialOf(making)[0]}`, year: ({ year }) => year },
    steps: (making) =>
      specialOf(making)[1].map((days, i) => ({ to: STAGES[i] ?? '', after: [days, days + 6] as const })),
  },
  {
    entity: 'plan-milestone',
    begins: onDays(specialDays('03-02')),
    set: {
      plan: 'special',
      name: (making) => `${making.year}年${specialOf(making)[0]}初稿`,
      dueOn: (making) => making.calendar.after(making.today, (specialOf(making)[1][1] ?? 0) + 30),
    },
    steps: (making) => [
      { to: 'met', after: () => making.calendar.after(making.today, (specialOf(making)[1][1] ?? 0) + 24) },
    ],
  },
  {
    entity: 'plan-milestone',
    begins: onDays(specialDays('03-03')),
    set: {
      plan: 'special',
      name: (making) => `${making.year}年${specialOf(making)[0]}送审`,
      dueOn: ({ year, n }) => `${year + 1}-0${(n % 3) + 1}-26`,
    },
    steps: ({ year, n }) => [
      { to: 'met', after: () => asPeriod(`${year + 1}-0${(n % 3) + 1}-2${(n % 4) + 1}`) },
    ],
  },
]

export const PLANNING: readonly Recipe[] = [
  ...SPECIAL,
  {
    entity: 'plan-milestone',
    begins: onDays(FIVE_YEAR_PLAN.map(() => SET_ON)),
    set: { plan: 'fyp14', name: (making) => milestoneOf(making)[0], dueOn: dueDay },
    steps: (making) =>
      metDay(making) > dueDay(making)
        ? [
            { to: 'late', after: () => addDays(dueDay(making), 1) },
            { to: 'met', after: () => metDay(making) },
          ]
        : [{ to: 'met', after: () => metDay(making) }],
  },
  ...YEARLY_PLANS.map((title, i): Recipe => ({
    entity: 'plan-milestone',
    begins: onDays((through) => years(through).map((year) => `${year}-01-06`)),
    set: {
      plan: i === 0 ? 'annual' : 'investment',
      name: ({ year }) => `${year}年${title}报人代会`,
      dueOn: ({ year }) => `${year}-03-31`,
    },
    steps: [{ to: 'met', after: [30, 52] }],
  })),
  {
    entity: 'plan-document',
    begins: onDays((through) => years(through).flatMap((year) => YEARLY_PLANS.map(() => `${year}-01-04`))),
    set: {
      title: ({ year, n }) => `${year}年${YEARLY_PLANS[n % YEARLY_PLANS.length] ?? ''}`,
      year: ({ year }) => year,
    },
    steps: [
      { to: 'drafting', after: [3, 4] },
      { to: 'first-draft', after: [5, 8] },
      { to: 'consulting', after: [3, 5] },
      { to: 'executive-meeting', after: [5, 8] },
      { to: 'peoples-congress', after: [4, 8] },
      { to: 'approved', after: [8, 14] },
      { to: 'published', after: [8, 18] },
    ],
  },
]

const years = (through: number): readonly number[] =>
  Array.from({ length: through - 2018 }, (_, i) => 2019 + i)
