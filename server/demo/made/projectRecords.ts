import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { asPeriod, periodEnd, periodStart, type Day } from '#shared/period.ts'
import type { RecordFields } from '#shared/release.ts'
import type { HistoricRecord } from '#server/releases/index.ts'
import { PLAN_DAY } from '#server/demo/real/usualDay.ts'
import { FIRST_YEAR, monthOfYear, periodEnding, yearOf } from '#server/demo/made/months.ts'
import { isBuiltIn, planOf } from '#server/demo/made/projectCourse.ts'
import { ledgerDay } from '#server/demo/made/projectFigures.ts'
import { listsOf } from '#server/demo/made/projectLists.ts'
import type { Project } from '#server/demo/made/projects.ts'

/** A state of a project's record and the day on which it came out. */
export interface DatedRecord {
  readonly on: Day
  readonly record: HistoricRecord
}

const INVENTED = '示意项目，名称与数据均为演示'
const PARTLY_INVENTED = '名称、内容和总投资为公开报道；位置、单位、计划和进度为演示数据'

/** Every state of the projects' records: entering the list, each January's plan, start, building, completion. */
export function projectRecords(
  catalogue: Catalogue,
  projects: readonly Project[],
  throughYear: number,
): readonly DatedRecord[] {
  return projects.flatMap((project) => {
    const { listed, start, end } = project
    const states: DatedRecord[] = []
    for (
      let year = Math.max(FIRST_YEAR, yearOf(listed));
      year <= Math.min(throughYear, yearOf(end));
      year++
    ) {
      if (isBuiltIn(project, year) && listed < year * 12)
        states.push({
          on: asPeriod(`${year}-01-${PLAN_DAY}`),
          record: recordAt(project, year * 12 - 1, year),
        })
      for (let month = year * 12; month < (year + 1) * 12; month++)
        if ([listed, start, start + 1, end].includes(month) && month >= listed)
          states.push({
            on: ledgerDay(catalogue, periodEnding('month', month)),
            record: recordAt(project, month, year),
          })
    }
    return states
  })
}

/** The record as it stands at the end of a month, with the plan of the year. */
function recordAt(project: Project, month: number, year: number): HistoricRecord {
  const { id, known, name, category, street, unit, total, start, end } = project
  const invented: RecordFields = {
    lists: [...listsOf(project, year)],
    owner: 'bureau.projects',
    street,
    responsibleUnit: unit,
    leader: '分包区领导',
    state: stateAt(project, month, year),
    plannedStartOn: periodStart(periodEnding('month', start)),
    plannedFinishOn: periodEnd(periodEnding('month', end)),
    ...(isBuiltIn(project, year) && { planYear: planOf(project, year) * 10_000 }),
    ...(month >= start && { startedOn: `${periodEnding('month', start)}-${10 + (total % 18)}` }),
    ...(month >= start &&
      total >= 10_000 && { groundbreaking: `${yearOf(start)}-Q${Math.ceil(monthOfYear(start) / 3)}` }),
  }
  const told = known?.['note']
  const fields: RecordFields = known
    ? {
        ...known,
        ...invented,
        note: typeof told === 'string' && told !== '' ? `${told}；${PARTLY_INVENTED}` : PARTLY_INVENTED,
      }
    : { name, category, totalInvestment: total * 10_000, ...invented, note: INVENTED }
  return { entity: 'project', id, fields, demo: true }
}

function stateAt({ start, end }: Project, month: number, year: number): string {
  if (month >= end) return 'completed'
  if (month > start) return 'building'
  if (month === start) return 'started'
  return year < yearOf(start) ? 'reserve' : 'pre-work'
}
