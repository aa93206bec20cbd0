import { atRate } from '#test/bench/atRate.ts'
import type { Bench } from '#test/bench/bench.ts'
import { spread } from '#test/bench/report/percentiles.ts'
import type { Section } from '#test/bench/report/table.ts'
import { withOthers } from '#test/bench/withOthers.ts'
import { call } from '#test/support/api.ts'
import { longRows, type LongRow } from '#test/support/longDraft.ts'
import { newestMonth } from '#test/support/recentMonths.ts'
import { cellKey, isSeriesKey } from '#shared/series.ts'
import { isPeriod } from '#shared/period.ts'

const ROWS = 2_000
/** Somebody who types quickly saves about so often. */
const SAVES_PER_SECOND = 2

/**
 * (l) Many people in one draft of 2,000 figures: each saves a cell of their own twice a second. How long a save takes,
 * what others notice, and whether every cell ends as its author left it.
 */
export async function editorsAtOnce({ ours, amounts }: Bench): Promise<Section> {
  const { editors, editSeconds } = amounts
  const rows = longRows(ROWS, newestMonth())
  const tokens: string[] = []
  for (let i = 0; i < editors; i++) tokens.push(await ours.filer(`editor-${i}`))
  const id = await begun(ours.server.url, tokens[0] ?? '', rows)

  /** Each cell as its author saw it last. */
  const bases = new Map((await cellsOf(ours.server.url, tokens[0] ?? '', id)).map((c) => [c.key, c.version]))
  const expected = new Map<string, string>()
  const answeredMs: number[] = []
  /** By what the server said. */
  const refused = new Map<string, number>()
  const saves = editSeconds * SAVES_PER_SECOND
  const typing = tokens.map((token, editor) => {
    return atRate(SAVES_PER_SECOND, saves, async (n) => {
      const row = rows[editor * Math.floor(ROWS / editors) + (n % 10)]
      if (!row) return
      const text = (5 + ((n * 7 + editor) % 40) / 10).toFixed(1)
      const { series, period, key } = row
      const set = [{ series, period, text, seen: 0, answers: [], base: bases.get(key) ?? 0 }]
      const began = performance.now()
      const answer = await call(ours.server.url, `PATCH /api/v1/drafts/${id}`, { token, body: { set } })
      answeredMs.push(performance.now() - began)
      const version = versionOf(answer.body)
      const objection = answer.text.includes('"theirs"') ? 'conflict' : `${answer.status}`
      if (answer.status !== 200 || version === undefined || objection === 'conflict')
        refused.set(objection, (refused.get(objection) ?? 0) + 1)
      else {
        bases.set(key, version)
        expected.set(key, text)
      }
    })
  })
  const [, wait] = await withOthers(ours, () => Promise.all(typing))
  const kept = new Map((await cellsOf(ours.server.url, tokens[0] ?? '', id)).map((c) => [c.key, c.text]))
  const lost = [...expected].filter(([key, text]) => kept.get(key) !== text).length
  const { p50, p95, p99 } = spread(answeredMs)
  const row = (label: string, cell: number | string) => ({ label, cells: { ours: cell } })
  return {
    title: `(l) ${editors} people in one draft of ${ROWS} figures, ${SAVES_PER_SECOND} saves/s each, ${editSeconds} s`,
    rows: [
      row('saves', answeredMs.length),
      row('save answered p50, ms', p50),
      row('save answered p95, ms', p95),
      row('save answered p99, ms', p99),
      row('longest wait of another request, ms', wait),
      row('saves refused', [...refused].map(([what, n]) => `${n} × ${what}`).join(', ') || 'none'),
      row('cells that do not read as their author left them', lost),
    ],
  }
}

async function begun(url: string, token: string, rows: readonly LongRow[]): Promise<string> {
  const entries = rows.map(({ series, period, text }) => ({ series, period, text, seen: 0, answers: [] }))
  const body = { origin: 'api', sheet: null, head: {}, entries }
  const answer = await call(url, 'POST /api/v1/drafts', { token, body })
  const { body: draft } = answer
  if (typeof draft !== 'object' || draft === null || !('id' in draft))
    throw new Error(answer.text.slice(0, 500))
  return String(draft.id)
}

const versionOf = (body: unknown): number | undefined =>
  typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number'
    ? body.version
    : undefined

interface KeptCell {
  readonly key: string
  readonly text: string
  readonly version: number
}

async function cellsOf(url: string, token: string, id: string): Promise<readonly KeptCell[]> {
  const { body } = await call(url, `GET /api/v1/drafts/${id}`, { token })
  const cells: unknown = typeof body === 'object' && body !== null && 'cells' in body ? body.cells : []
  return (Array.isArray(cells) ? (cells as readonly unknown[]) : []).flatMap((cell) => {
    if (typeof cell !== 'object' || cell === null) return []
    if (!('series' in cell) || !('period' in cell) || !('text' in cell) || !('version' in cell)) return []
    const { series, period, text, version } = cell
    const isCell =
      isSeriesKey(series) && isPeriod(period) && typeof text === 'string' && typeof version === 'number'
    return isCell ? [{ key: cellKey(series, period), text, version }] : []
  })
}
