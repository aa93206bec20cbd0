import type { ProjectRow } from '#shared/contract/rooms/projects.ts'
import { compareLights, type Light } from '#shared/light.ts'

/** What of the roll is looked at; every page of it shows the same projects. */
export interface ProjectFilter {
  /** Code of a list; all projects where left out. */
  readonly list?: string | undefined
  readonly light?: Light | undefined
  /** Words that all have to be somewhere in name, unit, street, category or persons. */
  readonly words: string
}

const textOf = (project: ProjectRow): string =>
  [
    project.name,
    project.id,
    project.unit?.name.zh,
    project.unit?.name.en,
    project.street,
    project.category,
    project.leader,
    project.responsiblePerson,
    project.serviceOfficer,
  ]
    .join(' ')
    .toLowerCase()

/** The projects that pass, in the order that they came in. */
export function filterProjects(
  projects: readonly ProjectRow[],
  { list, light, words }: ProjectFilter,
): readonly ProjectRow[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return projects.filter(
    (project) =>
      (list === undefined || project.lists.includes(list)) &&
      (light === undefined || project.light === light) &&
      (wanted.length === 0 || wanted.every((word) => textOf(project).includes(word))),
  )
}

const NUMBERS = {
  totalInvestment: ({ totalInvestment }: ProjectRow) => totalInvestment,
  planYear: ({ planYear }: ProjectRow) => planYear,
  invested: ({ invested }: ProjectRow) => invested,
  completion: ({ completion }: ProjectRow) => completion,
  gap: ({ gap }: ProjectRow) => gap,
  problems: ({ problems }: ProjectRow) => problems.open,
} as const
const TEXTS = {
  name: ({ name }: ProjectRow) => name,
  leader: ({ leader }: ProjectRow) => leader,
} as const
export type SortKey = keyof typeof NUMBERS | keyof typeof TEXTS | 'light' | 'state'

const isNumber = (key: SortKey): key is keyof typeof NUMBERS => Object.hasOwn(NUMBERS, key)

const chinese = new Intl.Collator('zh-CN', { numeric: true })

/**
 * Ordered by one column, who says nothing in it always last; equals keep the order they had. `states` is the order of
 * the stages.
 */
export function sortProjects(
  projects: readonly ProjectRow[],
  key: SortKey,
  falling: boolean,
  states: readonly { readonly code: string }[],
): readonly ProjectRow[] {
  const towards = falling ? -1 : 1
  if (key === 'light') return projects.toSorted((a, b) => compareLights(a.light, b.light) * towards)
  if (key === 'state') {
    const place = new Map(states.map(({ code }, i) => [code, i]))
    return projects.toSorted((a, b) => ((place.get(a.state) ?? 0) - (place.get(b.state) ?? 0)) * towards)
  }
  const order = isNumber(key)
    ? knownFirst(NUMBERS[key], (a, b) => (a - b) * towards)
    : knownFirst(TEXTS[key], (a, b) => chinese.compare(a, b) * towards)
  return projects.toSorted(order)
}

const knownFirst =
  <Value>(of: (row: ProjectRow) => Value | null, compare: (a: Value, b: Value) => number) =>
  (one: ProjectRow, other: ProjectRow): number => {
    const [a, b] = [of(one), of(other)]
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    return compare(a, b)
  }
