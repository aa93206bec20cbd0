import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import type { LedgerRequestInput } from '#shared/contract/ledgerEdit.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { call } from '#test/support/api.ts'
import { Follower } from '#test/support/follower.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let admin: string
let publisher: string
beforeAll(async () => {
  server = await startTestServer()
  ;[admin, publisher] = await Promise.all([server.token('admin'), server.token('publisher')])
  await push('coordination-meeting', 'M1', { domain: 'ecology', type: 'weekly', heldOn: '2026-09-01' })
})
afterAll(() => server.stop())

const push = (entity: string, id: string, fields: Record<string, unknown>) =>
  call(server.url, 'POST /api/v1/releases', {
    token: publisher,
    body: { title: '台账', records: [{ entity, id, fields }] },
  })
const post = (body: LedgerRequestInput | object, token = admin, query = '') =>
  call(server.url, `POST /api/v1/ledgers/definitions${query}`, { token, body })
const delivered = (code: string): Ledger => {
  const ledger = loadLedgers().get(code)
  if (!ledger) throw new Error(`no ledger ${code}`)
  return structuredClone(ledger)
}
const edit = (code: string, change: Partial<Ledger>, basedOn: number | null = 0) => ({
  edits: [{ basedOn, entry: { ...delivered(code), ...change } }],
  reason: '局务会定',
})
const meeting = () => delivered('coordination-meeting')
const PLACE = { name: 'place', zh: '地点', en: 'Place', type: 'string' }

test('a field that the administrator adds is kept and shown from its release on, without a line of code', async () => {
  const follower = new Follower(server.url, await server.token('reviewer'))
  await follower.start()
  const unknown = await push('coordination-meeting', 'M2', {
    domain: 'ecology',
    type: 'weekly',
    place: '二楼',
  })
  expect(unknown.status).toBe(422)
  const { fields, events, exposure } = meeting()
  const shown = exposure.kind === 'board' ? [...exposure.shown, 'place'] : []
  const request = edit('coordination-meeting', {
    fields: [...fields, PLACE],
    events: events.map((event) => ({ ...event, ...(event.asks && { asks: [...event.asks, 'place'] }) })),
    exposure: { kind: 'board', shown },
  })
  const { status, body } = await post(request)
  expect([status, body]).toEqual([201, expect.objectContaining({ changes: 1 })])
  const { seq } = body as { seq: number }
  const filed = await push('coordination-meeting', 'M2', {
    ...{ domain: 'ecology', type: 'weekly', heldOn: '2026-09-08', place: '二楼' },
  })
  expect(filed.status).toBe(201)
  await expect.poll(() => follower.board.seq).toBe(seq + 1)
  expect(follower.board.ledgers['coordination-meeting']).toMatchObject({ seq, version: 1 })
  expect(follower.board.records['coordination-meeting']?.['M2']?.fields['place']).toBe('二楼')
  follower.close()
})

test('what is taken off the screens is gone from them with the release that says so', async () => {
  const follower = new Follower(server.url, await server.token('reviewer'))
  await follower.start()
  const { fields, events } = meeting()
  const request = edit(
    'coordination-meeting',
    { fields: [...fields, PLACE], events, exposure: { kind: 'board', shown: ['domain', 'heldOn'] } },
    1,
  )
  const { body } = await post(request)
  await expect.poll(() => follower.board.seq).toBe((body as { seq: number }).seq)
  expect(follower.board.records['coordination-meeting']?.['M2']?.fields).toEqual({
    domain: 'ecology',
    heldOn: '2026-09-08',
  })
  await post(
    edit('coordination-meeting', { fields: [...fields, PLACE], events, exposure: { kind: 'told' } }, 2),
  )
  await expect.poll(() => follower.board.records['coordination-meeting']).toEqual({})
  follower.close()
})

test('a new ledger takes records as soon as it is there', async () => {
  const entry: Ledger = {
    ...meeting(),
    ...{ code: 'site-inspection', zh: '工地巡查', en: 'Site inspection', exposure: { kind: 'told' } },
  }
  const { status } = await post({ edits: [{ basedOn: null, entry }], reason: '新设' })
  expect(status).toBe(201)
  const filed = await push('site-inspection', 'S1', {
    domain: 'ecology',
    type: 'weekly',
    heldOn: '2026-09-09',
  })
  expect(filed.status).toBe(201)
})

test('what records hold cannot be taken from under them, and is named with how often', async () => {
  await push('supervision-visit', 'V1', { domain: 'ecology', visitedOn: '2026-09-01', findings: '裸土' })
  const { fields, events } = delivered('supervision-visit')
  const without = (name: string) => ({
    fields: fields.filter((field) => field.name !== name),
    events: events.map((event) => ({ ...event, asks: event.asks?.filter((one) => one !== name) })),
    columns: ['domain'],
  })
  const { status, body } = await post(edit('supervision-visit', without('findings')))
  expect(status).toBe(422)
  expect(body).toMatchObject({
    errors: [
      expect.objectContaining({
        code: 'used-by-records',
        zh: '字段“发现问题”已有 1 处记录在用，不能删去或改变；可以另加一个。',
      }),
    ],
  })
  expect((await post(edit('supervision-visit', without('project')))).status).toBe(201)
})

test('what would stop a start is refused at its place, and a dry run tells it too', async () => {
  const { fields } = delivered('rectification-item')
  const wrong = edit('rectification-item', {
    fields: fields.filter(({ name }) => name !== 'dueOn'),
  })
  for (const query of ['', '?dryRun=1']) {
    const { status, body } = await post(wrong, admin, query)
    expect(status).toBe(422)
    expect((body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toContain(
      '/edits/0/entry/deadline/due/field',
    )
  }
  const counted = edit('rectification-item', {
    fields: fields.map((field) => (field.name === 'resolvedOn' ? { ...field, type: 'text' } : field)),
  })
  const { body } = await post(counted)
  expect(JSON.stringify(body)).toContain('不是日期')
})

test('two administrators at once do not overwrite each other, and nobody else may', async () => {
  const renamed = edit('service-visit', { zh: '走访服务' })
  expect((await post(renamed)).status).toBe(201)
  expect((await post(edit('service-visit', { zh: '服务走访记录' }))).status).toBe(409)
  for (const role of ['filer', 'reviewer', 'publisher', 'viewer'] as const)
    expect((await post(renamed, await server.token(role))).status, role).toBe(403)
})

test('the history of a definition, and the auditor’s before and after', async () => {
  const { body } = await call(server.url, 'GET /api/v1/ledgers/definitions/service-visit/history', {
    token: await server.token('filer'),
  })
  expect(body).toMatchObject({
    delivered: { zh: '服务走访' },
    versions: [{ version: 1, reason: '局务会定', entry: { zh: '走访服务' } }],
  })
  const token = await server.token('auditor')
  const list = await call(server.url, 'GET /api/v1/audit?action=ledger.defined', { token })
  const { entries } = list.body as { entries: { object: string }[] }
  expect(entries[0]).toMatchObject({ object: 'ledger:service-visit' })
})
