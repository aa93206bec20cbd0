import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { ADMIN, LI, openDesk, ZHANG, type OpenDesk } from '#test/server/drafts/openDesk.ts'
import { failureOf } from '#test/server/releases/builders.ts'
import { postgres, sqlite } from '#test/server/store/engines.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { currentFields } from '#shared/ledger/record.ts'

const PATIENCE_MS = 30_000
/** They keep projects and their problems; one of them files what another began. */
const QIAN: Actor = { id: 'qian', name: '钱', role: 'filer', owner: 'bureau.projects' }
const SUN: Actor = { id: 'sun', name: '孙', role: 'filer', owner: 'bureau.projects' }
/** Of an office that answers for a record of that ledger. */
const UNIT: Actor = { id: 'unit', name: '周', role: 'filer', owner: 'bureau.office' }
/** Of an office that has nothing to do with it. */
const STRANGER: Actor = { id: 'wu', name: '吴', role: 'filer', owner: 'bureau.stats-general' }
const OFFICE: Actor = { id: 'zheng', name: '郑', role: 'filer', owner: 'bureau.office' }

const OPENED = {
  problem: '管线迁改未完成',
  stage: 'construction',
  level: 'leader',
  responsibleUnit: 'bureau.projects',
  responsiblePerson: '甲',
  dueOn: '2026-12-31',
}
const opening = (fields: object = {}): RecordRequest => ({
  entity: 'rectification-item',
  event: 'issue.opened',
  fields: { ...OPENED, ...fields },
})

