import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RecordActed, RecordDetail, RecordList } from '#shared/contract/ledgers.ts'
import { person, type Who } from '#test/server/drafts/desk.ts'
import { call, enter } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { twoEyes } from '#test/support/twoEyes.ts'

/** Words that are in no other place, so that whoever receives one has learned it from the record. */
const SECRET = '金丝雀拨付事项'
const DRAFTED = '金丝雀未刊简报'
const FIRM = '金丝雀制造有限公司'
const WISH = '金丝雀用地诉求'
const UNIT = 'district.finance-office'

let server: TestServer
const people = new Map<string, Who>()
const who = (name: string): Who => people.get(name) ?? {}
const ids = { decision: '', publication: '', request: '' }
beforeAll(async () => {
  server = await startTestServer({ clock: fakeClock('2026-11-23T02:00:00.000Z') })
  await twoEyes(server)
  for (const [name, role, owner] of [
    ['office', 'filer', 'bureau.office'],
    ['economy', 'filer', 'bureau.economy'],
    ['unit', 'filer', UNIT],
    ['stranger', 'filer', 'bureau.grain'],
    ['reviewer', 'reviewer', null],
    ['auditor', 'auditor', null],
    ['viewer', 'viewer', null],
    ['admin', 'admin', null],
    ['security', 'security', null],
  ] as const)
    people.set(name, await person(server, `人-${name}`, role, owner))
  people.set('publisher', { token: await server.token('publisher') })
  people.set('screen', { cookie: await enter(server.wallLink) })

  ids.decision = await begin('office', 'major-decision', 'decision.proposed', {
    ...{ kind: 'payment', title: SECRET, amount: 98_765_432 },
  })
  ids.publication = await begin('office', 'publication', 'publication.drafted', {
    ...{ type: 'digest', domain: 'economy', title: DRAFTED },
  })
  ids.request = await begin('economy', 'enterprise-request', 'request.raised', {
    ...{ enterprise: FIRM, topic: 'funding', text: WISH, raisedOn: '2026-11-02' },
  })
  const dispatched = { event: 'request.dispatched', fields: { unit: UNIT, dueOn: '2026-11-20' } }
  expect(await act('economy', 'enterprise-request', ids.request, dispatched)).toMatchObject({ status: 200 })
})
afterAll(() => server.stop())

const LEDGERS = '/api/v1/ledgers'
const post = (name: string, path: string, body: object) =>
  call(server.url, `POST ${LEDGERS}${path}`, { ...who(name), body })
const act = (name: string, entity: string, id: string, body: object) =>
  post(name, `/${entity}/records/${id}/events`, body)
const get = (name: string, path: string) => call(server.url, `GET ${LEDGERS}${path}`, who(name))

async function begin(name: string, entity: string, event: string, fields: object): Promise<string> {
  const answer = await post(name, `/${entity}/records`, { event, fields })
  expect(answer, answer.text).toMatchObject({ status: 201 })
  return RecordActed.parse(answer.body).id ?? ''
}
const records = async (name: string, entity: string, query = ''): Promise<RecordList> => {
  const answer = await get(name, `/${entity}/records?${query}`)
  expect(answer, answer.text).toMatchObject({ status: 200 })
  return RecordList.parse(answer.body)
}
const detail = async (name: string, entity: string, id: string): Promise<RecordDetail> =>
  RecordDetail.parse((await get(name, `/${entity}/records/${id}`)).body)

const OUTSIDE = ['economy', 'unit', 'stranger', 'viewer', 'admin', 'security', 'publisher']
const INSIDE = ['office', 'reviewer', 'auditor']

/** Everything that may be read at all, in one text. */
async function everything(name: string): Promise<string> {
  const texts: string[] = []
  for (const path of [
    ...['/api/v1/board', '/api/v1/releases?after=0&limit=500', '/api/v1/series?limit=1000', '/api/v1/drafts'],
    ...[
      '/api/v1/duties',
      '/api/v1/calendar',
      '/api/v1/audit?limit=500',
      '/api/v1/receipts',
      '/api/v1/desk/policy',
    ],
    ...['', '/due', '/due?limit=500&domain=party-building'].map((end) => `${LEDGERS}${end}`),
    ...['major-decision', 'publication', 'enterprise-request', 'responsibility-letter'].flatMap((code) => [
      ...[`${LEDGERS}/${code}`, `${LEDGERS}/${code}/records`, `${LEDGERS}/${code}/records?q=金丝雀`],
      ...[`${LEDGERS}/${code}/records?group=title`, `${LEDGERS}/${code}/records?group=enterprise`],
      ...Object.values(ids).map((id) => `${LEDGERS}/${code}/records/${id}`),
    ]),
  ])
    texts.push((await call(server.url, `GET ${path}`, who(name))).text)
  return texts.join('\n')
}

