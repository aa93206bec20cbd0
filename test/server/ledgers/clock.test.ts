import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { turnDay } from '#server/ledgers/clock/turnDay.ts'
import { openLedgerClock } from '#server/ledgers/clock/openLedgerClock.ts'
import { openReleases, type Releases } from '#server/releases/index.ts'
import { observationsOf } from '#shared/board.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'
import { seriesKey } from '#shared/series.ts'
import { catalogue, CITY_DESK, movableClock } from '#test/server/releases/builders.ts'
import { ENGINE } from '#test/server/store/engines.ts'

async function open(at: string) {
  const place = await ENGINE.place()
  onTestFinished(place.remove)
  const store = await place.open()
  const clock = movableClock(at)
  const releases = await openReleases({ store, catalogue, clock, log: pino({ level: 'silent' }) })
  onTestFinished(async () => {
    await releases.close()
    await store.close()
  })
  const push = (...records: RecordRequest[]) => releases.publish(CITY_DESK, { records }, undefined)
  return { releases, clock, store, push }
}

const eventsOf = (releases: Releases, entity: string, id: string) =>
  releases.records.record(entity, id)?.versions.map(({ event, on }) => `${event} ${on}`)

const ISSUE: RecordRequest = {
  entity: 'rectification-item',
  id: 'I-1',
  on: '2026-11-02',
  fields: {
    ...{ problem: '管线迁改未完成', stage: 'construction', level: 'leader', state: 'open' },
    ...{ responsibleUnit: 'bureau.projects', raisedOn: '2026-11-02', dueOn: '2026-11-10' },
  },
}

test('what has passed its deadline is called overdue once, from the day after, and again after another one has passed', async () => {
  const { releases, clock, push } = await open('2026-11-10T04:00:00.000Z')
  await push(ISSUE)
  await turnDay(releases)
  expect(eventsOf(releases, 'rectification-item', 'I-1')).toEqual(['pushed 2026-11-02'])
  clock.moveTo('2026-11-12T04:00:00.000Z')
  await turnDay(releases)
  await turnDay(releases)
  const once = ['pushed 2026-11-02', 'issue.overdue 2026-11-11']
  expect(eventsOf(releases, 'rectification-item', 'I-1')).toEqual(once)
  await push({ entity: 'rectification-item', id: 'I-1', fields: { dueOn: '2026-11-13' } })
  clock.moveTo('2026-11-14T04:00:00.000Z')
  await turnDay(releases)
  expect(eventsOf(releases, 'rectification-item', 'I-1')).toEqual([
    ...once,
    'pushed 2026-11-12',
    'issue.overdue 2026-11-14',
  ])
})

test('what stays unresolved goes up a level on the third and the tenth working day after it was due, also after a longer stop', async () => {
  const { releases, clock, push } = await open('2026-11-10T04:00:00.000Z')
  const unit = { ...ISSUE, fields: { ...ISSUE.fields, level: 'unit' } }
  const early = { raisedOn: '2026-09-28', dueOn: '2026-10-16' }
  const stopped = { ...unit, id: 'I-2', on: '2026-09-28', fields: { ...unit.fields, ...early } }
  await push(unit, stopped, { ...unit, id: 'I-3', fields: { ...unit.fields, level: 'two-meeting' } })
  const raised = (id: string) =>
    eventsOf(releases, 'rectification-item', id)?.filter((event) => event.includes('raised'))
  const level = (id: string) =>
    releases.records.record('rectification-item', id)?.versions.at(-1)?.fields['level']
  await turnDay(releases)
  expect(raised('I-2')).toEqual(['issue.raised-to-leader 2026-10-22', 'issue.raised-to-meeting 2026-10-31'])
  expect([level('I-1'), level('I-2')]).toEqual(['unit', 'two-meeting'])
  // Due on Tuesday: Friday is the third working day, and a Saturday follows.
  clock.moveTo('2026-11-13T04:00:00.000Z')
  await turnDay(releases)
  expect(raised('I-1')).toEqual([])
  clock.moveTo('2026-11-14T04:00:00.000Z')
  await turnDay(releases)
  await turnDay(releases)
  expect([raised('I-1'), level('I-1')]).toEqual([['issue.raised-to-leader 2026-11-14'], 'leader'])
  clock.moveTo('2026-11-30T04:00:00.000Z')
  await turnDay(releases)
  expect([raised('I-1')?.length, level('I-1')]).toEqual([2, 'two-meeting'])
  expect([raised('I-3'), level('I-3')]).toEqual([[], 'two-meeting'])
})

