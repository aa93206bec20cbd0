import type { ProjectRow } from '#shared/contract/rooms/projects.ts'
import type { Light } from '#shared/light.ts'
import type { Said } from '#shared/ledger/ledger.ts'
import type { Period } from '#shared/period.ts'
import { ranked, type RankTies } from '#shared/ranking.ts'
import { filedMonths, filedUpTo, projectSums, type ProjectSums } from '#shared/rooms/projectSums.ts'

/** Projects one by one by completion or by their distance from the schedule; or the units, streets, leaders over theirs. */
export const RANKINGS = ['completion', 'gap', 'unit', 'street', 'leader'] as const
export type RankingBy = (typeof RANKINGS)[number]

export type RankedProjects = Pick<
  ProjectRow,
  'id' | 'name' | 'unit' | 'street' | 'leader' | 'light' | 'months' | 'planYear' | 'totalInvestment'
>

export interface RankedLine {
  /** Id of the project, code of the unit, name of the street or leader. */
  readonly code: string
  readonly name: Said
  /** What the place goes by: completion in percent, or the gap in percentage points. */
  readonly value: number
  readonly rank: number
  readonly tied: boolean
  /** Place at the month before, among those that had one then. */
  readonly before?: number
  /** The newest month that went into the value. */
  readonly period: Period
  readonly sums: ProjectSums
  /** The worst light of its projects. */
  readonly light: Light
  /** How many of its projects are behind in red. */
  readonly red: number
}

interface RankingOptions {
  readonly ties: RankTies
  /** As it was at the end of this month; the newest where left out. */
  readonly at?: Period | undefined
  /** What places go by; left out, completion, unless the ranking itself says gap. */
  readonly measure?: RankingMeasure | undefined
}
export type RankingMeasure = 'completion' | 'gap'

const same = (name: string): Said => ({ zh: name, en: name })

/** Who is ranked, with the projects that count for them; who has no unit, street or leader is in nobody's. */
function groupsOf<Row extends RankedProjects>(
  projects: readonly Row[],
  by: RankingBy,
): ReadonlyMap<string, { readonly name: Said; readonly of: readonly Row[] }> {
  const groups = new Map<string, { name: Said; of: Row[] }>()
  for (const project of projects) {
    const key = keyOf(project, by)
    if (!key) continue
    const group = groups.get(key.code) ?? { name: key.name, of: [] }
    group.of.push(project)
    groups.set(key.code, group)
  }
  return groups
}

function keyOf(project: RankedProjects, by: RankingBy): { code: string; name: Said } | undefined {
  switch (by) {
    case 'completion':
    case 'gap':
      return { code: project.id, name: same(project.name) }
    case 'unit':
      return project.unit ?? undefined
    case 'street':
      return project.street === null ? undefined : { code: project.street, name: same(project.street) }
    case 'leader':
      return project.leader === null ? undefined : { code: project.leader, name: same(project.leader) }
  }
}

/**
 * Places at a month, best first, equal values sharing one by the site's convention, with the place at the month before.
 * A group's completion is what its projects invested over what they had planned, not the mean of their shares; who has
 * nothing to be measured by has no place.
 */
export function rankProjects(
  projects: readonly RankedProjects[],
  by: RankingBy,
  { ties, at, measure = by === 'gap' ? 'gap' : 'completion' }: RankingOptions,
): readonly RankedLine[] {
  const months = filedMonths(projects).filter((month) => at === undefined || month <= at)
  const [now, then] = [months.at(-1), months.at(-2)]
  if (now === undefined) return []
  const before = new Map(
    then === undefined
      ? []
      : placed(projects, by, { at: then, ties, measure }).map(({ code, rank }) => [code, rank]),
  )
  return placed(projects, by, { at: now, ties, measure }).map((line) => {
    const place = before.get(line.code)
    return place === undefined ? line : { ...line, before: place }
  })
}

const WORST_FIRST: readonly Light[] = ['red', 'yellow', 'green', 'grey']

function placed(
  projects: readonly RankedProjects[],
  by: RankingBy,
  { at, ties, measure }: { readonly at: Period; readonly ties: RankTies; readonly measure: RankingMeasure },
): readonly RankedLine[] {
  const isOfProjects = by === 'completion' || by === 'gap'
  const lines = [...groupsOf(projects, by)].flatMap(([code, { name, of }]) => {
    const period = of
      .flatMap(({ months }) => filedUpTo(months, at)?.period ?? [])
      .sort()
      .at(-1)
    // One project is held against the schedule of the month that it filed for, a group against that of the ranking.
    const sums = projectSums(of, isOfProjects ? period : at)
    const value = measure === 'gap' ? sums.gap : sums.completion
    if (value === null || period === undefined) return []
    const lights = of.map(({ light }) => light)
    return [
      {
        code,
        name,
        value,
        period,
        sums,
        light: WORST_FIRST.find((light) => lights.includes(light)) ?? 'grey',
        red: lights.filter((light) => light === 'red').length,
      },
    ]
  })
  return ranked(lines, -1, ties)
}
