import { person } from '#server/demo/made/ledgers/names.ts'
import { officeOf } from '#server/demo/made/ledgers/recipes/projects.ts'
import type { Begin, Making, Recipe } from '#server/demo/made/ledgers/recipe.ts'
import { FIRST_YEAR, periodEnding, yearOf } from '#server/demo/made/months.ts'
import { investedBy, planOf } from '#server/demo/made/projectCourse.ts'
import { listsOf } from '#server/demo/made/projectLists.ts'
import type { Project } from '#server/demo/made/projects.ts'

/** From this year on each step of a filing is kept; what is older came in by an import. */
const FILED_FROM = 2026

/** Square metres of green space that a list's 万元 of a year's plan lay out. */
export type GreenPerInvested = (year: number) => number

/** What every project at work reports of each month in its last days. */
export function progressRecipes(projects: readonly Project[], green: GreenPerInvested): readonly Recipe[] {
  const all = new Map(projects.map((project) => [project.id, project]))
  const reports = (throughYear: number) =>
    projects.flatMap((project) => {
      const months: { readonly project: Project; readonly month: number }[] = []
      const first = Math.max(FIRST_YEAR * 12, project.listed, project.start)
      for (let month = first; month <= Math.min(project.end, throughYear * 12 + 11); month++)
        months.push({ project, month })
      return months
    })
  const told = (making: Making): { readonly project: Project; readonly month: number } => {
    const project = all.get(making.parent?.id ?? '')
    if (!project) throw new Error('progress of no project')
    return { project, month: making.n }
  }
  const fields: Recipe['set'] = {
    project: (making) => told(making).project.id,
    period: (making) => periodEnding('month', told(making).month),
    investedYtd: (making) => invested(told(making)) * 10_000,
    greenArea: (making) => {
      const { project, month } = told(making)
      const year = yearOf(month)
      if (!listsOf(project, year).includes('ecology')) return undefined
      return Math.round(invested(told(making)) * green(year))
    },
    imageProgress: (making) => imageOf(told(making)),
    responsibleUnit: (making) => officeOf(told(making).project),
    filedBy: person('填报人', 30),
  }
  const begins =
    (isKept: (year: number) => boolean, share: number): Recipe['begins'] =>
    ({ throughYear, calendar, known }) => {
      const parents = new Map(known('project').map((record) => [record.id, record]))
      return reports(throughYear)
        .filter(({ month }) => isKept(yearOf(month)))
        .map(({ project, month }): Begin => {
          const parent = parents.get(project.id)
          return { day: calendar.inMonth(month, share), n: month, of: 1, ...(parent && { parent }) }
        })
    }
  return [
    {
      entity: 'project-progress',
      pushed: true,
      begins: begins((year) => year < FILED_FROM, 0.97),
      set: { ...fields, state: 'accepted', filedOn: ({ today }) => `${today}T02:00:00.000Z` },
    },
    {
      entity: 'project-progress',
      begins: begins((year) => year >= FILED_FROM, 0.86),
      set: fields,
      steps: [
        { to: 'filed', after: [0, 1] },
        { to: 'accepted', after: [0, 1] },
      ],
    },
  ]
}

const invested = ({ project, month }: { readonly project: Project; readonly month: number }): number =>
  investedBy(project, month) ?? 0

const STAGES: readonly (readonly [done: number, said: string])[] = [
  [0.12, '场地平整、临建搭设'],
  [0.35, '基础施工'],
  [0.7, '主体施工'],
  [0.9, '安装与装饰'],
  [Infinity, '收尾与验收准备'],
]

function imageOf({ project, month }: { readonly project: Project; readonly month: number }): string {
  const done = (month - project.start + 1) / (project.end - project.start + 1)
  const year = yearOf(month)
  const share = Math.round((invested({ project, month }) / planOf(project, year)) * 100)
  return `${STAGES.find(([until]) => done <= until)?.[1] ?? ''}，完成年度计划的${share}%`
}
