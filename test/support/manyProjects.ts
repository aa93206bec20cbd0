import { HOME_SHAPE } from '#client/rooms/projects/geo/districtShapes.ts'
import type { ProjectMilestone, ProjectRow } from '#shared/contract/rooms/projects.ts'
import { addPeriods, asPeriod, type Day, type Period } from '#shared/period.ts'
import { seededRandom } from '#test/support/randomRecords.ts'

const SEED = 20260
const YI = 100_000_000
const MONTHS_FILED = 10
const MILESTONES = ['备案', '土地摘牌', '桩基施工', '主体封顶', '设备安装', '竣工验收']

const months = (year: number): readonly Period[] =>
  Array.from({ length: 12 }, (_, i) => asPeriod(`${year}-${String(i + 1).padStart(2, '0')}`))

function within(lon: number, lat: number): boolean {
  const { ring } = HOME_SHAPE
  let inside = false
  ring.forEach(([x, y], i) => {
    const [fromX, fromY] = ring.at(i - 1) ?? [0, 0]
    if (y > lat !== fromY > lat && lon < ((fromX - x) * (lat - y)) / (fromY - y) + x) inside = !inside
  })
  return inside
}

/** So many invented projects of one year, scattered over the district; the same ones for the same seed. */
export function manyProjects(count: number, today: Day, seed = SEED): readonly ProjectRow[] {
  const random = seededRandom(seed)
  const lons = HOME_SHAPE.ring.map(([lon]) => lon)
  const lats = HOME_SHAPE.ring.map(([, lat]) => lat)
  const between = (values: readonly number[]): number =>
    Math.min(...values) + random() * (Math.max(...values) - Math.min(...values))
  const place = (): readonly [number, number] => {
    for (;;) {
      const [lon, lat] = [between(lons), between(lats)]
      if (within(lon, lat)) return [lon, lat]
    }
  }
  return Array.from({ length: count }, (_, i) => {
    const [lon, lat] = place()
    return project(i, lon, lat, today, random)
  })
}

function project(i: number, lon: number, lat: number, today: Day, random: () => number): ProjectRow {
  const pick = (of: string, n: number): string =>
    `${of}${String(1 + Math.floor(random() * n)).padStart(2, '0')}`
  const totalInvestment = Math.round((0.5 + random() ** 3 * 60) * YI)
  const planYear = Math.round(totalInvestment * (0.2 + random() * 0.3))
  const pace = 0.55 + random() * 0.6
  const year = Number(today.slice(0, 4))
  const plan = (n: number): number => (planYear * n) / 12
  const run = months(year).map((period, n) => ({
    period,
    invested: n < MONTHS_FILED ? Math.round(plan(n + 1) * pace * (0.9 + random() * 0.2)) : null,
    plan: plan(n + 1),
  }))
  const last = run[MONTHS_FILED - 1]
  const completion = ((last?.invested ?? 0) * 100) / planYear
  const scheduled = ((last?.plan ?? 0) * 100) / planYear
  const gap = completion - scheduled
  const light = gap > -5 ? 'green' : gap > -15 ? 'yellow' : 'red'
  const start = addPeriods(today, -Math.floor(random() * 900))
  const unit = pick('单位', 18)
  return {
    id: `p${i}`,
    name: `演示项目第${i + 1}号工程`,
    category: '产业',
    lists: [random() < 0.5 ? 'key' : 'services'],
    street: pick('街道', 12),
    state: 'building',
    unit: { code: unit, name: { zh: unit, en: unit } },
    totalInvestment,
    planYear,
    invested: last?.invested ?? null,
    period: last?.period ?? null,
    completion,
    scheduled,
    gap,
    light,
    rule: null,
    months: run,
    leader: pick('区领导', 12),
    responsiblePerson: null,
    serviceOfficer: null,
    plannedStartOn: start,
    startedOn: addPeriods(start, Math.floor(random() * 60) - 10),
    plannedFinishOn: addPeriods(start, 700 + Math.floor(random() * 500)),
    finishedOn: null,
    lon,
    lat,
    milestones: milestonesFrom(start, today, random),
    problems: { open: 0, overdue: 0 },
    approvals: { done: 0, of: 0, overdue: 0 },
    batch: null,
    demo: true,
  }
}

const milestonesFrom = (start: Day, today: Day, random: () => number): ProjectMilestone[] =>
  MILESTONES.map((name, i) => {
    const plannedOn = addPeriods(start, i * 150)
    const reached = addPeriods(plannedOn, Math.floor(random() * 50) - 20)
    const doneOn = reached <= today && random() > 0.15 ? reached : null
    return { id: `${start}-${i}`, name, plannedOn, doneOn, light: lightOf(doneOn) }
  })

const lightOf = (doneOn: Day | null): ProjectMilestone['light'] => ({
  colour: doneOn ? 'green' : 'grey',
  due: null,
  why: doneOn ? 'done' : 'none',
  days: null,
})