describe('a closed ledger', () => {
  it.each(OUTSIDE)('is not there for %s, neither its records nor their number', async (name) => {
    const roll = await get(name, '')
    expect(roll.text).toContain('"rectification-item"')
    expect(roll.text).not.toContain('"major-decision"')
    for (const path of ['', '/records', `/records/${ids.decision}`, `/records/${ids.decision}/files/x`])
      expect(await get(name, `/major-decision${path}`)).toMatchObject({ status: 404 })
    const asked = await post(name, '/major-decision/records', { event: 'decision.proposed', fields: {} })
    expect([403, 404]).toContain(asked.status)
    const said = await post(name, `/major-decision/records/${ids.decision}/comments`, { text: 'x' })
    expect([403, 404]).toContain(said.status)
  })

  it.each(INSIDE)('is there for %s', async (name) => {
    expect((await records(name, 'major-decision')).records).toMatchObject([
      { title: expect.stringContaining(SECRET) as unknown, fields: { amount: 98_765_432 } },
    ])
  })

  it.each([...OUTSIDE, 'screen'])('says nothing to %s in anything that they receive', async (name) => {
    const text = await everything(name)
    expect(text).not.toContain(SECRET)
    expect(text).not.toContain('98765432')
    expect(text).not.toContain(DRAFTED)
  })
})

describe('a shared screen', () => {
  it('reads no ledger, whatever is in it', async () => {
    for (const path of ['', '/due', '/rectification-item', '/rectification-item/records'])
      expect(await get('screen', path)).toMatchObject({ status: 403 })
  })
})

describe('a record that is told of from a state on', () => {
  it('is not there before, not even for its own office’s readers elsewhere, and is there afterwards with its past', async () => {
    expect((await records('viewer', 'publication')).total).toBe(0)
    expect((await records('office', 'publication')).total).toBe(1)
    expect(await get('viewer', `/publication/records/${ids.publication}`)).toMatchObject({ status: 404 })
    const issued = await begin('office', 'publication', 'publication.drafted', {
      ...{ type: 'digest', domain: 'economy', title: '工业运行简报', author: '张某某' },
    })
    expect(await act('office', 'publication', issued, { event: 'publication.issued' })).toMatchObject({
      status: 200,
    })
    const { record, history } = await detail('viewer', 'publication', issued)
    expect(record.title).toBe('工业运行简报')
    expect(history.map(({ event }) => event)).toEqual(['publication.issued', 'publication.drafted'])
    expect(JSON.stringify(await detail('viewer', 'publication', issued))).not.toContain('张某某')
    expect(JSON.stringify(await detail('reviewer', 'publication', issued))).toContain('张某某')
  })
})

describe('names of firms and persons', () => {
  it.each(['viewer', 'stranger', 'admin', 'security', 'publisher', 'screen'])(
    'are not for %s: not shown, not found, not counted, not ordered by',
    async (name) => {
      const text = await everything(name)
      expect(text).not.toContain(FIRM)
      expect(text).not.toContain(WISH)
      if (name === 'screen') return
      const { total, records: rows } = await records(name, 'enterprise-request')
      expect([total, rows[0]?.title]).toEqual([1, ids.request])
      expect((await records(name, 'enterprise-request', `where=enterprise:has:金丝雀`)).total).toBe(0)
      expect((await records(name, 'enterprise-request', 'where=enterprise:filled:')).total).toBe(0)
      expect((await records(name, 'enterprise-request', 'group=enterprise')).groups).toEqual([
        { value: '', count: 1 },
      ])
    },
  )

  it.each(['economy', 'unit', 'reviewer', 'auditor'])('are for %s, whose work they are', async (name) => {
    expect((await records(name, 'enterprise-request', 'q=金丝雀制造')).records).toMatchObject([
      { id: ids.request, fields: { enterprise: FIRM, text: WISH } },
    ])
    expect((await get(name, '/due')).text).toContain(FIRM)
  })
})
