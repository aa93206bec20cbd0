import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { Failure } from '#server/failure.ts'
import { turnDay } from '#server/ledgers/clock/turnDay.ts'
import { laidOver } from '#server/records/laidOver.ts'
import type { NewVersion } from '#server/records/records.ts'
import { Shelf } from '#server/records/shelf.ts'
import { openReleases, type HistoricRelease, type Releases } from '#server/releases/index.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'
import { sameValue } from '#shared/ledger/record.ts'
import { addDays, shanghaiDay, type Day } from '#shared/period.ts'
import { catalogue, CITY_DESK, movableClock } from '#test/server/releases/builders.ts'
import { compareRecordFigures } from '#test/server/releases/derive/compareRecordFigures.ts'
import { compareFigures, movedFigures } from '#test/server/releases/derive/compareFigures.ts'
import { postgres, sqlite } from '#test/server/store/engines.ts'
import { RandomRecords, shelve } from '#test/support/randomRecords.ts'

const PATIENCE_MS = 120_000
/** Figures of single projects that a history comes to at the least. */
const READ = 5
describe.each([sqlite, postgres()])('$name', { timeout: PATIENCE_MS }, (engine) => {
  beforeAll(engine.start, PATIENCE_MS)
  afterAll(engine.stop, PATIENCE_MS)

  test.each([7, 11])(
    'after any history with late entries every figure of the ledgers is what all records come to (seed %i)',
    async (seed) => {
      const place = await engine.place()
      onTestFinished(place.remove)
      const store = await place.open()
      const clock = movableClock('2025-10-20T04:00:00.000Z')
      const releases = await openReleases({ store, catalogue, clock, log: pino({ level: 'silent' }) })
      onTestFinished(async () => {
        await releases.close()
        await store.close()
      })
      const random = new RandomRecords(seed, releases.ledgers())
      let [kept, compared, read] = [0, 0, 0]
      for (let step = 0; step < 6; step++) {
        const today = addDays(shanghaiDay(clock.now()), step === 0 ? 0 : 5 + random.below(40))
        clock.moveTo(`${today}T04:00:00.000Z`)
        while (await turnDay(releases));
        compared += compareFigures(releases, today)
        for (let n = 0; n < 2; n++) kept += await publishAny(releases, random, today)
        compared += compareFigures(releases, today)
        read += compareRecordFigures(releases)
      }
      expect(read).toBeGreaterThan(READ)
      expect(kept).toBeGreaterThan(600)
      expect(compared).toBeGreaterThan(8_000)
      expect(movedFigures(releases)).toBeGreaterThan(75)
    },
  )
})

test(
  'history that is imported comes to the same figures as if it had been entered day by day',
  { timeout: PATIENCE_MS },
  async () => {
    const place = await sqlite.place()
    onTestFinished(place.remove)
    const store = await place.open()
    const clock = movableClock()
    const releases = await openReleases({ store, catalogue, clock, log: pino({ level: 'silent' }) })
    onTestFinished(async () => {
      await releases.close()
      await store.close()
    })
    const today = shanghaiDay(clock.now())
    await releases.importHistory(historyUpTo(today, new RandomRecords(5, releases.ledgers()), releases))
    while (await turnDay(releases));
    expect(compareFigures(releases, today)).toBeGreaterThan(2_000)
    expect(compareRecordFigures(releases)).toBeGreaterThan(READ)
    expect(movedFigures(releases)).toBeGreaterThan(75)
  },
)

/** Releases of records every few days, some of them entered late. */
function* historyUpTo(today: Day, random: RandomRecords, releases: Releases): Generator<HistoricRelease> {
  const shelf = new Shelf()
  for (let day = addDays(today, -200); day <= today; day = addDays(day, 1 + random.below(20))) {
    const versions: NewVersion[] = []
    for (const ledger of releases.ledgers().values())
      for (let n = random.below(8); n > 0; n--) {
        const id = random.id()
        const known = laidOver(shelf, versions).record(ledger.code, id)
        const version = random.version(ledger, known, id, 0)
        versions.push({ ...version, on: version.on > day ? day : version.on })
      }
    shelve(shelf, versions)
    yield {
      ...{ at: `${day}T08:00:00.000Z`, title: `${day}`, owner: 'bureau.projects', observations: [] },
      records: versions.map(({ entity, id, event, on, fields }) => ({ entity, id, event, on, fields })),
    }
  }
}

/** Publishes records as they come to mind; what their own ledger refuses of them is left out. */
async function publishAny(releases: Releases, random: RandomRecords, today: Day): Promise<number> {
  const said = [...releases.ledgers().values()].flatMap((ledger) =>
    Array.from({ length: random.below(9) }, (): RecordRequest => {
      const id = random.id()
      const known = releases.records.record(ledger.code, id)
      const before = known?.versions.at(-1)?.fields ?? {}
      const { fields, on: day } = random.version(ledger, known, id, 0)
      const since = known?.versions[0]?.on ?? day
      const on = day > today ? today : day < since ? since : day
      const changed = Object.entries(fields).filter(([name, value]) => !sameValue(before[name], value))
      return { entity: ledger.code, id, fields: Object.fromEntries(changed), on }
    }),
  )
  let records = [...new Map(said.map((record) => [`${record.entity} ${record.id}`, record])).values()]
  while (records.length > 0)
    try {
      await releases.publish(CITY_DESK, { records }, undefined)
      return records.length
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      records = without(records, error)
    }
  return 0
}

/** Without the fields that were objected to, and without the records of which something else was. */
function without(records: readonly RecordRequest[], { fields }: Failure): RecordRequest[] {
  const refused = new Map<string, (string | undefined)[]>()
  for (const { pointer } of fields) {
    const [, , i = '', part, name] = pointer.split('/')
    refused.set(i, [...(refused.get(i) ?? []), part === 'fields' ? name : undefined])
  }
  if (refused.size === 0) throw new Error(JSON.stringify(fields))
  return records.flatMap((record, i) => {
    const names = refused.get(String(i))
    if (!names) return [record]
    if (names.some((name) => name === undefined || !(name in record.fields))) return []
    const left = Object.entries(record.fields).filter(([name]) => !names.includes(name))
    return left.length === 0 ? [] : [{ ...record, fields: Object.fromEntries(left) }]
  })
}
