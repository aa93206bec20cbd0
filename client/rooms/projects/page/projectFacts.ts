import type { ProjectPage } from '#shared/contract/rooms/projects.ts'
import type { Said } from '#shared/ledger/ledger.ts'

/** One thing to know about a project; `name` is that of its label. */
export interface ProjectFact {
  readonly name: string
  readonly said?: Said
  readonly text?: string
}

/** What is known of a project, who answers for it first; what nobody has said is left out. */
export function projectFacts(page: ProjectPage): readonly ProjectFact[] {
  const { project } = page
  const texts: readonly (readonly [string, string | null])[] = [
    ['leader', project.leader],
    ['officer', project.serviceOfficer],
    ['person', project.responsiblePerson],
    ['street', project.street],
    ['plannedStart', project.plannedStartOn],
    ['started', project.startedOn],
    ['plannedFinish', project.plannedFinishOn],
    ['finished', project.finishedOn],
    ['batch', project.batch?.title ?? null],
    ['category', project.category],
    ['listed', page.listedOn],
    ['startExcuse', page.startExcuse],
    ['listingExcuse', page.listingExcuse],
    ['content', page.content],
    ['source', page.source],
  ]
  const known = texts.flatMap(([name, text]) => (text === null || text === '' ? [] : [{ name, text }]))
  const [first, ...others] = known
  const unit = project.unit ? [{ name: 'unit', said: project.unit.name }] : []
  const lists =
    page.lists.length > 0 ? [{ name: 'lists', said: joined(page.lists.map((list) => list.name)) }] : []
  return first?.name === 'leader' ? [first, ...unit, ...others, ...lists] : [...unit, ...known, ...lists]
}

const joined = (names: readonly Said[]): Said => ({
  zh: names.map(({ zh }) => zh).join('、'),
  en: names.map(({ en }) => en).join(', '),
})
