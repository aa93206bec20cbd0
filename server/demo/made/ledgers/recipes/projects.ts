import type { Fields } from '#shared/ledger/record.ts'
import { asPeriod, periodEnd, periodStart, type Day } from '#shared/period.ts'
import type { Begin, BeginGround, Making, Recipe, Step } from '#server/demo/made/ledgers/recipe.ts'
import { FIRST_YEAR, monthOfYear, periodEnding, yearOf } from '#server/demo/made/months.ts'
import { planOf } from '#server/demo/made/projectCourse.ts'
import { listsOf } from '#server/demo/made/projectLists.ts'
import type { Project } from '#server/demo/made/projects.ts'
import { chance } from '#server/demo/made/chance.ts'
import { projectPlaces } from '#server/demo/made/projectPlaces.ts'
import { PLAN_DAY } from '#server/demo/real/usualDay.ts'

const INVENTED = '示意项目，名称与数据均为演示'
const PARTLY_INVENTED = '名称、内容和总投资为公开报道；位置、单位、责任人、计划和进度为演示数据'
/** 万元 from which a project is begun with others in one ceremony. */
const CEREMONY_FROM = 10_000

/** Offices that answer for the projects, by the names that the kinds of work use. */
const OFFICES: Readonly<Record<string, string>> = {
  区住房和城乡建设局: 'district.housing',
  区商务局: 'district.commerce',
  区城市更新中心: 'district.renewal',
  区教育局: 'district.education',
  区园林绿化部门: 'district.greening',
  区科技和工业信息化局: 'district.industry-it',
  区卫生健康委员会: 'district.health',
  区金融工作部门: 'district.finance-office',
  区农业农村水利部门: 'district.agriculture-water',
  区人力资源和社会保障局: 'district.hrss',
  区城市管理局: 'district.city-management',
  区文化旅游体育局: 'district.culture-tourism',
  商都历史文化区建设指挥部: 'district.shangdu-quarter',
}
export const officeOf = ({ unit }: Project): string => OFFICES[unit] ?? 'district.project-units'

/** The batch with which a project is begun, if it is begun in one. */
export const batchOf = ({ start, total }: Project): string | undefined =>
  total >= CEREMONY_FROM && yearOf(start) >= FIRST_YEAR
    ? `${yearOf(start)}-Q${Math.ceil(monthOfYear(start) / 3)}`
    : undefined

/** The day on which a project is begun. */
export const startedOn = ({ start, total }: Project): Day =>
  asPeriod(`${periodEnding('month', start)}-${10 + (total % 18)}`)

/** Every project from its entry in the list to the year after its completion. */
export function projectRecipe(projects: readonly Project[], throughYear: number): Recipe {
  const kept = new Map(
    projects.filter(({ end }) => yearOf(end) >= FIRST_YEAR).map((project) => [project.id, project]),
  )
  const place = projectPlaces()
  const of = ({ id }: { readonly id?: string }): Project => {
    const project = kept.get(id ?? '')
    if (!project) throw new Error(`no project ${String(id)}`)
    return project
  }
  return {
    entity: 'project',
    // The real ones are entered by a document; what it leaves out is brought by an import on the same day.
    pushed: true,
    begins: ({ calendar }) =>
      [...kept.values()].map((project, n): Begin => ({
        ...{ id: project.id, n, of: kept.size },
        day: project.entered ?? calendar.inMonth(Math.max(project.listed, 2015 * 12), 0.75),
      })),
    set: {
      name: (making) => of(making).name,
      category: (making) => of(making).category,
      content: (making) => text(of(making).known?.['content']),
      source: (making) => text(of(making).known?.['source']),
      note: (making) => noteOf(of(making).known),
      totalInvestment: (making) => {
        const { known, total } = of(making)
        return known ? number(known['totalInvestment']) : total * 10_000
      },
      street: (making) => of(making).street,
      responsibleUnit: (making) => officeOf(of(making)),
      lon: (making) => place(making.id, of(making).street)[0],
      lat: (making) => place(making.id, of(making).street)[1],
      leader: ({ id }) => post('区领导', LEADERS, id),
      responsiblePerson: ({ id }) => post('项目责任人', PERSONS, id),
      serviceOfficer: ({ id }) => post('首席服务官', OFFICERS, id),
      lists: (making) => [...listsOf(of(making), yearOfDay(making))],
      planYear: (making) => {
        const project = of(making)
        const year = yearOfDay(making)
        return project.known && yearOf(project.start) <= year ? planOf(project, year) * 10_000 : undefined
      },
      plannedStartOn: (making) => periodStart(periodEnding('month', of(making).start)),
      plannedFinishOn: (making) => periodEnd(periodEnding('month', of(making).end)),
      startedOn: (making) => (startedOn(of(making)) < making.today ? startedOn(of(making)) : undefined),
      state: (making) => {
        const { start, known } = of(making)
        if (startedOn(of(making)) < making.today) return 'building'
        return known && start - monthOfDay(making.today) < 6 ? 'pre-work' : 'reserve'
      },
    },
    steps: (making) => course(of(making), making, throughYear),
  }
}

