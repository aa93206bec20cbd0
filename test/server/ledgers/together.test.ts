import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RecordBatchActed, type RecordBatchInput } from '#shared/contract/recordBatch.ts'
import { currentFields } from '#shared/ledger/record.ts'
import { person, type Who } from '#test/server/drafts/desk.ts'
import { bringFile } from '#test/server/ledgers/bring.ts'
import { call } from '#test/support/api.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { twoEyes } from '#test/support/twoEyes.ts'

const UNIT = 'district.project-units'
const MADE = { event: 'meeting-decision.made', entity: 'meeting-decision' }
const decision = (text: string, meeting: string) => ({
  ...MADE,
  fields: { meeting, decision: text, responsibleUnit: UNIT, dueOn: '2099-12-31' },
})
const meeting = (heldOn: string) => ({
  entity: 'leader-meeting',
  event: 'leader-meeting.held',
  as: 'meeting',
  fields: { kind: 'two-meeting', chair: 'secretary', heldOn },
})

let server: TestServer
let keeper: Who
let other: Who
beforeAll(async () => {
  server = await startTestServer()
  await twoEyes(server)
  keeper = await person(server, '项目科', 'filer', 'bureau.projects')
  other = await person(server, '粮食科', 'filer', 'bureau.grain')
})
afterAll(() => server.stop())

const together = (who: Who, body: RecordBatchInput, key?: string) =>
  call(server.url, 'POST /api/v1/ledgers/batches', {
    ...{ ...who, body },
    ...(key !== undefined && { headers: { 'Idempotency-Key': key } }),
  })
const counted = (entity: string): number => server.releases.records.all(entity).size
const fieldsOf = (entity: string, id: string | null | undefined) => {
  const record = server.releases.records.record(entity, id ?? '')
  return record && currentFields(record)
}

describe('several things that happen together', () => {
  it('are one release, with what is begun named by what follows it', async () => {
    const before = server.releases.board().seq
    const title = '两会议定事项'
    const records = [meeting('2026-01-05'), decision('甲', '$meeting'), decision('乙', '$meeting')]
    const answer = await together(keeper, { title, records }, 'once')
    expect(answer, answer.text).toMatchObject({ status: 200 })
    const { seq, draft, ids } = RecordBatchActed.parse(answer.body)
    expect([seq, draft]).toEqual([before + 1, null])
    expect(server.releases.board().seq).toBe(before + 1)
    expect(fieldsOf('meeting-decision', ids[1])).toMatchObject({ decision: '甲', meeting: ids[0] })
    expect(fieldsOf('meeting-decision', ids[2])).toMatchObject({ decision: '乙', meeting: ids[0] })
    const again = await together(keeper, { title, records }, 'once')
    expect(again.body).toEqual(answer.body)
    const { body } = await call(server.url, 'GET /api/v1/releases?limit=1', keeper)
    expect(body).toMatchObject({ releases: [{ seq, title }] })
  })

  it('are told in the order in which they were asked for, whatever their numbers', async () => {
    const dated = (text: string, madeOn: string) => {
      const { fields, ...made } = decision(text, '$meeting')
      return { ...made, fields: { ...fields, madeOn } }
    }
    const records = [meeting('2025-12-30'), dated('后', '2026-01-05'), dated('先', '2025-12-31')]
    const { ids } = RecordBatchActed.parse((await together(keeper, { records })).body)
    expect(ids.map((id) => id?.slice(0, 4))).toEqual(['2025', '2026', '2025'])
    expect(ids.slice(1).map((id) => fieldsOf('meeting-decision', id)?.['decision'])).toEqual(['后', '先'])
  })

  it('do not happen at all where one of them cannot, and the pointer says which', async () => {
    const [meetings, decisions] = [counted('leader-meeting'), counted('meeting-decision')]
    const late = { ...decision('丙', '$meeting'), fields: { meeting: '$meeting', decision: '丙' } }
    const answer = await together(keeper, { records: [meeting('2026-01-06'), late] })
    expect(answer).toMatchObject({ status: 422 })
    expect(answer.body).toMatchObject({
      errors: [{ pointer: '/records/1/fields/responsibleUnit' }, { pointer: '/records/1/fields/dueOn' }],
    })
    const unnamed = await together(keeper, { records: [decision('丁', '$nobody')] })
    expect(unnamed).toMatchObject({ body: { errors: [{ pointer: '/records/0/fields/meeting' }] } })
    const foreign = await together(other, { records: [meeting('2026-01-06')] })
    expect(foreign).toMatchObject({ body: { errors: [{ pointer: '/records/0', code: 'not-your-record' }] } })
    expect([counted('leader-meeting'), counted('meeting-decision')]).toEqual([meetings, decisions])
  })

  it('are not there where their ledger is not there for whoever asks', async () => {
    const closed = {
      ...{ entity: 'major-decision', event: 'decision.studied' },
      ...{ id: '2026-0001', fields: {} },
    }
    expect(await together(keeper, { records: [closed] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/records/0/entity' }] },
    })
  })

  it('may name files that were brought for them', async () => {
    const brought = await bringFile(server, keeper, 'leader-meeting', '纪要.pdf', Buffer.from('%PDF-1.4\n'))
    const minutes = (brought.body as { id: string }).id
    const held = meeting('2026-01-07')
    const answer = await together(keeper, { records: [{ ...held, fields: { ...held.fields, minutes } }] })
    const { ids } = RecordBatchActed.parse(answer.body)
    expect(fieldsOf('leader-meeting', ids[0])).toMatchObject({ minutes })
  })

  it('wait as one draft where any of their ledgers wants four eyes', async () => {
    const admin = await person(server, '管理员', 'admin')
    const reviewer = await person(server, '审核', 'reviewer')
    const settle = (wants: boolean) =>
      call(server.url, 'PUT /api/v1/desk/policy', {
        ...admin,
        body: { ledgers: { 'meeting-decision': wants } },
      })
    await settle(true)
    const decisions = counted('meeting-decision')
    const records = [meeting('2026-01-08'), decision('戊', '$meeting')]
    const answer = await together(keeper, { title: '待审的会议', records })
    const { draft, ids, seq } = RecordBatchActed.parse(answer.body)
    expect([seq, ids]).toEqual([null, [null, null]])
    expect(counted('meeting-decision')).toBe(decisions)
    const read = await call(server.url, `GET /api/v1/drafts/${draft ?? ''}`, reviewer)
    const { version, title } = read.body as { version: number; title: string }
    expect(title).toBe('待审的会议')
    const approved = await call(server.url, `POST /api/v1/drafts/${draft ?? ''}/approve`, {
      ...{ ...reviewer, body: { version, then: 'release' } },
    })
    expect(approved, approved.text).toMatchObject({ status: 200 })
    const made = [...server.releases.records.all('meeting-decision').values()].map(currentFields)
    const kept = made.find((fields) => fields['decision'] === '戊')
    const held = kept?.['meeting']
    expect(held).toBeTypeOf('string')
    expect(fieldsOf('leader-meeting', held as string)).toMatchObject({ heldOn: '2026-01-08' })
    await settle(false)
  })
})
