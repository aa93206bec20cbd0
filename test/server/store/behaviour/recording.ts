import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  CITY_DESK,
  failureOf,
  filer,
  historic,
  movableClock,
  objections,
  oneFigure,
  REVIEWER,
} from '#test/server/releases/builders.ts'
import type { Open } from '#test/server/store/behaviour.ts'
import { openRecordBook } from '#server/records/recordBook.ts'
import type { RecordBook } from '#server/records/records.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import { verifyStore } from '#server/verify/index.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { currentFields, fieldsAt } from '#shared/ledger/record.ts'
import { asPeriod } from '#shared/period.ts'

const SEED = 20261123
const KEEPER = filer('bureau.projects')
const OFFICE = filer('bureau.office')

const publish = (releases: Releases, actor: Actor, ...records: object[]) =>
  releases.publish(actor, { records }, undefined)
const created = (fields: object = {}) => ({
  entity: 'project',
  event: 'project.created',
  fields: { name: '商都古城', lists: ['key'], responsibleUnit: 'bureau.projects', leader: '张三', ...fields },
})
const proposed = {
  entity: 'major-decision',
  event: 'decision.proposed',
  fields: { kind: 'project', title: '某密件' },
}

/** Everything that a book knows, to be compared. */
const contentOf = ({ seq, all }: RecordBook, ledgers: Iterable<string>) => ({
  seq: seq(),
  records: [...ledgers].map((entity) => [...all(entity).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))),
})

const bodyOf = async (store: Store, seq: number): Promise<string> =>
  (await store.read.selectFrom('release_log').select('body').where('seq', '=', seq).executeTakeFirstOrThrow())
    .body