describe.each([sqlite, postgres()])('$name', { timeout: PATIENCE_MS }, (engine) => {
  beforeAll(engine.start, PATIENCE_MS)
  afterAll(engine.stop, PATIENCE_MS)

  async function desk(): Promise<OpenDesk> {
    const place = await engine.place()
    onTestFinished(place.remove)
    return openDesk(place, fakeClock('2026-11-23T04:00:00.000Z'))
  }
  /** What somebody does to records, on its way to the reviewers at once. */
  const send = async ({ drafts }: OpenDesk, actor: Actor, ...records: RecordRequest[]) => {
    const { id } = await drafts.begin(actor, {
      origin: 'ledger',
      sheet: null,
      entries: [],
      records,
      submit: true,
    })
    return drafts.read(actor, id)
  }
  const items = ({ releases }: OpenDesk) => [...releases.records.all('rectification-item').values()]
  const approve = async (on: OpenDesk, id: string, who = LI) => {
    const { version } = await on.drafts.read(who, id)
    return on.drafts.approve(who, id, { version, then: 'release' })
  }

  test('what somebody does to a record waits for another pair of eyes, and is a release then', async () => {
    const on = await desk()
    const draft = await send(on, QIAN, opening())
    expect(draft).toMatchObject({
      ...{ state: 'submitted', origin: 'ledger', owner: 'bureau.projects', fourEyes: true },
      ...{ recordCount: 1, entries: 0, ledgers: ['rectification-item'], domains: ['key-projects'] },
    })
    expect(items(on)).toEqual([])
    expect(
      (await failureOf(on.drafts.approve(QIAN, draft.id, { version: draft.version, then: 'release' }))).code,
    ).toBe('forbidden')
    const released = await approve(on, draft.id)
    expect(released).toMatchObject({ state: 'released', releasedSeq: 1 })
    const [item] = items(on)
    expect(item).toMatchObject({
      id: '2026-0001',
      versions: [{ seq: 1, on: '2026-11-23', event: 'issue.opened' }],
    })
    expect(item && currentFields(item)).toMatchObject({ ...OPENED, state: 'open', raisedOn: '2026-11-23' })
  })

  test('the reviewer sees each field as it stands and as it would be, and changes nothing by looking', async () => {
    const on = await desk()
    await approve(on, (await send(on, QIAN, opening())).id)
    const moved = await send(on, SUN, {
      ...{ entity: 'rectification-item', id: '2026-0001', event: 'issue.corrected', reason: '久拖未决' },
      ...{ fields: { level: 'two-meeting' }, basedOn: 1 },
    })
    const { records, seq } = await on.drafts.impact(LI, moved.id)
    expect(seq).toBe(1)
    expect(records).toEqual([
      {
        ...{ n: 1, entity: 'rectification-item', id: '2026-0001', event: 'issue.corrected', isNew: false },
        ...{ on: '2026-11-23', reason: '久拖未决', title: OPENED.problem },
        changed: [{ field: 'level', was: 'leader', is: 'two-meeting' }],
      },
    ])
    expect(items(on)[0]?.versions).toHaveLength(1)
    const fresh = await on.drafts.impact(LI, (await send(on, QIAN, opening())).id)
    expect(fresh.records).toMatchObject([{ id: '2026-0002', isNew: true }])
    expect(fresh.records[0]?.changed).toContainEqual({ field: 'state', was: null, is: 'open' })
  })

  test('what cannot be done makes no draft, and the objection names the change and the field', async () => {
    const on = await desk()
    const { code, fields } = await failureOf(send(on, QIAN, opening({ level: 'planet', dueOn: null })))
    expect(code).toBe('invalid')
    expect([...new Set(fields.map(({ pointer }) => pointer))].toSorted()).toEqual([
      '/records/0/fields/dueOn',
      '/records/0/fields/level',
    ])
    expect((await on.drafts.list(QIAN, {})).drafts).toEqual([])
  })

  test('one whose record somebody changed meanwhile goes back to its authors', async () => {
    const on = await desk()
    await approve(on, (await send(on, QIAN, opening())).id)
    const start = (actor: Actor) =>
      send(on, actor, {
        entity: 'rectification-item',
        id: '2026-0001',
        event: 'issue.started',
        fields: {},
        basedOn: 1,
      })
    const [first, second] = [await start(QIAN), await start(SUN)]
    const waiting = await on.drafts.waiting(QIAN, 'rectification-item', '2026-0001')
    expect(waiting.toSorted((a) => (a.draft === first.id ? -1 : 1))).toEqual([
      { draft: first.id, event: 'issue.started', state: 'submitted' },
      { draft: second.id, event: 'issue.started', state: 'submitted' },
    ])
    await approve(on, first.id)
    expect(await approve(on, second.id)).toMatchObject({
      state: 'returned',
      failure: 'stale',
      releasedSeq: null,
    })
    expect(items(on)[0]?.versions).toHaveLength(2)
  })

  test('one that was returned is mended by its office and sent again', async () => {
    const on = await desk()
    const { id, version } = await send(on, QIAN, opening())
    await on.drafts.return(LI, id, { version, remark: '责任人请核实' })
    const returned = await on.drafts.read(SUN, id)
    const [asked] = returned.records
    const records = [{ n: 1, base: asked?.version ?? 0, request: opening({ responsiblePerson: '乙' }) }]
    const patched = await on.drafts.patch(SUN, id, { records })
    expect(patched.recordConflicts).toEqual([])
    const again = await on.drafts.patch(QIAN, id, { records: [{ n: 1, base: 1, request: null }] })
    expect(again.recordConflicts).toMatchObject([
      { n: 1, theirs: { request: { fields: { responsiblePerson: '乙' } } } },
    ])
    await on.drafts.submit(QIAN, id, { version: patched.version })
    await approve(on, id)
    const [item] = items(on)
    expect(item && currentFields(item)['responsiblePerson']).toBe('乙')
    expect((await on.drafts.read(LI, id)).authors).toEqual([QIAN.id, SUN.id])
  })

  test('a reviewer who does something to a record is no second pair of eyes for it', async () => {
    const on = await desk()
    await approve(on, (await send(on, QIAN, opening())).id)
    const step = (actor: Actor, event: string, fields: RecordRequest['fields'] = {}) =>
      send(on, actor, { entity: 'rectification-item', id: '2026-0001', event, fields })
    await approve(on, (await step(QIAN, 'issue.started')).id)
    await approve(on, (await step(QIAN, 'issue.resolved')).id)
    const back = {
      entity: 'rectification-item',
      id: '2026-0001',
      event: 'issue.sent-back',
      reason: '未销号',
      fields: {},
    }
    const draft = await send(on, LI, back)
    expect(draft).toMatchObject({ owner: 'bureau.projects', author: LI.id })
    expect(
      (await failureOf(on.drafts.approve(LI, draft.id, { version: draft.version, then: 'release' }))).code,
    ).toBe('second-pair')
    expect(await approve(on, draft.id, ZHANG)).toMatchObject({ state: 'released' })
    expect(items(on)[0]?.versions.at(-1)?.fields['state']).toBe('rejected')
  })

  test('whoever has no part in a ledger does nothing to it, and learns nothing of it', async () => {
    const on = await desk()
    const secret = '核心机密议题'
    const closed = {
      entity: 'major-decision',
      event: 'decision.proposed',
      fields: { kind: 'decision', title: secret },
    }
    await approve(on, (await send(on, OFFICE, closed)).id)
    const move = { entity: 'major-decision', id: '2026-0001', event: 'decision.studied', fields: {} }
    const ghost = { ...move, id: '2026-0999' }
    const said: unknown[] = []
    for (const request of [move, ghost]) {
      const refusal = await failureOf(send(on, STRANGER, request))
      said.push({ code: refusal.code, fields: refusal.fields })
      const begun = await on.drafts.begin(STRANGER, {
        origin: 'api',
        sheet: null,
        entries: [],
        records: [request],
      })
      const { title } = await on.drafts.read(STRANGER, begun.id)
      said.push({ title: title.replace(request.id, '') })
      const weighed = await failureOf(on.drafts.impact(STRANGER, begun.id))
      said.push({ code: weighed.code, fields: weighed.fields })
      expect(await on.drafts.waiting(UNIT, 'major-decision', request.id)).toEqual([])
    }
    expect(said.slice(0, 3)).toEqual(said.slice(3))
    expect(JSON.stringify(said)).not.toContain(secret)
  })

  test('a ledger may want four eyes where its topic does not, and the other way round', async () => {
    const on = await desk()
    const { drafts, releases } = on
    const publish = (actor: Actor, records: object[]) =>
      releases.publish(actor, { records }, undefined, drafts.permit({ kind: 'person', actor }))
    expect((await failureOf(publish(QIAN, [opening()]))).code).toBe('four-eyes')
    const settled = await drafts.settlePolicy(ADMIN, { ledgers: { 'rectification-item': false } })
    expect(settled.ledgers.find(({ code }) => code === 'rectification-item')?.fourEyes).toBe(false)
    expect((await drafts.fourEyes())('rectification-item')).toBe(false)
    expect((await drafts.fourEyes())('project')).toBe(true)
    await publish(QIAN, [opening()])
    expect(items(on)).toHaveLength(1)
    const alone = await send(on, QIAN, opening())
    expect(alone).toMatchObject({ fourEyes: false })
    expect(await drafts.release(QIAN, alone.id, { version: alone.version })).toMatchObject({
      state: 'released',
    })

    await drafts.settlePolicy(ADMIN, {
      fourEyes: { 'key-projects': false },
      ledgers: { 'rectification-item': true },
    })
    expect((await failureOf(publish(QIAN, [opening()]))).code).toBe('four-eyes')
    expect((await drafts.fourEyes())('project')).toBe(false)
    await drafts.settlePolicy(ADMIN, { ledgers: { 'rectification-item': null } })
    expect((await drafts.policy()).ledgers.find(({ code }) => code === 'rectification-item')?.fourEyes).toBe(
      null,
    )
    await publish(QIAN, [opening()])
    const acts = on.store.read
      .selectFrom('audit')
      .select('detail')
      .where('action', '=', 'desk.policy-changed')
    expect((await acts.orderBy('n').execute()).map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([
      { 'ledger:rectification-item': false },
      { 'key-projects': false, 'ledger:rectification-item': true },
      { 'ledger:rectification-item': null },
    ])
    expect(
      (await failureOf(drafts.settlePolicy(ADMIN, { ledgers: { nothing: true } }))).fields,
    ).toMatchObject([{ pointer: '/ledgers/nothing', code: 'unknown-entity' }])
  })
})
