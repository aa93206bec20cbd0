import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { pino } from 'pino'
import { Failure } from '#server/failure.ts'
import { turnDay } from '#server/ledgers/clock/turnDay.ts'
import { openReleases, type Releases } from '#server/releases/index.ts'
import { observationAt } from '#shared/board.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'
import { isByPeriod } from '#shared/formula/conditions.ts'
import { evaluate } from '#shared/formula/evaluate.ts'
import { terms, type RecordsTerm } from '#shared/formula/formula.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import { aggregate, countedRecords, dayOfPeriod } from '#shared/formula/records.ts'
import { recordSource } from '#shared/formula/recordSource.ts'
import { EVER, periodsDuring } from '#shared/formula/touchedPeriods.ts'
import { isWorkedOut } from '#shared/indicator.ts'
import { sameValue } from '#shared/ledger/record.ts'
import { addDays, periodEnd, shanghaiDay, type Day, type Period } from '#shared/period.ts'
import { scheduledShare } from '#shared/planCurve.ts'
import { indicatorOf, seriesKey, type SeriesKey } from '#shared/series.ts'
import { catalogue, CITY_DESK, movableClock } from '#test/server/releases/builders.ts'
import { postgres, sqlite } from '#test/server/store/engines.ts'
import { RandomRecords } from '#test/support/randomRecords.ts'

const PATIENCE_MS = 120_000
const { home } = catalogue.site
/** Those of the catalogue that are worked out, with their formulas. */
const figures = catalogue.indicators.filter(isWorkedOut).flatMap((indicator) => {
  const formula = parseFormula(indicator.derivedFrom ?? '')
  const counted = terms(formula).filter((term) => term.type === 'records')
  const read = terms(formula).some(({ type }) => type === 'figure')
  return counted.length > 0 || read
    ? [{ indicator, formula, counted, rule: catalogue.rule(indicator.rule) }]
    : []
})

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
      let [kept, compared] = [0, 0]
      for (let step = 0; step < 9; step++) {
        const today = addDays(shanghaiDay(clock.now()), step === 0 ? 0 : 5 + random.below(40))
        clock.moveTo(`${today}T04:00:00.000Z`)
        while (await turnDay(releases));
        compared += compare(releases, today)
        for (let n = 0; n < 2; n++) kept += await publishAny(releases, random, today)
        compared += compare(releases, today)
      }
      const moved = figures.filter(({ indicator }) =>
        Object.entries(releases.board().series).some(
          ([key, known]) =>
            indicatorOf(key as SeriesKey) === indicator.code && known.some(({ value }) => value),
        ),
      )
      expect(kept).toBeGreaterThan(1_000)
      expect(compared).toBeGreaterThan(15_000)
      expect(moved.length).toBeGreaterThan(80)
    },
  )
})

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

/** Every period of every figure, from all records by hand and from the published figures beneath. */
function compare(releases: Releases, today: Day): number {
  const board = releases.board()
  const view = releases.records
  const { workingDays } = catalogue
  const source = recordSource({ view, ledger: (code) => releases.ledgers().get(code), workingDays }, today)
  const standing = (code: string, period: Period) => observationAt(board, seriesKey(code, home), period)
  let compared = 0
  for (const { indicator, formula, counted, rule } of figures)
    for (const period of periodsDuring(rule, { ...EVER, from: '2024-06-01' }, today)) {
      const result = evaluate(formula, indicator, period, catalogue, {
        figure: standing,
        scheduled: (list, at) =>
          scheduledShare(catalogue.planCurve(list), at, (past) => standing(list, past)?.value),
        records: (term, at) => (isKept(term, at) ? aggregate(term, at, source)?.value : undefined),
      })
      const where = `${indicator.code} ${period} on ${today}`
      const published = standing(indicator.code, period)
      if (result === 'unknown') {
        expect(published, where).toBeUndefined()
        continue
      }
      expect([published?.value, published?.missing], where).toEqual([result.value, result.missing])
      if (counted.length > 0 && result.value !== null)
        expect(published?.status === 'preliminary', `${where} is running`).toBe(today <= periodEnd(period))
      compared += 1
    }
  return compared

  /** Before its first record a ledger says nothing. */
  function isKept(term: RecordsTerm, period: Period): boolean {
    if (isByPeriod(term))
      return standingBefore(term, period) || (countedRecords(term, period, source)?.length ?? 0) > 0
    const first = [...view.all(term.entity).values()]
      .flatMap(({ versions }) => versions.map(({ on }) => on))
      .sort()[0]
    return first !== undefined && first <= dayOfPeriod(period, today)
  }
  function standingBefore(term: RecordsTerm, period: Period): boolean {
    const of = figures.find(({ counted }) =>
      counted.some((one) => one.at === term.at && one.entity === term.entity),
    )
    return of !== undefined && standing(of.indicator.code, period) !== undefined
  }
}
