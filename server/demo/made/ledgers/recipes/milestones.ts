import { addDays, asPeriod, periodEnd, periodStart, type Day } from '#shared/period.ts'
import { chance, swing } from '#server/demo/made/chance.ts'
import { officeOf, startedOn } from '#server/demo/made/ledgers/recipes/projects.ts'
import type { Begin, BeginGround, Making, Recipe } from '#server/demo/made/ledgers/recipe.ts'
import { periodEnding } from '#server/demo/made/months.ts'
import type { Project } from '#server/demo/made/projects.ts'

interface Node {
  readonly name: string
  /** The month, from the beginning of the works or as a share of them. */
  readonly plannedOn: (project: Project) => Day
}

/** Works that are laid rather than built up: no roof is ever put on them. */
const LAID = new Set(['基础设施', '生态绿化', '城市更新'])

const dayIn = (month: number, day: number): Day =>
  asPeriod(`${periodEnding('month', month)}-${String(day).padStart(2, '0')}`)
const during =
  (share: number) =>
  ({ start, end }: Project): Day =>
    dayIn(Math.round(start + (end - start) * share), 20)

const NODES = ({ category }: Project): readonly Node[] => [
  { name: '立项批复', plannedOn: ({ start }) => dayIn(start - 5, 25) },
  { name: '施工许可', plannedOn: ({ start }) => dayIn(start - 1, 25) },
  { name: '开工', plannedOn: ({ start }) => periodEnd(periodEnding('month', start)) },
  LAID.has(category)
    ? { name: '主体工程过半', plannedOn: during(0.45) }
    : { name: '主体结构封顶', plannedOn: during(0.55) },
  { name: '附属配套完成', plannedOn: during(0.85) },
  { name: '竣工验收', plannedOn: ({ end }) => periodEnd(periodEnding('month', end)) },
]

/** Milestones of every project from its entry on: most are reached about in time, some weeks or months late. */
export function milestoneRecipes(projects: readonly Project[]): readonly Recipe[] {
  const all = new Map(projects.map((project) => [project.id, project]))
  const nodeOf = ({ parent, n }: Pick<Making, 'parent' | 'n'>): readonly [Project, Node] => {
    const project = all.get(parent?.id ?? '')
    const node = project && NODES(project)[n]
    if (!project || !node) throw new Error('a milestone of no project')
    return [project, node]
  }
  /** The day on which it is entered, and whether it had been reached by then. */
  const begins =
    (isPast: boolean): Recipe['begins'] =>
    ({ known, calendar }: BeginGround) =>
      known('project').flatMap((parent) => {
        const project = all.get(parent.id)
        const first = parent.versions[0]?.on
        if (!project || !first) return []
        const day = calendar.after(first, 1)
        return NODES(project).flatMap((node, n): Begin[] =>
          reachedOn(project, node) <= day === isPast ? [{ day, n, of: NODES.length, parent }] : [],
        )
      })
  const set: Recipe['set'] = {
    project: (making) => nodeOf(making)[0].id,
    name: (making) => nodeOf(making)[1].name,
    plannedOn: (making) => {
      const [project, node] = nodeOf(making)
      return node.plannedOn(project)
    },
    responsibleUnit: (making) => officeOf(nodeOf(making)[0]),
  }
  return [
    {
      entity: 'project-milestone',
      pushed: true,
      begins: begins(true),
      set: { ...set, state: 'reached', doneOn: (making) => reachedOn(...nodeOf(making)) },
    },
    {
      entity: 'project-milestone',
      begins: begins(false),
      set,
      steps: [{ to: 'reached', after: (making) => reachedOn(...nodeOf(making)) }],
    },
  ]
}

/** The works begin when the project's record says so; the end comes with the month that it has. */
function reachedOn(project: Project, { name, plannedOn }: Node): Day {
  const planned = plannedOn(project)
  if (name === '开工') return startedOn(project)
  if (name === '竣工验收') return addDays(periodStart(periodEnding('month', project.end)), 20)
  const luck = chance(project.id, name, 'late')
  if (luck < 0.1) return addDays(planned, 60 + Math.round(90 * chance(project.id, name, 'weeks')))
  if (luck < 0.3) return addDays(planned, 12 + Math.round(30 * chance(project.id, name, 'days')))
  return addDays(planned, Math.round(8 * swing(project.id, name)) - 5)
}
