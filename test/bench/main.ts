import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { dirname } from 'node:path'
import { openBench, type Bench } from '#test/bench/bench.ts'
import { readOptions, type Amounts, type Part } from '#test/bench/options.ts'
import { burst } from '#test/bench/parts/burst.ts'
import { cluster } from '#test/bench/parts/cluster.ts'
import { coldLoad } from '#test/bench/parts/coldLoad.ts'
import { derivation } from '#test/bench/parts/derivation.ts'
import { editorsAtOnce } from '#test/bench/parts/editors.ts'
import { exportsOfAll } from '#test/bench/parts/exports.ts'
import { fanOut } from '#test/bench/parts/fanOut.ts'
import { filingGrid } from '#test/bench/parts/filingGrid.ts'
import { heapGrowth } from '#test/bench/parts/heapGrowth.ts'
import { importOfRows } from '#test/bench/parts/imports.ts'
import { importOfRecords } from '#test/bench/parts/listImport.ts'
import { manyRecords } from '#test/bench/parts/manyRecords.ts'
import { nation } from '#test/bench/parts/nation.ts'
import { pastBoard } from '#test/bench/parts/pastBoard.ts'
import { pushToPainted } from '#test/bench/parts/pushToPainted.ts'
import { recovery } from '#test/bench/parts/recovery.ts'
import { reports } from '#test/bench/parts/reports.ts'
import { rooms } from '#test/bench/parts/rooms.ts'
import { chartsOfRooms } from '#test/bench/parts/roomCharts.ts'
import { sizes } from '#test/bench/parts/sizes.ts'
import { soak } from '#test/bench/parts/soak.ts'
import { startTime } from '#test/bench/parts/startTime.ts'
import { wallFrames } from '#test/bench/parts/wallFrames.ts'
import { sectionText, type Section } from '#test/bench/report/table.ts'

/** With the three servers and the browser open. */
const BESIDE_OTHERS: Readonly<Partial<Record<Part, (bench: Bench) => Promise<Section>>>> = {
  push: (bench) => pushToPainted(bench, 0),
  crowd: (bench) => pushToPainted(bench, bench.amounts.crowd),
  burst,
  load: coldLoad,
  recovery,
  derive: derivation,
  fanout: fanOut,
  heap: heapGrowth,
  past: pastBoard,
  export: exportsOfAll,
  grid: filingGrid,
  editors: editorsAtOnce,
  import: importOfRows,
  list: importOfRecords,
  report: reports,
  records: manyRecords,
  'wall-frames': wallFrames,
  soak,
  'rooms-draw': chartsOfRooms,
  rooms,
  size: sizes,
}

/** These start what they need themselves, once nothing else runs. */
const ALONE: Readonly<Partial<Record<Part, (amounts: Amounts) => Promise<Section>>>> = {
  cluster,
  nation,
  start: startTime,
}

/** How busy the machine is: figures of a busy one are to be read as ratios only. */
const load = (): string => (loadavg()[0] ?? 0).toFixed(1)

const options = readOptions(process.argv.slice(2))
const startedAt = performance.now()
const loadBefore = load()
const machine = `Node ${process.versions.node}, ${availableParallelism()} cores`
process.stdout.write(
  `${machine}, load ${loadBefore} before the bench; ratios are ours against the reference that is named\n\n`,
)
const sections: Section[] = []
const keep = (section: Section): void => {
  sections.push(section)
  process.stdout.write(`${sectionText(section)}\n`)
}
const beside = [...options.only].flatMap((part) => BESIDE_OTHERS[part] ?? [])
if (beside.length > 0) {
  const bench = await openBench(options.amounts)
  try {
    for (const run of beside) keep(await run(bench))
  } finally {
    await bench.close()
  }
}
for (const run of [...options.only].flatMap((part) => ALONE[part] ?? [])) keep(await run(options.amounts))
await mkdir(dirname(options.json), { recursive: true })
await writeFile(options.json, JSON.stringify({ machine, loadBefore, sections }, null, 2))
process.stdout.write(
  `${Math.round((performance.now() - startedAt) / 1_000)} s in all; as JSON in ${options.json}\n`,
)
