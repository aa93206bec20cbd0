import { chance, swing } from '#server/demo/made/chance.ts'
import { monthOfYear, yearOf } from '#server/demo/made/months.ts'
import type { Project } from '#server/demo/made/projects.ts'

/** Months of the year by what gets built in them; 2020 began with two months of standstill. */
const WORK = [6, 5.2, 9.4, 9.6, 9.8, 9.6, 8.6, 8.4, 8.6, 8.8, 8.4, 7.6]
const WORK_2020 = [6, 0.6, 6.2, 13.4, 14.2, 11.6, 8.6, 8.2, 8.2, 8.2, 8, 6.8]

const STALLED_SHARE = 0.03
const SLOW_SHARE = 0.18
const FAST_SHARE = 0.25

/** Whether the project is at work on its plan in the year. */
export const isBuiltIn = ({ start, end }: Project, year: number): boolean =>
  yearOf(start) <= year && year <= yearOf(end)

/** 万元 planned for the year: the share of the whole that an even course would build in it, in full millions. */
export function planOf(project: Project, year: number): number {
  const { start, end, total, id } = project
  const built = (month: number): number => {
    const share = Math.min(1, Math.max(0, (month - start) / (end + 1 - start)))
    return share * share * (3 - 2 * share)
  }
  const share = built((year + 1) * 12) - built(year * 12)
  return Math.max(100, Math.round((total * share * (0.94 + 0.12 * chance(id, year, 'plan'))) / 100) * 100)
}

/** 万元 built since January; undefined before the first and after the last month of building. */
export function investedBy(project: Project, month: number): number | undefined {
  const { start, end } = project
  if (month < start || month > end) return undefined
  const year = yearOf(month)
  let done = 0
  for (let at = year * 12; at <= month; at++) done = Math.max(done, shareBy(project, at))
  // A year's pace shows in what is built, up to a tenth beyond the plan.
  const pace = month === end ? Math.max(0.97, paceOf(project, year)) : paceOf(project, year)
  return Math.round(planOf(project, year) * Math.min(1.1, done * pace))
}

/** Share of the year's plan that a project at an ordinary pace has built by the end of the month. */
function shareBy({ id, start, end }: Project, month: number): number {
  const year = yearOf(month)
  const work = year === 2020 ? WORK_2020 : WORK
  const upTo = (last: number): number => work.slice(0, last).reduce((sum, part) => sum + part, 0) / 100
  const until = yearOf(end) === year ? upTo(monthOfYear(end)) : 1
  const shaken = Math.min(1, (upTo(monthOfYear(month)) / until) * (1 + 0.04 * swing(id, month)))
  // Begun within the year, it catches up with the calendar in a few months.
  return yearOf(start) < year ? shaken : shaken * (1 - Math.exp(-(month - start + 1) / 1.6))
}

/** Of the projects of a year one or a few stand still, some are slow, a quarter is ahead. */
function paceOf({ id, stalled }: Project, year: number): number {
  const luck = chance(id, year, 'pace')
  if (stalled === year || luck < STALLED_SHARE) return 0.12 + 0.1 * chance(id, year, 'stalled')
  if (luck < STALLED_SHARE + SLOW_SHARE) return 0.66 + 0.2 * chance(id, year, 'slow')
  if (luck > 1 - FAST_SHARE) return 1.12 + 0.2 * chance(id, year, 'fast')
  return 0.92 + 0.16 * chance(id, year, 'steady')
}
