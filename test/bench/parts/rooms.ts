import type { Bench } from '#test/bench/bench.ts'
import { onePush } from '#test/bench/figures.ts'
import { spread } from '#test/bench/report/percentiles.ts'
import type { Row, Section } from '#test/bench/report/table.ts'
import { poster } from '#test/bench/target/post.ts'
import type { Ours } from '#test/bench/target/ours.ts'
import { withOthers } from '#test/bench/withOthers.ts'
import { RoomAnswer, RoomRoll } from '#shared/contract/rooms.ts'
import { call } from '#test/support/api.ts'

const PROJECTS = 2_000
const MONTHS_FILED = 10
/** A request holds a megabyte. */
const BATCH = 1_500
const ROUNDS = 5
/** The room that shows every project there is. */
const OF_PROJECTS = 'projects'

interface Took {
  readonly room: string
  readonly first: number
  readonly kept: number
  readonly bytes: number
}

/**
 * (q) What a room costs: its first answer after a release has moved the board, the same answer once it is kept, and how
 * long others wait meanwhile; on the demonstration, and with 2,000 more projects and their monthly filings.
 */
export async function rooms(bench: Bench): Promise<Section> {
  const { ours } = bench
  const { body } = await call(ours.server.url, 'GET /api/v1/rooms', { headers: ours.reader })
  const codes = RoomRoll.parse(body).rooms.map(({ code }) => code)
  const rows = await rowsOf(bench, codes, 'demonstration')
  await pushProjects(ours)
  rows.push(...(await rowsOf(bench, [OF_PROJECTS], `${PROJECTS.toLocaleString('en')} more projects`)))
  return { title: `(q) rooms, ${codes.length} of them`, rows }
}

async function rowsOf(bench: Bench, codes: readonly string[], label: string): Promise<Row[]> {
  const took: Took[] = []
  const [, wait] = await withOthers(bench.ours, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await bench.ours.push(onePush(bench.scene, bench.nextPush()))
      for (const room of codes) took.push(await asked(bench.ours, room))
    }
  })
  const first = spread(took.map((one) => one.first))
  const slowest = took.toSorted((a, b) => b.first - a.first)[0]
  const rows: Row[] = [
    row(`${label}: first answer p50, ms`, first.p50),
    row('… p95, ms', first.p95),
    row(`… slowest, ${slowest?.room ?? ''}, ms`, slowest?.first ?? Number.NaN),
    row('… kept p50, ms', spread(took.map(({ kept }) => kept)).p50),
    row('… largest answer, KB', Math.max(...took.map(({ bytes }) => bytes)) / 1_000),
    row('… longest wait of another request, ms', wait),
  ]
  return rows
}

const row = (label: string, cell: number): Row => ({ label, cells: { ours: cell } })

async function asked({ server, reader }: Ours, room: string): Promise<Took> {
  const get = () => call(server.url, `GET /api/v1/rooms/${room}`, { headers: reader })
  const at = performance.now()
  const { body, text } = await get()
  const first = performance.now() - at
  RoomAnswer.parse(body)
  const again = performance.now()
  await get()
  return { room, first, kept: performance.now() - again, bytes: text.length }
}

async function pushProjects(ours: Ours): Promise<void> {
  const headers = { authorization: `Bearer ${await ours.publisher('rooms')}` }
  const push = poster(`${ours.server.url}/api/v1/releases`, headers)
  const records = Array.from({ length: PROJECTS }, (_, n) => project(n))
  for (const some of batches(records)) await push({ records: some })
  for (let month = 1; month <= MONTHS_FILED; month++)
    for (const some of batches(records.map((_, n) => progress(n, month)))) await push({ records: some })
}

const batches = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, i) => all.slice(i * BATCH, (i + 1) * BATCH))

const LISTS = ['key', 'services', 'ecology', 'planned-start']

const project = (n: number) => ({
  entity: 'project',
  id: `PT-${n}`,
  on: '2026-01-10',
  fields: {
    ...{ name: `第${n}号压力测试工程`, category: '产业', lists: [LISTS[n % LISTS.length] ?? 'key'] },
    ...{ totalInvestment: (n + 1) * 1e7, planYear: (n + 1) * 4e6, state: 'building' },
    ...{ leader: `区领导${n % 12}`, responsibleUnit: 'district.project-units' },
  },
})

function progress(n: number, month: number) {
  const period = `2026-${String(month).padStart(2, '0')}`
  return {
    entity: 'project-progress',
    id: `PT-${n}-${month}`,
    on: `${period}-28`,
    fields: {
      ...{ project: `PT-${n}`, period, investedYtd: (n + 1) * 3e5 * month, state: 'accepted' },
      ...{ filedOn: `${period}-28T02:00:00.000Z`, responsibleUnit: 'district.project-units' },
    },
  }
}