export function recording(open: Open): void {
  test('an event makes a numbered record: whole in the store, and on the board what screens may show', async () => {
    const { releases, store } = await open()
    await publish(releases, KEEPER, created())
    const record = releases.records.record('project', '2026-0001')
    expect(record && currentFields(record)).toMatchObject({ leader: '张三', state: 'reserve' })
    const shown = releases.board().records['project']?.['2026-0001']?.fields
    expect(shown).toMatchObject({ name: '商都古城', state: 'reserve' })
    expect(await bodyOf(store, 1)).not.toContain('张三')
    await publish(releases, KEEPER, created({ name: '二期' }), created({ name: '三期' }))
    const named = ['2026-0002', '2026-0003'].map(
      (id) => releases.board().records['project']?.[id]?.fields['name'],
    )
    expect(named).toEqual(['二期', '三期'])
  })

  test('of a ledger that is not for screens a release says that something happened, of a closed one nothing', async () => {
    const { releases, store } = await open()
    const visit = { entity: 'meeting-decision', id: 'D-1', fields: { decision: '某议定' } }
    await publish(releases, CITY_DESK, visit)
    await publish(releases, OFFICE, proposed)
    const all = await releases.releasesAfter(0)
    if (all === 'snapshot') throw new Error('a snapshot')
    expect(all.map(({ changes }) => changes)).toEqual([
      [
        {
          kind: 'record',
          entity: 'meeting-decision',
          id: 'D-1',
          version: 1,
          on: '2026-11-23',
          event: 'pushed',
        },
      ],
      [],
    ])
    expect(await bodyOf(store, 2)).not.toMatch(/某密件|major-decision|1 条/)
    expect(releases.records.record('major-decision', '2026-0001')).toBeDefined()
    expect(releases.board().records).toEqual({})
  })

  test('a score shows once its event is published', async () => {
    const { releases } = await open()
    const event = (state: string) => ({
      entity: 'observation-event',
      id: 'E',
      fields: { state, domain: 'key-projects', heldOn: '2026-11-01', projects: ['P'] },
    })
    await publish(releases, CITY_DESK, { entity: 'project', id: 'P', fields: { name: '甲' } }, event('held'))
    const score = (n: number) => ({
      entity: 'observation-score',
      id: 'S',
      fields: { event: 'E', project: 'P', judge: '王', score: n },
    })
    await publish(releases, CITY_DESK, score(90))
    await publish(releases, CITY_DESK, event('published'), score(91))
    const all = await releases.releasesAfter(1)
    if (all === 'snapshot') throw new Error('a snapshot')
    const told = all.map(({ changes }) => changes.flatMap((c) => (c.kind === 'record' ? c.entity : [])))
    expect(told).toEqual([[], ['observation-event', 'observation-score']])
  })

  test('what a person may not do, what the state forbids and what is missing is refused at its place, all at once', async () => {
    const { releases } = await open()
    await publish(releases, KEEPER, created())
    const started = { entity: 'project', id: '2026-0001', event: 'project.started', fields: {} }
    const no = async (actor: Actor, ...records: object[]) =>
      objections(await failureOf(publish(releases, actor, ...records)))
    expect(await no(OFFICE, started)).toEqual(['not-your-record /records/0'])
    expect(await no(REVIEWER, started)).toEqual(['not-your-record /records/0'])
    expect(await no(KEEPER, started)).toEqual(['not-in-state /records/0/event'])
    expect(await no(KEEPER, created({ name: null, lists: [] }), created({ planYear: -1 }))).toEqual([
      'required /records/0/fields/name',
      'required /records/0/fields/lists',
      'out-of-range /records/1/fields/planYear',
    ])
    expect(releases.records.seq()).toBe(1)
  })

  test('what is entered late is seen on the days it was true, and does not undo what has happened since', async () => {
    const { releases, store } = await open()
    const push = (fields: object, on?: string) =>
      publish(releases, CITY_DESK, { entity: 'project', id: 'P', fields, ...(on !== undefined && { on }) })
    await push({ name: '甲', state: 'reserve' }, '2026-01-05')
    await push({ planYear: 5 }, '2026-06-01')
    await push({ street: '某办事处' }, '2026-03-01')
    await push({ planYear: 4 }, '2026-04-15')
    const record = releases.records.record('project', 'P')
    const at = (day: string) => record && fieldsAt(record, asPeriod(day))
    expect(at('2026-01-04')).toBeUndefined()
    expect(at('2026-02-01')).toEqual({ name: '甲', state: 'reserve' })
    expect(at('2026-04-01')).toEqual({ name: '甲', state: 'reserve', street: '某办事处' })
    expect(at('2026-05-01')).toMatchObject({ planYear: 4 })
    const now = { name: '甲', state: 'reserve', street: '某办事处', planYear: 5 }
    expect(at('2026-07-01')).toEqual(now)
    expect(record && currentFields(record)).toEqual(now)
    expect(releases.board().records['project']?.['P']?.fields).toEqual(now)
    await push({ name: '乙' })
    expect(at('2026-11-23')).toEqual(now)
    const renamed = releases.records.record('project', 'P')
    expect(renamed && currentFields(renamed)).toEqual({ ...now, name: '乙' })
    expect((await verifyStore({ store, clock: movableClock() })).findings).toEqual([])
  })

  test('imported history holds from its days, and a day after its release is refused', async () => {
    const { releases } = await open()
    const of = (fields: object, more: object = {}) => ({
      entity: 'project',
      id: 'P',
      fields: { ...fields },
      ...more,
    })
    await releases.importHistory([
      historic('2020-01-01T02:00:00.000Z', [], {
        records: [of({ state: 'reserve' }, { on: '2019-12-30', event: 'project.created' })],
      }),
      historic('2020-06-11T17:00:00.000Z', [], { records: [of({ state: 'building' })] }),
    ])
    expect(
      releases.records.record('project', 'P')?.versions.map(({ on, event, seq }) => [on, event, seq]),
    ).toEqual([
      ['2019-12-30', 'project.created', 1],
      ['2020-06-12', 'pushed', 2],
    ])
    const tomorrow = historic('2020-07-01T02:00:00.000Z', [], { records: [of({}, { on: '2020-07-02' })] })
    await expect(releases.importHistory([tomorrow])).rejects.toThrow('2020-07-02')
  })

  test(`records in memory are those of the store, in two processes and after a restart (seed ${SEED})`, async () => {
    const a = await open()
    const b = await open(a.place)
    const of = (entity: string, name: string, state: string) =>
      fc.record({
        entity: fc.constant(entity),
        id: fc.option(fc.constantFrom('A', 'B', 'constructor'), { nil: undefined }),
        fields: fc.dictionary(fc.constantFrom(name, 'state'), fc.constantFrom('甲', '乙', null, state), {
          maxKeys: 2,
        }),
        on: fc.constantFrom('2026-11-20', undefined),
      })
    const order = fc.oneof(
      of('project', 'name', 'reserve'),
      of('meeting-decision', 'decision', 'pending'),
      of('major-decision', 'title', 'proposed'),
    )
    let made = 0
    const game = fc.asyncProperty(
      fc.array(fc.tuple(fc.boolean(), order), { maxLength: 12 }),
      async (orders) => {
        const done = await Promise.allSettled(
          orders.map(([isA, one]) => publish((isA ? a : b).releases, CITY_DESK, one)),
        )
        made += done.filter(({ status }) => status === 'fulfilled').length
        for (const { releases } of [a, b]) await releases.catchUp()
        const ledgers = [...a.releases.ledgers().keys()]
        const fresh = await openRecordBook({ store: a.store, log: { error: () => undefined } })
        expect(contentOf(a.releases.records, ledgers)).toEqual(contentOf(fresh, ledgers))
        expect(contentOf(b.releases.records, ledgers)).toEqual(contentOf(fresh, ledgers))
        for (const entity of ledgers)
          for (const name of ['甲', null])
            expect(
              a.releases.records
                .matching(entity, ['name'], [name])
                .map(({ id }) => id)
                .toSorted(),
            ).toEqual(
              [...fresh.all(entity).values()]
                .filter((r) => (currentFields(r)['name'] ?? null) === name)
                .map(({ id }) => id)
                .toSorted(),
            )
      },
    )
    await fc.assert(game, { seed: SEED, numRuns: 20 })
    expect(made).toBeGreaterThan(15)
  })

  test('a stale base, seen in another process, is a conflict', async () => {
    const a = await open()
    const b = await open(a.place)
    await publish(a.releases, KEEPER, created())
    const rename = (basedOn: number) => ({
      entity: 'project',
      id: '2026-0001',
      fields: { name: '乙' },
      basedOn,
    })
    expect(objections(await failureOf(publish(b.releases, CITY_DESK, rename(0))))).toEqual([
      'stale-record /records/0/basedOn',
    ])
    await publish(b.releases, CITY_DESK, rename(1))
    expect(b.releases.records.record('project', '2026-0001')?.versions).toHaveLength(2)
  })

  test.each([
    ['changed', sql`update record_vintage set fields = '{"title":"改过"}' where entity = 'major-decision'`],
    ['dated otherwise', sql`update record_vintage set on_day = '2020-01-01' where entity = 'major-decision'`],
    ['taken away', sql`delete from record_vintage where entity = 'major-decision'`],
    [
      'slipped in',
      sql`insert into record_vintage select entity, 'X', version, fields, demo, seq, on_day, event, reason, actor from record_vintage where entity = 'major-decision'`,
    ],
  ])(
    'a record of a closed ledger that was %s by hand is found by the act that kept its hash',
    async (_, statement) => {
      const { releases, store, place } = await open()
      await publish(releases, OFFICE, proposed)
      await releases.publish(CITY_DESK, oneFigure(1), undefined)
      const findings = async () => (await verifyStore({ store, clock: movableClock() })).findings
      expect(await findings()).toEqual([])
      await place.forge((trx) => statement.execute(trx))
      expect((await findings()).map(({ table, row, fault }) => `${table} ${row} ${fault}`)).toEqual([
        'record_vintage seq 1 differs',
      ])
    },
  )
}
