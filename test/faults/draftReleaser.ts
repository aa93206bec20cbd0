import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { pino } from 'pino'
import { systemClock } from '#server/clock.ts'
import { openDrafts } from '#server/drafts/index.ts'
import { openStore } from '#server/store/openStore.ts'
import { catalogue, releasesOver } from '#test/server/releases/builders.ts'
import type { Indicator } from '#shared/indicator.ts'
import { seriesKey } from '#shared/series.ts'
import { CHECKS } from '#shared/checks/finding.ts'
import type { Actor } from '#shared/contract/roles.ts'

/*
 * A process that is there to be killed: files, submits, approves and releases drafts for ever on the data folder of its
 * first argument, several at a time, half of them by an embargo that passes at once. Says the id of each that it was
 * told is released.
 */
const [dataDir = ''] = process.argv.slice(2)
const STDOUT = 1
const IN_PARALLEL = 4
const EMBARGO_MS = 20

const WANG: Actor = { id: 'wang', name: '王', role: 'filer', owner: 'bureau.stats-general' }
const LI: Actor = { id: 'li', name: '李', role: 'reviewer', owner: null }
const say = (line: string) => void writeSync(STDOUT, `${line}\n`)

const store = await openStore({ dataDir, databaseUrl: '', exclusive: true })
const releases = await releasesOver(store, systemClock)
const drafts = openDrafts({ store, releases, clock: systemClock, log: pino({ level: 'silent' }) })

/** Whatever the checks may ask is meant. */
const ANSWERS = Object.keys(CHECKS)

/** Ten months of one series, so that a draft is more than one figure; which one is left to chance. */
const MONTHS = ['03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
const CODES = catalogue.indicators.filter(
  (i) =>
    i.kind === 'growth-yoy' && i.feed !== 'formula' && catalogue.filedBy(i) === WANG.owner && isMonthly(i),
)
const AREAS = catalogue.subjects.filter(({ code }) => /^\d{6}$/.test(code))
function isMonthly({ rule }: Indicator): boolean {
  return catalogue.rule(rule).periodKind === 'month'
}
function anyOf<T>(items: readonly T[]): T {
  const item = items[Math.floor(Math.random() * items.length)]
  if (item === undefined) throw new Error('nothing to choose from')
  return item
}

let next = 0
async function one(): Promise<void> {
  const number = (next += 1)
  const series = seriesKey(anyOf(CODES).code, anyOf(AREAS).code)
  const year = 2008 + Math.floor(Math.random() * 12)
  const value = 10 + (number % 7)
  const entries = MONTHS.map((month) => ({
    series,
    period: `${year}-${month}`,
    text: String(value),
    seen: 0,
    answers: ANSWERS.map((code) => ({ code, value })),
  }))
  // What stands is not looked at: whoever is too late is returned, and that is as good an end as any.
  const { draft } = await drafts.create(
    WANG,
    { origin: 'api', sheet: null, head: { reason: '核实' }, entries },
    undefined,
  )
  const { version } = await drafts.submit(WANG, draft.id, { version: draft.version })
  const at = new Date(systemClock.now() + EMBARGO_MS).toISOString()
  const done = await drafts.approve(LI, draft.id, { version, then: number % 2 === 0 ? 'release' : { at } })
  say(`${done.state} ${draft.id}`)
}

async function forEver(): Promise<never> {
  for (;;) await one().catch(() => undefined)
}

flushCompileCache() // nobody will exit here
say('ready')
await Promise.all(Array.from({ length: IN_PARALLEL }, forEver))
