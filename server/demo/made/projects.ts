import { asPeriod, type Day } from '#shared/period.ts'
import type { HistoricRelease } from '#server/releases/index.ts'
import { chance, pick } from '#server/demo/made/chance.ts'
import { monthIndex } from '#server/demo/made/months.ts'
import { inventedName } from '#server/demo/made/projectNames.ts'

/** A key project with its invented course; name and investment are published ones where `known` says so. */
export interface Project {
  readonly id: string
  readonly name: string
  readonly category: string
  readonly street: string
  readonly unit: string
  /** 万元; what a document leaves out is invented for the plan but not shown as the project's total. */
  readonly total: number
  readonly services: boolean
  readonly ecology: boolean
  /** First month in which it is on the board at all. */
  readonly listed: number
  /** First and last month of building. */
  readonly start: number
  readonly end: number
  /** The year in which its works stand still, if there is one. */
  readonly stalled?: number
  /** The day on which a document that is known entered it. */
  readonly entered?: Day
  /** What that document says of it, to be kept in its record. */
  readonly known?: HistoricRelease['records'][number]['fields']
}

const COHORT = 25
const FIRST_COHORT = 2016
const START_MONTHS = [2, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 9]
/** A project enters the reserve in the last quarter before its year. */
const OCTOBER = 9

/** Every project that is on the board at some time up to the end of the year. */
export const projectsThrough = (year: number, real: readonly HistoricRelease[]): readonly Project[] => [
  ...namedInPublic(real),
  ...Array.from({ length: year + 1 - FIRST_COHORT + 1 }, (_, i) => FIRST_COHORT + i).flatMap(cohort),
]

/** Projects that begin in one year; the longest of them stands still in the next. */
function cohort(year: number): readonly Project[] {
  const projects = Array.from({ length: COHORT }, (_, i) => invented(year, i))
  const longest = projects.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a))
  return projects.map((project) => (project === longest ? { ...project, stalled: year + 1 } : project))
}

function invented(year: number, i: number): Project {
  const { name, street, kind } = inventedName((year - FIRST_COHORT) * COHORT + i)
  const id = `GC-${year}-${String(i + 1).padStart(2, '0')}`
  const start = year * 12 + pick(START_MONTHS, id, 'start') - 1
  const hundredMillions = kind.from + (kind.to - kind.from) * chance(id, 'total') ** 1.5
  return {
    ...{ id, name, category: kind.category, street, unit: kind.unit },
    total: Math.round(hundredMillions * 100) * 100,
    services: kind.list === 'services',
    ecology: kind.list === 'ecology',
    listed: (year - 1) * 12 + OCTOBER + Math.floor(chance(id, 'listed') * 3),
    start,
    end: start + Math.round(kind.months * (0.8 + 0.4 * chance(id, 'months'))),
  }
}

/** What the documents do not tell of the projects that they name: where, who, when, and how much if need be. */
const TIMES: Readonly<
  Record<string, readonly [street: string, unit: string, start: string, end: string, total?: number]>
> = {
  'GC-R1': ['十八里河办事处', '区卫生健康委员会', '2022-12', '2026-06'],
  'GC-R2': ['航海东路办事处', '区卫生健康委员会', '2022-12', '2025-10'],
  'GC-R3': ['紫荆山南路办事处', '区卫生健康委员会', '2022-12', '2024-12'],
  'GC-R4': ['南曹办事处', '区住房和城乡建设局', '2022-12', '2025-04'],
  'GC-R5': ['南曹办事处', '区教育局', '2022-12', '2025-08'],
  'GC-R6': ['金岱办事处', '区科技和工业信息化局', '2022-12', '2026-03'],
  'GC-R7': ['东大街办事处', '商都历史文化区建设指挥部', '2018-10', '2029-12'],
  'GC-R8': ['东大街办事处', '商都历史文化区建设指挥部', '2021-09', '2024-02', 120_000],
}

function namedInPublic(real: readonly HistoricRelease[]): readonly Project[] {
  return real.flatMap(({ at, records }) =>
    records.map(({ id, fields }): Project => {
      const [street, unit, start, end, invented = 0] = TIMES[id] ?? []
      if (street === undefined || unit === undefined || start === undefined || end === undefined)
        throw new Error(`nothing is laid down for project ${id}`)
      const total = fields['totalInvestment']
      return {
        ...{ id, name: text(fields['name']), category: text(fields['category']), street, unit },
        total: typeof total === 'number' ? total / 10_000 : invented,
        services: fields['category'] === '历史文化',
        ecology: false,
        listed: monthIndex(asPeriod(at.slice(0, 7))),
        start: monthIndex(asPeriod(start)),
        end: monthIndex(asPeriod(end)),
        ...{ entered: asPeriod(at.slice(0, 10)), known: fields },
      }
    }),
  )
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
