import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { asPeriod, type Period } from '#shared/period.ts'
import { roundHalfUp } from '#shared/rounding.ts'
import { chance } from '#server/demo/made/chance.ts'
import { along, course } from '#server/demo/made/cyclePaths.ts'
import { FIRST_YEAR } from '#server/demo/made/months.ts'
import { listsOf, YearList, type ProjectList } from '#server/demo/made/projectLists.ts'
import type { Project } from '#server/demo/made/projects.ts'
import type { ValueBook } from '#server/demo/made/valueBook.ts'

interface Ground {
  readonly catalogue: Catalogue
  readonly book: ValueBook
  readonly projects: readonly Project[]
  readonly throughYear: number
}

/** 万平方米 of new green space to be laid out; for 2021–2023 as the city assigned it. */
const GREEN_AREA = course('2019-12 72, 2020-12 66, 2021-12 60, 2022-12 25, 2023-12 15, 2026-12 12')

/** What is planned for the year; projects and what their lists come to are read from the ledgers. */
export function addProjectFigures(ground: Ground): void {
  for (let year = FIRST_YEAR; year <= ground.throughYear; year++) addYear(ground, year)
}

/** The year's plans as they are announced, from the lists of January. */
function addYear({ catalogue, book, projects }: Ground, year: number): void {
  const on = (list: ProjectList): YearList =>
    new YearList(projects, year, (project) => listsOf(project, year).includes(list))
  const add = (code: string, period: Period, value: number): void => {
    const indicator = catalogue.indicator(code)
    if (!indicator) throw new Error(`the catalogue has no ${code}`)
    book.add(code, catalogue.site.home, period, roundHalfUp(value, indicator.decimals))
  }
  const ecology = on('ecology')
  const whole = asPeriod(String(year))
  const cityPlan = cityPlanOf(ecology)
  add('ecology.projects.plan-year', whole, cityPlan)
  add('ecology.projects.invest-target', whole, Math.ceil(cityPlan * 2) / 2)
  add('ecology.projects.count-target', whole, ecology.count)
  add('ecology.greening.area-target', whole, greenAreaOf(year))
  add('projects.key.count-h2', asPeriod(`${year}-H2`), on('key').count)
}

/** 亿元 that the city asks for. */
const cityPlanOf = (ecology: YearList): number => roundHalfUp(ecology.plan * 1.02, 1)
/** 万平方米. */
const greenAreaOf = (year: number): number => along(GREEN_AREA, year * 12 + 11)

/** Square metres laid out for each 万元 that the ecology projects build, so that the year's target is about reached. */
export function greenPerInvested(projects: readonly Project[], year: number): number {
  const ecology = new YearList(projects, year, (project) => listsOf(project, year).includes('ecology'))
  const plan = cityPlanOf(ecology) * 10_000
  return plan === 0 ? 0 : (greenAreaOf(year) * 10_000 * (0.94 + 0.1 * chance('green', year))) / plan
}
