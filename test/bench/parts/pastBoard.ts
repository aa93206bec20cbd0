import type { Bench } from '#test/bench/bench.ts'
import { bodySize } from '#test/bench/page/faces.ts'
import { median, percentile } from '#test/bench/report/percentiles.ts'
import type { Section } from '#test/bench/report/table.ts'
import { withOthers } from '#test/bench/withOthers.ts'
import { ReleaseDays } from '#shared/contract/answers.ts'
import { call } from '#test/support/api.ts'

const KB = 1_000

/** The board as of earlier releases of the whole demonstration history, over HTTP, by a server that has just started. */
export async function pastBoard({ ours, amounts }: Bench): Promise<Section> {
  await ours.server.stop()
  await ours.server.start()
  await ours.server.quiet()
  const { seq, epoch } = await ours.board()
  const past = (n: number): string => `${ours.server.url}/api/v1/board?asOf=${n}&epoch=${epoch}`
  const timed = async (address: string): Promise<number> => {
    const began = performance.now()
    await bodySize(address, 'br', ours.reader)
    return performance.now() - began
  }
  await timed(`${ours.server.url}/api/v1/board`) // the connection, and what the newest board costs once

  const rss = ours.server.rssMb()
  const [first, wait] = await withOthers(ours, () => timed(past(seq - 1)))
  const days = ReleaseDays.parse(
    (await call(ours.server.url, 'GET /api/v1/releases/days', { headers: { ...ours.reader } })).body,
  )
  const scattered: number[] = []
  for (let i = 0; i < amounts.pastBoards; i++) scattered.push(await timed(past((i * 7_919) % seq)))
  const replayed: number[] = []
  for (const n of days.seqs.slice(-1 - amounts.pastBoards, -1)) replayed.push(await timed(past(n)))
  const again: number[] = []
  const last = days.seqs.at(-2) ?? 0
  for (let i = 0; i < amounts.pastBoards; i++) again.push(await timed(past(last)))
  const row = (label: string, cell: number) => ({ label, cells: { ours: cell } })
  return {
    title: `(h) the board as of a past seq, ${seq} releases on ${days.days.length} days`,
    rows: [
      row('first request after a start, newest but one, ms', first),
      row('… longest wait of another request meanwhile, ms', wait),
      row('any seq after that, median, ms', median(scattered)),
      row('any seq after that, p95, ms', percentile(scattered, 0.95)),
      row('day after day, median, ms', median(replayed)),
      row('day after day, p95, ms', percentile(replayed, 0.95)),
      row('the same seq again, median, ms', median(again)),
      row('body, brotli, KB', (await bodySize(past(last), 'br', ours.reader)) / KB),
      row(
        'days to choose from, brotli, KB',
        (await bodySize(`${ours.server.url}/api/v1/releases/days`, 'br', ours.reader)) / KB,
      ),
      row('resident memory more than before, MB', ours.server.rssMb() - rss),
    ],
  }
}