/** What is still to happen to a project, in its order. */
function course(project: Project, { calendar, today, fields }: Making, throughYear: number): readonly Step[] {
  const { start, end } = project
  const steps: { readonly day: Day; readonly step: Omit<Step, 'after'> }[] = []
  const add = (day: Day, step: Omit<Step, 'after'>): void => {
    if (day > today) steps.push({ day, step })
  }
  for (let year = Math.max(yearOf(start), FIRST_YEAR); year <= Math.min(yearOf(end), throughYear); year++)
    add(asPeriod(`${year}-01-${PLAN_DAY}`), {
      event: 'project.plan-set',
      set: { planYear: planOf(project, year) * 10_000, lists: [...listsOf(project, year)] },
    })
  if (fields['state'] === 'reserve') {
    const january = asPeriod(`${yearOf(start)}-01-${PLAN_DAY + 2}`)
    add(january > today ? january : calendar.after(today, 2), { to: 'pre-work' })
  }
  if (fields['state'] !== 'building') {
    const batch = batchOf(project)
    const begun = startedOn(project)
    add(begun > calendar.after(today, 3) ? begun : calendar.after(today, 3), {
      to: 'started',
      ...(batch !== undefined && { set: { groundbreaking: batch } }),
    })
    add(calendar.inMonth(start + 1, 0.4), { to: 'building' })
  }
  add(calendar.inMonth(end, 0.7), { to: 'completed' })
  add(asPeriod(`${yearOf(end) + 1}-01-${PLAN_DAY}`), {
    event: 'project.corrected',
    reason: '演示：上年竣工，转出年度清单',
    set: { lists: [], planYear: null },
  })
  return steps
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ day, step }) => ({ ...step, after: () => day }))
}

/** The ceremonies at which projects are begun together, in the quarters that have any. */
export function ceremonyRecipe(projects: readonly Project[]): Recipe {
  const batches = Map.groupBy(projects, batchOf)
  const projectsOf = (id: string | undefined): readonly Project[] => batches.get(id) ?? []
  return {
    entity: 'groundbreaking-event',
    begins: ({ calendar, throughYear }: BeginGround) =>
      [...batches]
        .filter(([batch]) => batch !== undefined && Number(batch.slice(0, 4)) <= throughYear)
        .map(([batch = '', begun]): Begin => {
          const first = begun.map(startedOn).toSorted()[0] ?? asPeriod(`${batch.slice(0, 4)}-01-20`)
          return { id: batch, n: 0, of: 1, day: calendar.inMonth(monthOfDay(first) - 1, 0.6) }
        }),
    set: { plannedOn: ({ id }) => projectsOf(id).map(startedOn).toSorted()[0] },
    steps: ({ id }) => [
      {
        to: 'held',
        after: () => projectsOf(id).map(startedOn).toSorted()[0],
        set: { projects: projectsOf(id).map((project) => project.id) },
      },
    ],
  }
}

/** Who answers for projects: posts with a number, who stand for nobody. */
const [LEADERS, PERSONS, OFFICERS] = [12, 40, 24]
const post = (name: string, of: number, id: string): string =>
  `${name}${String(1 + Math.floor(chance(id, name) * of)).padStart(2, '0')}`

const monthOfDay = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const yearOfDay = ({ today }: Making): number => Number(today.slice(0, 4))
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

function noteOf(known: Fields | undefined): string {
  if (!known) return INVENTED
  const told = text(known['note'])
  return told === undefined ? PARTLY_INVENTED : `${told}；${PARTLY_INVENTED}`
}
