import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { asPeriod, type Period } from '#shared/period.ts'
import { dueOn } from '#shared/releaseCalendar.ts'
import { roundHalfUp } from '#shared/rounding.ts'
import { projectSubject } from '#shared/subject.ts'
import { chance } from '#server/demo/made/chance.ts'
import { along, course } from '#server/demo/made/cyclePaths.ts'
import { FIRST_YEAR, monthOfYear, periodEnding, yearOf } from '#server/demo/made/months.ts'
import { investedBy, isBuiltIn, planOf } from '#server/demo/made/projectCourse.ts'
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

/** Progress of every project and the figures that the ledger of projects adds up to. */
export function addProjectFigures(ground: Ground): void {
  for (const project of ground.projects) addProgress(ground, project)
  for (let year = FIRST_YEAR; year <= ground.throughYear; year++) addYear(ground, year)
}

function addProgress({ catalogue, book, throughYear }: Ground, project: Project): void {
  const subject = projectSubject(project.id)
  const { listed, start, end } = project
  const firstYear = Math.max(FIRST_YEAR, yearOf(Math.max(listed, start)))
  for (let year = firstYear; year <= Math.min(throughYear, yearOf(end)); year++) {
    if (!isBuiltIn(project, year)) continue
    // What became known within its year has its plan from then on, not from January.
    const on = listed >= year * 12 ? ledgerDay(catalogue, periodEnding('month', listed)) : undefined
    book.add('project.plan-year', subject, asPeriod(String(year)), planOf(project, year), on && { on })
    for (let month = Math.max(year * 12, listed); month < (year + 1) * 12; month++) {
      const invested = investedBy(project, month)
      if (invested !== undefined)
        book.add('project.invested-ytd', subject, periodEnding('month', month), invested)
    }
  }
}

/** The day on which a month's ledgers come out. */
export function ledgerDay(catalogue: Catalogue, month: Period): Period {
  const day = dueOn(catalogue.rule('ledger-month'), month)
  if (day === null) throw new Error('the ledgers have no day')
  return day
}

function addYear({ catalogue, book, projects }: Ground, year: number): void {
  const { home } = catalogue.site
  const on = (list: ProjectList): YearList =>
    new YearList(projects, year, (project) => listsOf(project, year).includes(list))
  const begun = new YearList(
    projects,
    year,
    (p) => yearOf(p.start) === year && listsOf(p, year).includes('key'),
  )
  const lists = {
    'projects.key': on('key'),
    'projects.prov-muni': on('prov-muni'),
    'industry.services-projects': on('services'),
  }
  const ecology = on('ecology')
  const planned = on('planned-start')

  const add = (code: string, period: Period, value: number): void => {
    const indicator = catalogue.indicator(code)
    if (!indicator) throw new Error(`the catalogue has no ${code}`)
    book.add(code, home, period, roundHalfUp(value, indicator.decimals))
  }
  const whole = asPeriod(String(year))
  for (const [stem, list] of Object.entries({ ...lists, 'projects.planned-starts': planned }))
    add(`${stem}.plan-year`, whole, list.plan)
  const cityPlan = roundHalfUp(ecology.plan * 1.02, 1)
  const greenArea = along(GREEN_AREA, year * 12 + 11)
  add('ecology.projects.plan-year', whole, cityPlan)
  add('ecology.projects.invest-target', whole, Math.ceil(cityPlan * 2) / 2)
  add('ecology.projects.count-target', whole, ecology.count)
  add('ecology.greening.area-target', whole, greenArea)
  add('projects.key.count-h2', asPeriod(`${year}-H2`), lists['projects.key'].count)
  add('projects.planned-starts.count', asPeriod(`${year}-Q3`), planned.count)

  for (let month = year * 12; month < (year + 1) * 12; month++) {
    const period = periodEnding('month', month)
    for (const [stem, list] of Object.entries(lists)) {
      add(`${stem}.invested-ytd`, period, list.investedBy(month))
      if (stem.startsWith('projects.')) add(`${stem}.count`, period, list.count)
    }
    add('projects.planned-starts.started', period, planned.startedBy(month).count)
    add('projects.planned-starts.invested-ytd', period, planned.investedBy(month))
    add('projects.groundbreaking.invested-ytd', period, begun.investedBy(month))
    add('ecology.projects.count', period, ecology.count)
    add('ecology.projects.invested-ytd', period, ecology.investedBy(month))
    const laidOut =
      Math.min(1.04, ecology.investedBy(month) / cityPlan) * (0.94 + 0.1 * chance('green', year))
    add('ecology.greening.new-area', period, greenArea * laidOut)
    if ((month + 1) % 3 === 0)
      addQuarter(add, periodEnding('quarter', month), month, { ...lists, ecology, planned, begun })
  }
}

type QuarterLists = Readonly<Record<'industry.services-projects' | 'ecology' | 'planned' | 'begun', YearList>>

function addQuarter(
  add: (code: string, period: Period, value: number) => void,
  quarter: Period,
  month: number,
  lists: QuarterLists,
): void {
  const services = lists['industry.services-projects']
  const begun = lists.begun.startedBy(month)
  add('industry.services-projects.count', quarter, services.count)
  add('industry.services-projects.total-investment', quarter, services.total)
  add('ecology.projects.total-investment', quarter, lists.ecology.total)
  add('projects.planned-starts.total-investment', quarter, lists.planned.total)
  const rounds = new Set(begun.projects.map(({ start }) => Math.ceil(monthOfYear(start) / 3)))
  add('projects.groundbreaking.events', quarter, rounds.size)
  add('projects.groundbreaking.projects', quarter, begun.count)
  add('projects.groundbreaking.total-investment', quarter, begun.total)
  add('projects.groundbreaking.plan-year', quarter, begun.plan)
}
