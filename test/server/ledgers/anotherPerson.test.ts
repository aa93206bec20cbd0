import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shanghaiDay } from '#shared/period.ts'
import { beginRecord } from '#test/server/ledgers/bring.ts'
import { person, type Who } from '#test/server/drafts/desk.ts'
import { call } from '#test/support/api.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { twoEyes } from '#test/support/twoEyes.ts'

const UNIT = 'district.project-units'

let server: TestServer
let keeper: Who
let colleague: Who
let unit: Who
beforeAll(async () => {
  server = await startTestServer()
  await twoEyes(server)
  keeper = await person(server, '项目科甲', 'filer', 'bureau.projects')
  colleague = await person(server, '项目科乙', 'filer', 'bureau.projects')
  unit = await person(server, '建设单位', 'filer', UNIT)
})
afterAll(() => server.stop())

const happen = (who: Who, entity: string, id: string, event: string, fields: object = {}) =>
  call(server.url, `POST /api/v1/ledgers/${entity}/records/${id}/events`, { ...who, body: { event, fields } })

describe('what is for another person', () => {
  it('is refused to the account that did the first part, under whatever name it signs', async () => {
    const id = await beginRecord(server, keeper, 'rectification-item', {
      ...{ problem: '围挡破损', stage: 'construction', level: 'unit', responsibleUnit: UNIT },
      ...{ responsiblePerson: '王某', dueOn: '2099-12-31' },
    })
    await happen(keeper, 'rectification-item', id, 'issue.started')
    await happen(keeper, 'rectification-item', id, 'issue.resolved')
    const verified = { verifiedBy: '李某' }
    expect(await happen(keeper, 'rectification-item', id, 'issue.verified', verified)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/event', code: 'same-person' }] },
    })
    expect(await happen(colleague, 'rectification-item', id, 'issue.verified', verified)).toMatchObject({
      status: 200,
    })
  })

  it('is refused too where both parts come at one instant', async () => {
    const id = await beginRecord(server, keeper, 'rectification-item', {
      ...{ problem: '便道未通', stage: 'construction', level: 'unit', responsibleUnit: UNIT },
      ...{ responsiblePerson: '王某', dueOn: '2099-12-31' },
    })
    await happen(keeper, 'rectification-item', id, 'issue.started', {})
    const on = shanghaiDay(Date.now())
    const step = { entity: 'rectification-item', id }
    const answer = await call(server.url, 'POST /api/v1/ledgers/batches', {
      ...keeper,
      body: {
        records: [
          { ...step, event: 'issue.resolved' },
          { ...step, event: 'issue.verified', on, fields: { verifiedBy: '李某' } },
        ],
      },
    })
    expect(answer).toMatchObject({ body: { errors: [{ pointer: '/records/1/event', code: 'same-person' }] } })
  })
})

describe('offices that an event names', () => {
  it('make it happen in a ledger that another keeps, and no others do', async () => {
    const fields = { demand: '两周内完成管线迁改', responsibleUnit: UNIT, dueOn: '2099-12-31' }
    const id = await beginRecord(server, keeper, 'supervision-order', fields)
    const foreign = await call(server.url, 'POST /api/v1/ledgers/supervision-order/records', {
      ...{ ...unit, body: { event: 'supervision.order-issued', fields } },
    })
    expect(foreign.status).toBe(422)
    expect(
      await happen(unit, 'supervision-order', id, 'supervision.replied', { reply: '已迁改' }),
    ).toMatchObject({
      status: 200,
    })
    expect(await happen(keeper, 'supervision-order', id, 'supervision.order-closed')).toMatchObject({
      status: 200,
    })
  })
})
