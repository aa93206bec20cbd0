import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { setImmediate } from 'node:timers/promises'
import { openStore } from '#server/store/openStore.ts'
import { CITY_DESK, historic, oneFigure, RETAIL, releasesOver } from '#test/server/releases/builders.ts'

/*
 * A process that is there to be killed: publishes in parallel on the data folder of its first argument, or with
 * `import` as its second imports a history, and writes each acknowledgement out before it counts.
 */
const [dataDir = '', task = 'publish'] = process.argv.slice(2)
const STDOUT = 1
const IN_PARALLEL = 8

const releases = await releasesOver(await openStore({ dataDir, databaseUrl: '', exclusive: true }))
const say = (line: string) => void writeSync(STDOUT, `${line}\n`)

function* history() {
  for (let i = 0; ; i++) {
    if (i % 50 === 0) say(`importing ${i}`)
    yield historic(new Date(Date.UTC(2015, 0, 1) + i * 60_000).toISOString(), [
      { series: RETAIL, period: '2015-05', value: i },
    ])
  }
}

async function publishForEver(): Promise<never> {
  for (;;) {
    const value = Math.random()
    const { receipt } = await releases.publish(CITY_DESK, oneFigure(value, { reason: '核实' }), undefined)
    say(`${receipt.seq} ${value}`)
    await setImmediate()
  }
}

flushCompileCache() // nobody will exit here
say('ready')
if (task === 'import') await releases.importHistory(history())
else await Promise.all(Array.from({ length: IN_PARALLEL }, publishForEver))
