import { monthly, onDays, withEach, yearly } from '#server/demo/made/ledgers/begins.ts'
import {
  between,
  dayAfter,
  daysLater,
  either,
  fieldsOn,
  inTurn,
  luck,
  one,
  parentId,
  refTo,
  textOf,
} from '#server/demo/made/ledgers/makers.ts'
import { DISTRICT_OFFICES, person } from '#server/demo/made/ledgers/names.ts'
import { MONTH_MARKS, monthScore, monthSheet } from '#server/demo/made/ledgers/recipes/appraisal.ts'
import { isEcology, isUnderWay } from '#server/demo/made/ledgers/recipes/projectWork.ts'
import type { Begin, MadeRecord, Maker, Making, Recipe } from '#server/demo/made/ledgers/recipe.ts'
import { chance } from '#server/demo/made/chance.ts'
import { addDays, addPeriods, asPeriod, monthOf, type Day } from '#shared/period.ts'

const isAtWork = (project: MadeRecord, day: Day): boolean =>
  isEcology(project, day) && fieldsOn(project, day)?.['state'] !== 'pre-work'

/** Daily dispatch is kept from this month on. */
const DISPATCH_FROM = 2026 * 12 + 8
/** From this Wednesday on the weekly meeting is entered every week; before that only some were. */
const WEEKLY_FROM = '2026-09-02'
const monthBefore = ({ today }: Making) => addPeriods(monthOf(today), -1)

const MONTH_NOTES = ['节点全部按期', '日调度有缺报', '整改反馈及时', '信息报送需加强']
const RANKED = DISTRICT_OFFICES.slice(0, 6)
const score = (unit: string, period: string): number =>
  monthSheet(period) === undefined
    ? Number((80 + 18 * chance('ranking', unit, period)).toFixed(1))
    : monthScore(unit, period)
const position: Maker = (making) => {
  const { unit, period } = making.fields
  const own = score(textOf(unit), textOf(period))
  return 1 + RANKED.filter((other) => score(other, textOf(period)) > own).length
}

const meetings = (domain: string, about: number, exactly = {}): Recipe => ({
  entity: 'coordination-meeting',
  begins: yearly(about, 'work', { exactly }),
  set: {
    domain,
    type: one('weekly', 'weekly', 'ad-hoc'),
    decisions: one('明确苗木补植时限', '协调征迁清表', '通报本周进度并部署下周任务', '研究资金拨付'),
  },
})

const visits = (domain: string, about: number, where: typeof isUnderWay): Recipe => ({
  entity: 'supervision-visit',
  begins: yearly(about),
  set: {
    domain,
    project: refTo('project', where),
    findings: one('现场扬尘覆盖不到位', '进度符合计划', '苗木支撑不牢固', '围挡破损', '台账齐全'),
  },
})

const TASKS = ['完成新增绿化面积', '建成游园', '完成廊道提升', '完成河道生态修复', '完成古树名木保护']

