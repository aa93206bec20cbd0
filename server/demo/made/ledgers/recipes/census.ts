import { onDays, yearly } from '#server/demo/made/ledgers/begins.ts'
import { between, inTurn, money, one } from '#server/demo/made/ledgers/makers.ts'
import { street } from '#server/demo/made/ledgers/names.ts'
import type { Making, Recipe } from '#server/demo/made/ledgers/recipe.ts'
import { addDays, asPeriod } from '#shared/period.ts'

/** Preparation of the census of 2020: what was to be done by when, and how many days later it was. */
const MILESTONES: readonly (readonly [name: string, due: string, days: number])[] = [
  ['成立普查机构', '2019-10-31', -5],
  ['落实办公场所', '2019-11-29', 3],
  ['印发普查实施方案', '2019-12-20', -2],
  ['落实首批经费', '2019-12-31', 4],
  ['普查综合试点', '2020-01-17', 6],
  ['划定普查区', '2020-03-31', 9],
  ['区级培训骨干', '2020-04-24', 3],
  ['普查区绘图', '2020-05-29', 5],
  ['普查小区地图标绘', '2020-06-24', -3],
  ['购置采集设备', '2020-06-30', -6],
  ['选聘普查指导员', '2020-07-31', -8],
  ['选聘普查员', '2020-08-14', 4],
  ['宣传月启动', '2020-09-01', -1],
  ['户口整顿', '2020-08-31', 7],
  ['建筑物核查', '2020-09-18', 3],
  ['普查员培训', '2020-09-30', -4],
  ['入户摸底', '2020-10-31', -3],
  ['短表登记', '2020-11-15', 0],
  ['长表登记', '2020-11-30', 2],
  ['比对复查', '2020-12-10', 3],
  ['质量抽查', '2020-12-25', -2],
  ['行职业编码', '2021-03-31', 8],
  ['数据审核验收', '2021-05-31', -6],
  ['资料归档', '2021-06-25', -4],
]
const SET_ON = '2019-09-16'
const milestoneOf = ({ n }: Making) => MILESTONES[n] ?? ['', SET_ON, 0]
const dueDay = (making: Making) => asPeriod(milestoneOf(making)[1])
const metDay = (making: Making) => making.calendar.after(addDays(dueDay(making), milestoneOf(making)[2]), 0)

/** The yearly survey of a sample of the population, month and day by which each step is due. */
const SURVEY: readonly (readonly [name: string, due: string, yearsOn: 0 | 1, days: number])[] = [
  ['抽样小区核实', '09-18', 0, -3],
  ['调查员培训', '10-16', 0, 2],
  ['摸底与入户登记', '11-13', 0, -2],
  ['数据审核与复查', '12-11', 0, -4],
  ['数据上报与评估', '01-22', 1, -3],
]
const FIRST_SURVEY = 2021
const surveyStep = ({ n }: Making) => SURVEY[n % SURVEY.length] ?? ['', '12-31', 0, 0]
const surveyDue = (making: Making) =>
  asPeriod(`${making.year + surveyStep(making)[2]}-${surveyStep(making)[1]}`)
const surveyMet = (making: Making) =>
  making.calendar.after(addDays(surveyDue(making), surveyStep(making)[3]), 0)

const SURVEYED: Recipe = {
  entity: 'census-milestone',
  begins: onDays((through) =>
    Array.from({ length: through - FIRST_SURVEY + 1 }, (_, i) =>
      SURVEY.map(() => `${FIRST_SURVEY + i}-08-20`),
    ).flat(),
  ),
  set: {
    name: (making) => `${making.year}年人口变动抽样调查：${surveyStep(making)[0]}`,
    dueOn: surveyDue,
  },
  steps: (making) =>
    surveyMet(making) > surveyDue(making)
      ? [
          { to: 'late', after: () => addDays(surveyDue(making), 1) },
          { to: 'met', after: () => surveyMet(making) },
        ]
      : [{ to: 'met', after: () => surveyMet(making) }],
}

export const CENSUS: readonly Recipe[] = [
  SURVEYED,
  {
    entity: 'census-milestone',
    begins: onDays(MILESTONES.map(() => SET_ON)),
    set: { name: (making) => milestoneOf(making)[0], dueOn: dueDay },
    steps: (making) =>
      metDay(making) > dueDay(making)
        ? [
            { to: 'late', after: () => addDays(dueDay(making), 1) },
            { to: 'met', after: () => metDay(making) },
          ]
        : [{ to: 'met', after: () => metDay(making) }],
  },
  {
    entity: 'census-funding',
    begins: yearly(6, 'even', { from: 2019, to: 2021 }),
    set: {
      source: one('区财政年初预算', '区财政追加', '上级专项补助'),
      amount: money(61, 0.3),
      use: inTurn('staff', 'devices', 'publicity', 'other'),
    },
  },
  {
    entity: 'census-funding',
    begins: yearly(3, 'even', { from: 2022 }),
    set: {
      source: one('区财政年初预算', '上级专项补助'),
      amount: money(14, 0.3),
      use: inTurn('staff', 'publicity', 'devices'),
    },
  },
  {
    entity: 'census-area',
    begins: yearly(96, 'spring', { from: 2020, to: 2020, exactly: { 2020: 96 } }),
    set: { street, estimatedPersons: between(210, 420) },
    steps: [
      { event: 'census.area-mapped', after: [30, 60], set: { buildings: between(4, 38) } },
      { event: 'census.enumerators-recruited', after: [20, 45], set: { enumerators: between(1, 3) } },
    ],
  },
]
