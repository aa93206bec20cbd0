import type { Bench } from '#test/bench/bench.ts'
import { bodySize } from '#test/bench/page/faces.ts'
import { median } from '#test/bench/report/percentiles.ts'
import type { Row, Section } from '#test/bench/report/table.ts'
import { withOthers } from '#test/bench/withOthers.ts'

const MB = 1_000_000
const ROUNDS = 5
const FORMATS = [
  ['sdmx-csv', 'SDMX-CSV 2.0'],
  ['csv', 'CSV'],
  ['xlsx', 'Excel'],
] as const

/** Everything that was ever published, as files: how long one takes, how big it is, and what others notice of it. */
export async function exportsOfAll({ ours }: Bench): Promise<Section> {
  const rows: Row[] = []
  const row = (label: string, cell: number): void => void rows.push({ label, cells: { ours: cell } })
  const before = ours.server.rssMb()
  for (const [format, name] of FORMATS) {
    const address = `${ours.server.url}/api/v1/export?format=${format}`
    const took: number[] = []
    const waits: number[] = []
    let bytes = 0
    for (let i = 0; i < ROUNDS; i++) {
      const began = performance.now()
      const [size, wait] = await withOthers(ours, () => bodySize(address, 'identity', ours.reader))
      took.push(performance.now() - began)
      waits.push(wait)
      bytes = size
    }
    row(`${name}, median, ms`, median(took))
    row(`${name}, MB`, bytes / MB)
    row(`${name}, longest wait of another request, median, ms`, median(waits))
    row(`… of all ${ROUNDS} rounds, ms`, Math.max(...waits))
    if (format === 'csv') row('resident memory more than before, text, MB', ours.server.rssMb() - before)
  }
  row('resident memory more than before, Excel too, MB', ours.server.rssMb() - before)
  return { title: '(j) the export of everything', rows }
}