test('what is done in time is never called overdue', async () => {
  const { releases, clock, push } = await open('2026-11-10T04:00:00.000Z')
  await push({ ...ISSUE, fields: { ...ISSUE.fields, state: 'resolved', resolvedOn: '2026-11-09' } })
  clock.moveTo('2026-11-20T04:00:00.000Z')
  expect(await turnDay(releases)).toBe(false)
  expect(eventsOf(releases, 'rectification-item', 'I-1')).toHaveLength(1)
})

test('a deadline that moves the record moves the figures with it', async () => {
  const { releases, clock, push } = await open('2026-11-10T04:00:00.000Z')
  await push({
    entity: 'plan-milestone',
    id: 'M-1',
    on: '2026-11-01',
    fields: { plan: 'fyp14', name: '规划纲要', dueOn: '2026-11-15', state: 'pending' },
  })
  clock.moveTo('2026-11-16T04:00:00.000Z')
  await turnDay(releases)
  expect(releases.records.record('plan-milestone', 'M-1')?.versions.at(-1)?.fields.state).toBe('late')
})

test('a working day without a report of a project under construction is told, a weekend is not', async () => {
  const { releases, clock, push } = await open('2026-11-19T04:00:00.000Z')
  const project = (id: string, lists: string[], state: string): RecordRequest => ({
    ...{ entity: 'project', id, on: '2026-11-01', fields: { name: id, lists, state } },
  })
  await push(
    project('P-1', ['ecology'], 'building'),
    project('P-2', ['key'], 'building'),
    project('P-3', ['ecology'], 'reserve'),
  )
  const report = (day: string): RecordRequest => ({
    entity: 'dispatch-entry',
    on: day,
    fields: { project: 'P-1', day, workers: 12 },
  })
  await push(report('2026-11-18'))
  await push(report('2026-11-19'))
  // Friday the 20th passes in silence; Monday the 23rd is not over.
  clock.moveTo('2026-11-23T04:00:00.000Z')
  await turnDay(releases)
  await turnDay(releases)
  const missed = [...releases.records.all('dispatch-entry').values()]
    .flatMap(({ versions }) => versions.at(-1) ?? [])
    .filter(({ event }) => event === 'dispatch.missed')
  expect(missed.map(({ fields }) => [fields.project, fields.day, fields.missed])).toEqual([
    ['P-1', '2026-11-20', true],
  ])
})

test('at the turn of the month the running figure becomes final and the new one begins', async () => {
  const { releases, clock, push } = await open('2026-11-28T04:00:00.000Z')
  await push({
    entity: 'price-case',
    id: 'C-1',
    on: '2026-11-03',
    fields: { acceptedOn: '2026-11-03', amount: 1000, state: 'accepted' },
  })
  const figure = () =>
    observationsOf(releases.board(), seriesKey('pricing.cases.accepted', catalogue.site.home)).map(
      ({ period, value, status }) => [period, value, status],
    )
  expect(figure()).toEqual([['2026-11', 1, 'preliminary']])
  clock.moveTo('2026-12-01T00:00:00.000Z')
  await turnDay(releases)
  expect(figure()).toEqual([
    ['2026-11', 1, 'final'],
    ['2026-12', 1, 'preliminary'],
  ])
  // A server that was down for two months catches up.
  clock.moveTo('2027-02-03T00:00:00.000Z')
  await turnDay(releases)
  expect(figure().slice(1)).toEqual([
    ['2026-12', 1, 'final'],
    ['2027-01', 0, 'final'],
    ['2027-02', 0, 'preliminary'],
  ])
})

test('a day on which nothing is otherwise makes no release', async () => {
  const { releases, clock, push } = await open('2026-11-10T04:00:00.000Z')
  await push(ISSUE)
  const { seq } = releases.board()
  expect(await turnDay(releases)).toBe(false)
  clock.moveTo('2026-11-10T15:00:00.000Z')
  expect(await turnDay(releases)).toBe(false)
  expect(releases.board().seq).toBe(seq)
})

test('the clock turns the day at the start, by itself and under its own name', async () => {
  const { releases, clock, store, push } = await open('2026-11-10T04:00:00.000Z')
  await push(ISSUE)
  clock.moveTo('2026-11-12T04:00:00.000Z')
  const ledgerClock = await openLedgerClock({ releases, clock, log: pino({ level: 'silent' }) })
  onTestFinished(ledgerClock.close)
  expect(eventsOf(releases, 'rectification-item', 'I-1')).toHaveLength(2)
  const acts = await store.read.selectFrom('audit').select(['actor', 'action', 'origin']).execute()
  expect(acts.at(-1)).toMatchObject({ actor: 'system', action: 'release.published', origin: 'timer ledgers' })
})
