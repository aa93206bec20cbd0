import { onDays, withEach, yearly } from '#server/demo/made/ledgers/begins.ts'
import {
  dayAfter,
  daysLater,
  either,
  fieldsOn,
  inTurn,
  made,
  ofParent,
  one,
  parentId,
  refsTo,
  refTo,
  textOf,
} from '#server/demo/made/ledgers/makers.ts'
import { DISTRICT_OFFICES } from '#server/demo/made/ledgers/names.ts'
import type { Maker, MadeRecord, Making, Recipe, Step } from '#server/demo/made/ledgers/recipe.ts'
import { addDays, asPeriod, type Day } from '#shared/period.ts'

const WEEKLY_FROM = asPeriod('2026-07-06')
const UNDER_WAY = new Set(['pre-work', 'started', 'building'])
const NOT_RESOLVED = new Set(['open', 'in-progress', 'rejected'])
const isAtWork = (record: MadeRecord, day: Day): boolean =>
  UNDER_WAY.has(textOf(fieldsOn(record, day)?.['state']))
const isUnresolved = (record: MadeRecord, day: Day): boolean =>
  NOT_RESOLVED.has(textOf(fieldsOn(record, day)?.['state']))

/** Every Monday since the weekly meetings began. */
function mondays(throughYear: number): readonly Day[] {
  const days: Day[] = []
  for (let day = WEEKLY_FROM; day <= `${throughYear}-12-31`; day = addDays(day, 7)) days.push(day)
  return days
}

const agenda = refsTo(
  'rectification-item',
  3,
  (record, day) => fieldsOn(record, day)?.['level'] === 'two-meeting',
)

const lagging = refTo('project', isAtWork)
const unresolved = refTo('rectification-item', isUnresolved)

/** What a problem that is on the agenda says; of a project, that it lags. */
const standing: Maker = (making) => {
  const id = making.n > 0 ? made(unresolved, making) : undefined
  const item = making.known('rectification-item').find((one) => one.id === id)
  return item
    ? `${textOf(item.versions[0]?.fields['problem'])}，尚未解决`
    : '投资进度低于序时，请责任单位说明'
}

/** The agenda item of the same meeting at the same place. */
const tabled = ({ parent, n, known }: Making): MadeRecord | undefined =>
  known('agenda-item').find(({ versions: [first] }) => {
    const fields = first?.fields
    return fields?.['meeting'] === parent?.id && fields?.['place'] === n + 1
  })
const ofTabled =
  (field: string): Maker =>
  (making) =>
    tabled(making)?.versions[0]?.fields[field]

const DECISIONS = [
  '由分包领导牵头，两周内办结',
  '资金由财政部门统筹安排',
  '相关部门现场办公解决',
  '本周内完成管线迁改交底',
  '倒排工期，月底前补齐进度',
  '集中会审，一次性告知补正材料',
  '征迁剩余户包户到人',
]

const IN_TIME: readonly Step[] = [
  { to: 'in-progress', after: [1, 3] },
  { to: 'done', after: [4, 12] },
]
const LATE: readonly Step[] = [
  { to: 'in-progress', after: [1, 3] },
  { to: 'overdue', after: dayAfter('dueOn') },
  { to: 'done', after: [2, 8] },
]
/** Since there is a meeting each week, some are late at any time. */
const SLOWLY: readonly Step[] = [
  { to: 'in-progress', after: [2, 6] },
  { to: 'done', after: [8, 14], share: 0.8, late: [18, 30] },
]

export const PROJECT_MEETINGS: readonly Recipe[] = [
  {
    entity: 'leader-meeting',
    begins: yearly(9, 'even'),
    set: { kind: 'two-meeting', chair: one('secretary', 'district-head'), agenda },
  },
  {
    entity: 'leader-meeting',
    begins: onDays(mondays),
    set: { kind: 'weekly', chair: one('deputy-head', 'deputy-head', 'director') },
  },
  {
    entity: 'agenda-item',
    begins: withEach('leader-meeting', [3, 4]),
    set: {
      meeting: parentId,
      place: ({ n }) => n + 1,
      kind: inTurn('lagging', 'problem', 'problem', 'problem'),
      light: inTurn('yellow', 'red', 'yellow', 'green'),
      project: (making) => (making.n === 0 ? made(lagging, making) : undefined),
      item: (making) => (making.n > 0 ? made(unresolved, making) : undefined),
      standing,
    },
  },
  {
    entity: 'meeting-decision',
    begins: withEach('leader-meeting', [2, 3]),
    set: {
      meeting: parentId,
      agendaItem: (making) => tabled(making)?.id,
      project: ofTabled('project'),
      item: ofTabled('item'),
      decision: one(...DECISIONS),
      responsibleUnit: one(...DISTRICT_OFFICES, 'district.project-units'),
      dueOn: daysLater(15, 25),
    },
    steps: (making) => (making.today >= WEEKLY_FROM ? SLOWLY : either(0.9, IN_TIME, LATE)(making)),
  },
]

/** Every other decision of the weekly meetings became an order. */
export const MEETING_ORDERS: readonly Recipe[] = [
  {
    entity: 'supervision-order',
    begins: withEach('meeting-decision', [1, 1], {
      share: 0.5,
      where: ({ versions: [first] }) => (first?.on ?? '') >= WEEKLY_FROM,
    }),
    set: {
      meeting: ofParent('meeting'),
      decision: parentId,
      project: ofParent('project'),
      item: ofParent('item'),
      demand: ofParent('decision'),
      responsibleUnit: ofParent('responsibleUnit'),
      dueOn: ofParent('dueOn'),
    },
    steps: [
      { to: 'replied', after: [4, 12], share: 0.8, late: [18, 26], set: { reply: '已按会议要求办理' } },
      { to: 'closed', after: [1, 5], share: 0.9 },
    ],
  },
]
