import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Draft, DraftChanges, DraftList, DraftPatched, DraftSummary } from '#shared/contract/drafts.ts'
import { call } from '#test/support/api.ts'
import { GDP, RETAIL, RETAIL_LEVEL } from '#test/server/releases/builders.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let [filer, colleague, reviewer, stranger] = ['', '', '', '']
beforeAll(async () => {
  server = await startTestServer()
  filer = await server.token('filer')
  colleague = await server.token('filer')
  reviewer = await server.token('reviewer')
  stranger = await server.token('filer', 'district.finance')
})
afterAll(() => server.stop())

const cell = (series: string, text: string, more: object = {}) => ({
  series,
  period: '2020-05',
  text,
  seen: 0,
  ...more,
})
const begin = async (token: string, entries: object[] = [], more: object = {}): Promise<Draft> => {
  const { status, body } = await call(server.url, 'POST /api/v1/drafts', {
    token,
    body: { origin: 'api', sheet: null, entries, ...more },
  })
  expect(status).toBe(201)
  return Draft.parse(body)
}
const patch = async (token: string, id: string, body: object): Promise<DraftPatched> => {
  const answer = await call(server.url, `PATCH /api/v1/drafts/${id}`, { token, body })
  expect(answer).toMatchObject({ status: 200 })
  return DraftPatched.parse(answer.body)
}

describe('a draft', () => {
  it('keeps what was typed, readable or not, and says who typed it', async () => {
    const { id, cells, may, title } = await begin(filer, [
      cell(RETAIL, '约 3.2?'),
      cell(RETAIL_LEVEL, '12.5'),
    ])
    expect(cells.map(({ text }) => text)).toEqual(['约 3.2?', '12.5'])
    expect(may).toEqual(['edit', 'submit', 'discard'])
    expect(title).toContain('等 2 项')
    const { body } = await call(server.url, `GET /api/v1/drafts/${id}`, { token: colleague })
    expect(Draft.parse(body).cells[0]).toMatchObject({ text: '约 3.2?', editor: 'test-1', version: 2 })
  })

  it('is not there for anybody else', async () => {
    const { id } = await begin(filer, [cell(RETAIL, '3.2')])
    for (const token of [stranger, reviewer]) {
      const nothing = await call(server.url, 'GET /api/v1/drafts/nothing', { token })
      expect(nothing.status).toBe(404)
      for (const route of [`GET /api/v1/drafts/${id}`, `GET /api/v1/drafts/${id}/changes?since=0`]) {
        expect(await call(server.url, route, { token })).toMatchObject({ status: 404, text: nothing.text })
      }
      const { body } = await call(server.url, 'GET /api/v1/drafts', { token })
      expect(DraftList.parse(body).drafts).toEqual([])
    }
  })

  it('tells a cell that was changed meanwhile and does not overwrite it', async () => {
    const { id } = await begin(filer, [cell(RETAIL, '3.2')])
    const theirs = await patch(colleague, id, { set: [{ ...cell(RETAIL, '3.3'), base: 2 }] })
    expect(theirs).toMatchObject({ version: 3, conflicts: [] })
    const mine = await patch(filer, id, {
      set: [
        { ...cell(RETAIL, '3.4'), base: 2 },
        { ...cell(RETAIL_LEVEL, '12'), base: 0 },
      ],
    })
    expect(mine).toMatchObject({
      version: 4,
      conflicts: [{ series: RETAIL, theirs: { text: '3.3', editor: 'test-2', version: 3 } }],
    })
    const cleared = await patch(filer, id, { clear: [{ series: RETAIL, period: '2020-05', base: 3 }] })
    expect(cleared.conflicts).toEqual([])
    const { body } = await call(server.url, `GET /api/v1/drafts/${id}/changes?since=3`, { token: colleague })
    expect(DraftChanges.parse(body)).toMatchObject({
      summary: { version: 5, entries: 1, authors: ['test-1', 'test-2'] },
      cells: [{ series: RETAIL_LEVEL }],
      cleared: [{ series: RETAIL }],
    })
  })

  it('is no conflict with oneself after a cell was set to what it says already', async () => {
    const { id } = await begin(filer, [cell(RETAIL, '3.2'), cell(RETAIL_LEVEL, '12.5')])
    await patch(colleague, id, { set: [{ ...cell(RETAIL_LEVEL, '12.6'), base: 2 }] })
    const { version } = await patch(filer, id, { set: [{ ...cell(RETAIL, '3.2'), base: 2 }] })
    const next = await patch(filer, id, { set: [{ ...cell(RETAIL, '3.3'), base: version }] })
    expect(next.conflicts).toEqual([])
  })

  it('takes the same patch twice as once', async () => {
    const { id } = await begin(filer, [cell(RETAIL, '3.2')])
    const again = { set: [{ ...cell(RETAIL, '3.5'), base: 2 }] }
    expect(await patch(filer, id, again)).toMatchObject({ version: 3, conflicts: [] })
    expect(await patch(filer, id, again)).toMatchObject({ version: 3, conflicts: [] })
  })

  it('is refused figures of other offices, and derived ones', async () => {
    const { id } = await begin(filer)
    const { status, body } = await call(server.url, `PATCH /api/v1/drafts/${id}`, {
      token: filer,
      body: { set: [{ ...cell('fiscal.budget-revenue.level@410104', '3'), base: 0 }] },
    })
    expect({ status, body }).toMatchObject({ status: 422, body: { errors: [{ pointer: '/set/0/series' }] } })
  })

  it('of a sheet is one for the whole office', async () => {
    const sheet = { origin: 'sheet', sheet: { domain: 'economy', period: '2020-05' } }
    const first = await begin(filer, [cell(RETAIL, '3.2')], sheet)
    const { status, body } = await call(server.url, 'POST /api/v1/drafts', {
      token: colleague,
      body: { ...sheet, entries: [cell(RETAIL, '3.9'), cell(GDP, '1.1', { period: '2020-Q1' })] },
    })
    const second = Draft.parse(body)
    expect({ status, id: second.id }).toEqual({ status: 200, id: first.id })
    expect(second.cells.map(({ text }) => text).sort()).toEqual(['1.1', '3.2'])
  })

  it('of a sheet is another one for a reviewer, who may not know of the office’s before it is submitted', async () => {
    const more = { origin: 'sheet', sheet: { domain: 'economy', period: '2020-04' } }
    const theirs = await begin(filer, [], more)
    const own = await begin(reviewer, [], more)
    expect([own.id === theirs.id, own.may.includes('edit')]).toEqual([false, true])
    const again = await call(server.url, 'POST /api/v1/drafts', { token: reviewer, body: more })
    expect(again).toMatchObject({ status: 200, body: { id: own.id } })
    const office = await call(server.url, 'POST /api/v1/drafts', { token: colleague, body: more })
    expect(office).toMatchObject({ status: 200, body: { id: theirs.id } })
  })

  it('is begun once for one key', async () => {
    const body = { origin: 'api', sheet: null, entries: [cell(RETAIL, '3.2')] }
    const headers = { 'Idempotency-Key': 'once' }
    const ids = []
    for (let i = 0; i < 2; i++) {
      const answer = await call(server.url, 'POST /api/v1/drafts', { token: filer, body, headers })
      ids.push(Draft.parse(answer.body).id)
    }
    expect(ids[0]).toBe(ids[1])
  })
})