export const ECOLOGY: readonly Recipe[] = [
  {
    entity: 'dispatch-entry',
    begins: ({ known, calendar, throughYear }) => {
      const begins: Begin[] = []
      const end = `${throughYear}-12-31`
      for (let day = calendar.inMonth(DISPATCH_FROM, 0); day <= end; day = calendar.after(day, 1))
        for (const parent of known('project').filter((project) => isAtWork(project, day)))
          begins.push({ day, n: 0, of: 1, parent })
      return begins
    },
    set: {
      project: parentId,
      workers: between(8, 64),
      machines: between(1, 9),
      doneToday: one('土方平整', '乔木栽植', '灌木栽植', '铺装施工', '养护浇灌', '管网敷设'),
      filedBy: person('调度员', 8),
      responsibleUnit: 'district.greening',
    },
  },
  meetings('ecology', 21, { 2020: 21 }),
  {
    entity: 'coordination-meeting',
    begins: onDays((through) => {
      const days: Day[] = []
      const end = `${through}-12-31`
      for (let day = asPeriod(WEEKLY_FROM); day <= end; day = addDays(day, 7)) days.push(day)
      return days
    }),
    set: { domain: 'ecology', type: 'weekly', decisions: '通报本周进度，部署下周任务' },
  },
  meetings('key-projects', 10),
  {
    entity: 'monthly-ranking',
    begins: monthly(RANKED.length, { at: 0.16 }),
    set: {
      domain: 'ecology',
      period: monthBefore,
      unit: inTurn(...RANKED),
      sheet: (making) => monthSheet(monthBefore(making)),
    },
    steps: [
      {
        to: 'published',
        after: [2, 2],
        set: {
          score: ({ fields }) => score(textOf(fields['unit']), textOf(fields['period'])),
          position,
          note: (making) =>
            luck(making, 'note') < 0.5 ? MONTH_NOTES[making.n % MONTH_NOTES.length] : undefined,
        },
      },
    ],
  },
  MONTH_MARKS,
  {
    entity: 'task-item',
    begins: yearly(14, 'spring'),
    set: {
      target: (making) => `${String(TASKS[making.n % TASKS.length])}年度任务`,
      milestones: ({ today, calendar }) => [
        { date: calendar.after(today, 60), text: '完成前期和清表' },
        { date: calendar.after(today, 130), text: '完成主体栽植' },
      ],
      leader: '分包区领导',
      responsibleUnit: one('district.greening', 'district.ecology-environment', 'district.project-units'),
      responsiblePerson: person('责任人', 20),
      nextMilestoneOn: daysLater(60),
      project: refTo('project', isEcology),
    },
    steps: either(
      0.7,
      [
        { to: 'on-track', after: [2, 8] },
        { event: 'task.milestone-met', after: [30, 45], set: { nextMilestoneOn: daysLater(120) } },
        { to: 'done', after: [60, 118], share: 0.9, late: [122, 140] },
      ],
      [
        { to: 'on-track', after: [2, 8] },
        { to: 'behind', after: dayAfter('nextMilestoneOn') },
        {
          to: 'on-track',
          after: [5, 20],
          share: 0.7,
          late: [60, 110],
          set: { nextMilestoneOn: daysLater(70) },
        },
        { to: 'done', after: [30, 68] },
      ],
    ),
  },
  visits('ecology', 58, isEcology),
  visits('key-projects', 14, isUnderWay),
  {
    entity: 'supervision-order',
    begins: withEach('supervision-visit', [1, 1], { share: 0.3, after: [0, 1] }),
    set: {
      visit: parentId,
      demand: one('限期整改督查发现的问题', '补齐苗木支撑并报送照片', '落实扬尘覆盖'),
      responsibleUnit: one(...DISTRICT_OFFICES, 'district.project-units'),
      dueOn: daysLater(8, 10),
    },
    steps: (making) =>
      luck(making, 'escalated') < 0.95
        ? [
            { to: 'replied', after: [3, 7], set: { reply: '已整改并附照片' } },
            { to: 'closed', after: [1, 4] },
          ]
        : [
            {
              to: 'escalated',
              after: [12, 15],
              set: {
                notice: refTo('publication', ({ versions }) => versions[0]?.fields['type'] === 'notice'),
              },
            },
            { to: 'closed', after: [4, 10] },
          ],
  },
  {
    entity: 'reward-penalty',
    begins: yearly(8, 'late'),
    set: {
      domain: one('ecology', 'ecology', 'business-environment'),
      subject: one(...DISTRICT_OFFICES),
      kind: one('reward', 'reward', 'honour', 'penalty'),
      basis: one('年度评比结果', '月评比累计位次', '督查通报'),
    },
    steps: either(
      0.95,
      [
        { to: 'approved', after: [5, 12] },
        { to: 'executed', after: [8, 30] },
      ],
      [
        { to: 'approved', after: [5, 12] },
        { to: 'revoked', after: [10, 30], reason: '演示：依据更正' },
      ],
    ),
  },
]
