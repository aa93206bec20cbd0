import type { Bench } from '#test/bench/bench.ts'
import { spread } from '#test/bench/report/percentiles.ts'
import type { Row, Section } from '#test/bench/report/table.ts'
import { poster } from '#test/bench/target/post.ts'
import type { Ours } from '#test/bench/target/ours.ts'
import { withOthers } from '#test/bench/withOthers.ts'
import { latestOf } from '#shared/board.ts'
import { RecordList } from '#shared/contract/ledgers.ts'
import { seriesKey } from '#shared/series.ts'
import { call } from '#test/support/api.ts'

const RECORDS = 100_000
/** A request holds a megabyte. */
const BATCH = 2_000
const LEDGER = 'rectification-item'
/** Moves with every record that is begun or ended. */
const FIGURE = 'projects.issues.open'
const TRIES = 9

/** What people ask of a list, each as its address says it. */
const QUESTIONS: readonly (readonly [label: string, query: string])[] = [
  ['list in order of what is due', ''],
  ['filtered by state and office', 'where=state:is:open&where=responsibleUnit:is:district.project-units'],
  ['filtered by light, counted by light', 'where=light:is:red&group=light'],
  ['searched for two words', `q=${encodeURIComponent('管线 77')}`],
  ['counted by office', 'group=responsibleUnit&limit=1'],
  ['ordered by a text, page 1,000', 'sort=problem&after=49950'],
  ['as it stood on a day', 'on=2026-03-31'],
]

/**
 * (p) A ledger of 100,000 records: how long one change takes until the board has its figures, and what lists, filters and
 * groups take; how long others wait meanwhile; how much memory the server holds before and after.
 */
export async function manyRecords({ ours, amounts }: Bench): Promise<Section> {
  const { url } = ours.server
  const headers = { authorization: `Bearer ${await ours.publisher('ledgers')}` }
  const push = poster(`${url}/api/v1/releases`, headers)
  const before = await memoryMb(ours)
  const began = performance.now()
  for (let from = 0; from < RECORDS; from += BATCH)
    await push({
      records: Array.from({ length: Math.min(BATCH, RECORDS - from) }, (_, i) => problem(from + i)),
    })
  const filledMs = performance.now() - began
  const rows: Row[] = [
    row('records put in, in releases of 2,000, s', filledMs / 1_000),
    row('memory before, MB', before),
    row('memory with them, MB', await memoryMb(ours)),
  ]

  const changes: number[] = []
  let isOpen = latestOf(await ours.board(), seriesKey(FIGURE, ours.catalogue.site.home))?.value ?? 0
  for (let i = 0; i < amounts.derivations; i++) {
    const at = performance.now()
    await push({ records: [{ ...problem(i * 3), fields: { state: 'in-progress', resolvedOn: null } }] })
    await push({ records: [{ ...problem(i * 3), fields: { state: 'verified', ...ENDED } }] })
    changes.push((performance.now() - at) / 2)
    const now = latestOf(await ours.board(), seriesKey(FIGURE, ours.catalogue.site.home))?.value ?? 0
    if (now !== isOpen - 1) throw new Error(`${FIGURE} went from ${isOpen} to ${now}`)
    isOpen = now
  }
  const changed = spread(changes)
  rows.push(
    row('one change to the board with its figures, p50, ms', changed.p50),
    row('… p95, ms', changed.p95),
  )

  for (const [label, query] of QUESTIONS) {
    const took: number[] = []
    const [, wait] = await withOthers(ours, async () => {
      for (let i = 0; i < TRIES; i++) took.push(await asked(ours, query))
    })
    rows.push(row(`${label}, p50, ms`, spread(took).p50), row('… longest wait of another request, ms', wait))
  }
  return { title: `(p) a ledger of ${RECORDS.toLocaleString('en')} records`, rows }
}

const row = (label: string, cell: number): Row => ({ label, cells: { ours: cell } })

const STAGES = ['construction', 'funding', 'land-clearance']
const UNITS = ['district.project-units', 'district.finance', 'district.commerce', 'district.gov-services']
const ENDED = { resolvedOn: '2026-06-30', verifiedOn: '2026-07-01', verifiedBy: '验收员' }

/** Every third one is open. */
function problem(n: number) {
  const day = `2026-${String((n % 6) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`
  const isOpen = n % 3 === 0
  return {
    entity: LEDGER,
    id: `PT-${n}`,
    on: day,
    fields: {
      problem: `第${n}处管线迁改滞后`,
      stage: STAGES[n % STAGES.length] ?? '',
      level: 'unit',
      responsibleUnit: UNITS[n % UNITS.length] ?? '',
      responsiblePerson: `责任人${n % 500}`,
      raisedOn: day,
      dueOn: `2026-${String((n % 6) + 7).padStart(2, '0')}-28`,
      state: isOpen ? 'open' : 'verified',
      ...(!isOpen && ENDED),
    },
  }
}

async function asked({ server, reader }: Ours, query: string): Promise<number> {
  const at = performance.now()
  const { status, text, body } = await call(server.url, `GET /api/v1/ledgers/${LEDGER}/records?${query}`, {
    headers: reader,
  })
  if (status !== 200) throw new Error(`${query}: ${text}`)
  const took = performance.now() - at
  if (RecordList.parse(body).total === 0) throw new Error(`${query} finds nothing`)
  return took
}

async function memoryMb({ server }: Ours): Promise<number> {
  const { text } = await call(server.url, 'GET /metrics', {})
  const line = text.split('\n').find((one) => one.startsWith('process_resident_memory_bytes '))
  return Number(line?.split(' ')[1] ?? Number.NaN) / 1e6
}
