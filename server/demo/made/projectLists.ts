import { chance } from '#server/demo/made/chance.ts'
import { monthOfYear, yearOf } from '#server/demo/made/months.ts'
import { isBuiltIn, planOf } from '#server/demo/made/projectCourse.ts'
import type { Project } from '#server/demo/made/projects.ts'

export type ProjectList = 'key' | 'prov-muni' | 'services' | 'ecology' | 'planned-start' | 'new-pipeline'

const SEPTEMBER = 9
const TEN_THOUSANDS_PER_HUNDRED_MILLION = 10_000
/** 万元. */
const KEY_FROM = 10_000
const PROV_MUNI_FROM = 80_000

/** The lists that a project stands on in a year; a project sits on several, so they are never added up. */
export function listsOf(project: Project, year: number): readonly ProjectList[] {
  const { id, total, start, services, ecology } = project
  if (year < yearOf(start)) return ['new-pipeline']
  return [
    ...(total >= KEY_FROM || chance(id, 'key') < 0.6 ? (['key'] as const) : []),
    ...(total >= PROV_MUNI_FROM ? (['prov-muni'] as const) : []),
    ...(services ? (['services'] as const) : []),
    ...(ecology ? (['ecology'] as const) : []),
    ...(yearOf(start) === year && monthOfYear(start) <= SEPTEMBER ? (['planned-start'] as const) : []),
  ]
}

/** The projects of a year's list as it was announced in January, with their sums in 亿元. */
export class YearList {
  readonly projects: readonly Project[]
  readonly year: number

  constructor(projects: readonly Project[], year: number, belongs: (project: Project) => boolean) {
    this.year = year
    this.projects = projects.filter((p) => isBuiltIn(p, year) && p.listed < year * 12 && belongs(p))
  }

  get count(): number {
    return this.projects.length
  }
  get plan(): number {
    return this.#sum((project) => planOf(project, this.year))
  }
  #sum(part: (project: Project) => number): number {
    return this.projects.reduce((sum, project) => sum + part(project), 0) / TEN_THOUSANDS_PER_HUNDRED_MILLION
  }
}