describe('submitting', () => {
  const submit = (id: string, version: number) =>
    call(server.url, `POST /api/v1/drafts/${id}/submit`, { token: filer, body: { version } })

  it('names every cell that stands in the way', async () => {
    const { id, version } = await begin(filer, [
      cell(RETAIL, '—'),
      cell(RETAIL_LEVEL, 'abc'),
      cell('economy.retail-sales.growth@410100', '1.5', { seen: 2 }),
    ])
    const { status, body } = await submit(id, version)
    expect({ status, body }).toMatchObject({
      status: 422,
      body: {
        errors: [
          { pointer: '/cells/1', code: 'mark-needs-reason', detail: { series: RETAIL } },
          { pointer: '/cells/2', code: 'cell-unreadable', detail: { series: RETAIL_LEVEL } },
        ],
      },
    })
  })

  it('hands it to the reviewers, once however often it is said', async () => {
    const { id, version } = await begin(filer, [cell(RETAIL, '3.2%')])
    const first = await submit(id, version)
    expect(DraftSummary.parse(first.body)).toMatchObject({ state: 'submitted', may: ['withdraw'] })
    expect((await submit(id, version)).body).toEqual(first.body)
    const seen = await call(server.url, `GET /api/v1/drafts/${id}`, { token: reviewer })
    expect(Draft.parse(seen.body).may).toEqual(['return'])
  })
})
