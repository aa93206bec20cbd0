import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { openReleases } from '#server/releases/index.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'
import { asPeriod } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'
import { catalogue, CITY_DESK, failureOf, movableClock, objections } from '#test/server/releases/builders.ts'
import { sqlite } from '#test/server/store/engines.ts'

const { home } = catalogue.site
const ACCEPTED = seriesKey('pricing.cases.accepted', home)

async function open() {
  const place = await sqlite.place()
  onTestFinished(place.remove)
  const store = await place.open()
  const releases = await openReleases({
    ...{ store, catalogue, clock: movableClock() },
    log: pino({ level: 'silent' }),
  })
  onTestFinished(async () => {
    await releases.close()
    await store.close()
  })
  const push = (...records: RecordRequest[]) => releases.publish(CITY_DESK, { records }, undefined)
  const told = (series = ACCEPTED, asOf?: number) =>
    releases.provenance({
      ...{ series, period: asPeriod('2026-10'), named: false },
      ...(asOf !== undefined && { asOf: { kind: 'seq', seq: asOf } as const }),
    })
  return { releases, push, told }
}

const priceCase = (id: string, acceptedOn: string): RecordRequest => ({
  ...{ entity: 'price-case', id, on: acceptedOn, fields: { acceptedOn, amount: 100, state: 'accepted' } },
})

test('a figure says of which ledger it is and how many records were counted, as of any release', async () => {
  const { push, told } = await open()
  await push(priceCase('C-1', '2026-10-08'))
  await push(priceCase('C-2', '2026-10-09'), priceCase('C-3', '2026-11-02'))
  expect((await told()).formula).toMatchObject({
    records: [{ ledger: 'price-case', records: 2, value: 2 }],
    value: 2,
  })
  expect((await told(ACCEPTED, 1)).formula).toMatchObject({ records: [{ value: 1 }], value: 1 })
})

test('what is entered late revises the periods since then, and says why without saying what', async () => {
  const { releases, push, told } = await open()
  await push(priceCase('C-1', '2026-09-08'))
  await push(priceCase('SECRET-2', '2026-10-09'))
  const { value, status, vintages } = await told()
  expect([value, status]).toEqual([2, 'revised'])
  expect(vintages.at(-1)).toMatchObject({
    revision: 'correction',
    reason: expect.stringMatching(/^随“.*”台账更新重新计算$/) as string,
  })
  const september = await releases.vintages(ACCEPTED, asPeriod('2026-09'))
  expect(september.vintages.map((vintage) => vintage.value)).toEqual([1])
})

test('where records are not yet for everybody, nobody learns from a figure how many there are', async () => {
  const { push, told } = await open()
  const fields = { category: 'red-list', submittedOn: '2026-10-09', state: 'submitted' }
  await push({ entity: 'red-list-entry', id: 'R-1', on: '2026-10-09', fields })
  const { formula } = await told(seriesKey('credit.red-list.entries', home))
  expect(formula?.records).toMatchObject([{ ledger: 'red-list-entry', records: null, value: 1 }])
})

test('nobody files what is counted', async () => {
  const { releases } = await open()
  const filed = { observations: [{ series: ACCEPTED, period: '2026-10', value: 5 }] }
  const failure = await failureOf(releases.publish(CITY_DESK, filed, undefined))
  expect(objections(failure)).toEqual(['computed-figure /observations/0/series'])
})

test('a figure whose ledger has no record has no sum, and nothing is said of it', async () => {
  const { told } = await open()
  expect(await told()).toMatchObject({ value: null, formula: null, vintages: [] })
})
