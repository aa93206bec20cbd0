import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Duties } from '#shared/contract/duties.ts'
import { DueRecords, LedgerRoll, RecordActed, RecordDetail, RecordList } from '#shared/contract/ledgers.ts'
import { latestOf } from '#shared/board.ts'
import { seriesKey } from '#shared/series.ts'
import { person, type Who } from '#test/server/drafts/desk.ts'
import { call } from '#test/support/api.ts'
import { fakeClock, type FakeClock } from '#test/support/fakeClock.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { twoEyes } from '#test/support/twoEyes.ts'

const UNIT = 'district.project-units'

let server: TestServer
let clock: FakeClock
let keeper: Who
let unit: Who
let other: Who
let reviewer: Who
let viewer: Who
beforeAll(async () => {
  clock = fakeClock('2026-11-23T02:00:00.000Z')
  server = await startTestServer({ clock })
  await twoEyes(server)
  keeper = await person(server, '项目科', 'filer', 'bureau.projects')
  unit = await person(server, '建设单位', 'filer', UNIT)
  other = await person(server, '粮食科', 'filer', 'bureau.grain')
  reviewer = await person(server, '审核', 'reviewer')
  viewer = await person(server, '领导', 'viewer')
})
afterAll(() => server.stop())

const LEDGERS = '/api/v1/ledgers'
const get = async (who: Who, path: string): Promise<unknown> => {
  const answer = await call(server.url, `GET ${LEDGERS}${path}`, who)
  expect(answer, answer.text).toMatchObject({ status: 200 })
  return answer.body
}
const list = async (who: Who, entity: string, query = ''): Promise<RecordList> =>
  RecordList.parse(await get(who, `/${entity}/records?${query}`))
const detail = async (who: Who, entity: string, id: string): Promise<RecordDetail> =>
  RecordDetail.parse(await get(who, `/${entity}/records/${id}`))
const post = (who: Who, path: string, body: object) =>
  call(server.url, `POST ${LEDGERS}${path}`, { ...who, body })

async function begin(who: Who, entity: string, event: string, fields: object): Promise<string> {
  const answer = await post(who, `/${entity}/records`, { event, fields })
  expect(answer, answer.text).toMatchObject({ status: 201 })
  return RecordActed.parse(answer.body).id ?? ''
}

const PROBLEM = {
  stage: 'construction',
  level: 'unit',
  responsibleUnit: UNIT,
  responsiblePerson: '王某某',
}
const problem = (text: string, dueOn: string, raisedOn = '2026-11-02'): Promise<string> =>
  begin(keeper, 'rectification-item', 'issue.opened', { ...PROBLEM, problem: text, dueOn, raisedOn })

const titles = ({ records }: RecordList): string[] => records.map(({ title }) => title)

describe('records over the API', () => {
  let late = ''
  let soon = ''
  beforeAll(async () => {
    late = await problem('临时用电未批', '2026-11-12')
    soon = await problem('管线迁改滞后', '2026-11-27')
    await problem('征地手续待办', '2027-03-31')
  })

  it('come in the order in which they are due, with their light', async () => {
    const { total, records } = await list(viewer, 'rectification-item')
    expect(total).toBe(3)
    expect(records.map(({ title, light }) => [title, light.colour, light.why])).toEqual([
      ['临时用电未批', 'red', 'overdue'],
      ['管线迁改滞后', 'yellow', 'soon'],
      ['征地手续待办', 'green', 'running'],
    ])
  })

  it('are filtered, searched, ordered and counted by group', async () => {
    const filtered = async (query: string) => titles(await list(viewer, 'rectification-item', query))
    expect(await filtered('where=light:is:red')).toEqual(['临时用电未批'])
    expect(await filtered('where=dueOn:from:2026-11-20&where=dueOn:to:2026-12')).toEqual(['管线迁改滞后'])
    expect(await filtered('where=problem:has:管线')).toEqual(['管线迁改滞后'])
    expect(await filtered('where=resolvedOn:filled:')).toEqual([])
    expect(await filtered('q=征地')).toEqual(['征地手续待办'])
    expect(await filtered(`where=id:is:${soon},${late}&sort=-dueOn`)).toEqual([
      '管线迁改滞后',
      '临时用电未批',
    ])
    expect(await filtered('sort=dueOn&limit=1&after=1')).toEqual(['管线迁改滞后'])
    expect((await list(viewer, 'rectification-item', 'group=light&limit=1')).groups).toEqual([
      { value: 'green', count: 1 },
      { value: 'red', count: 1 },
      { value: 'yellow', count: 1 },
    ])
    const unknown = await call(
      server.url,
      `GET ${LEDGERS}/rectification-item/records?where=colour:is:x`,
      viewer,
    )
    expect(unknown).toMatchObject({ status: 422 })
  })

  it('are seen as they stood on a day', async () => {
    const id = await problem('围挡破损', '2026-12-20', '2026-11-03')
    await post(keeper, `/rectification-item/records/${id}/events`, {
      ...{ event: 'issue.started', fields: {}, on: '2026-11-10' },
    })
    const stateOn = async (day: string) =>
      (await list(viewer, 'rectification-item', `where=id:is:${id}&on=${day}`)).records.map(
        ({ state }) => state,
      )
    expect(await stateOn('2026-11-02')).toEqual([])
    expect(await stateOn('2026-11-09')).toEqual(['open'])
    expect(await stateOn('2026-11-10')).toEqual(['in-progress'])
  })

  it('tell what happened, what may happen, and what belongs to them', async () => {
    const project = await begin(keeper, 'project', 'project.created', {
      ...{ name: '隧道工程', lists: ['key'], responsibleUnit: UNIT, responsiblePerson: '李某某' },
    })
    const id = await begin(unit, 'rectification-item', 'issue.opened', {
      ...{ ...PROBLEM, project, problem: '隧道渗水', dueOn: '2026-12-31', raisedOn: '2026-11-20' },
    })
    const started = await post(unit, `/rectification-item/records/${id}/events`, {
      event: 'issue.started',
      basedOn: 1,
    })
    expect(RecordActed.parse(started.body)).toMatchObject({ id, version: 2, draft: null })
    const { history, may, relations } = await detail(unit, 'rectification-item', id)
    expect(history.map(({ event, by, on }) => [event, by, on])).toEqual([
      ['issue.started', '建设单位', '2026-11-23'],
      ['issue.opened', '建设单位', '2026-11-20'],
    ])
    expect(history[0]?.changed).toEqual([{ field: 'state', was: 'open', is: 'in-progress' }])
    expect(may).toEqual(['issue.resolved', 'issue.escalated'])
    expect(relations).toMatchObject([{ entity: 'project', way: 'out', records: [{ title: '隧道工程' }] }])
    expect((await detail(viewer, 'project', project)).relations).toMatchObject([
      {
        entity: 'rectification-item',
        field: 'project',
        way: 'in',
        total: 1,
        records: [{ title: '隧道渗水' }],
      },
    ])
    const stale = await post(unit, `/rectification-item/records/${id}/events`, {
      event: 'issue.resolved',
      basedOn: 1,
    })
    expect(stale).toMatchObject({ status: 409 })
  })

  it('are ordered by what they refer to is called, not by its number', async () => {
    const started = { stage: 'construction', level: 'unit', responsiblePerson: '王某某', dueOn: '2027-01-31' }
    for (const name of ['乙号泵站', '甲号泵站']) {
      const project = await begin(keeper, 'project', 'project.created', {
        ...{ name, lists: ['key'], responsibleUnit: UNIT },
      })
      await begin(keeper, 'rectification-item', 'issue.opened', {
        ...{ ...started, responsibleUnit: UNIT, project, problem: `${name}积水` },
      })
    }
    const sorted = async (sort: string) =>
      titles(await list(viewer, 'rectification-item', `q=泵站&sort=${sort}`))
    expect(await sorted('project')).toEqual(['甲号泵站积水', '乙号泵站积水'])
    expect(await sorted('-project')).toEqual(['乙号泵站积水', '甲号泵站积水'])
  })

  it('point at the field that keeps something from happening', async () => {
    const answer = await post(keeper, '/rectification-item/records', {
      event: 'issue.opened',
      fields: { ...PROBLEM, problem: '无期限', dueOn: '不久' },
    })
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/fields/dueOn' }] } })
  })

  it('are due by office, worst first, and counted in the roll', async () => {
    const due = DueRecords.parse(await get(viewer, `/due?office=${UNIT}`))
    expect(due.records.map(({ id, office, light }) => [id, office, light.why])).toEqual([
      [late, UNIT, 'overdue'],
      [soon, UNIT, 'soon'],
    ])
    expect(DueRecords.parse(await get(viewer, '/due?office=bureau.grain')).total).toBe(0)
    const roll = LedgerRoll.parse(await get(keeper, ''))
    const own = roll.ledgers.find(({ code }) => code === 'rectification-item')
    expect(own).toMatchObject({ counts: { total: 7, open: 7, soon: 1, overdue: 1 }, may: ['issue.opened'] })
    await post(keeper, `/rectification-item/records/${soon}/events`, { event: 'issue.started' })
    await post(keeper, `/rectification-item/records/${soon}/events`, { event: 'issue.resolved' })
    const after = LedgerRoll.parse(await get(viewer, ''))
    expect(after.ledgers.find(({ code }) => code === 'rectification-item')).toMatchObject({
      counts: { soon: 0, overdue: 1 },
      may: [],
    })
  })

  it('are spoken of by those whose work they are, and the names stay with them', async () => {
    const said = await post(unit, `/rectification-item/records/${late}/comments`, { text: '供电局周五到场' })
    expect(said).toMatchObject({ status: 201, body: { by: '建设单位', text: '供电局周五到场' } })
    expect(await post(other, `/rectification-item/records/${late}/comments`, { text: '路过' })).toMatchObject(
      {
        status: 403,
      },
    )
    expect((await detail(reviewer, 'rectification-item', late)).comments).toMatchObject([{ by: '建设单位' }])
    const [seen] = (await detail(viewer, 'rectification-item', late)).comments
    expect(seen?.text).toBe('供电局周五到场')
    expect(seen?.by).not.toBe('建设单位')
  })
})

describe('a reminder', () => {
  it('reaches the office that answers for the record, stays until it is done, and is not for others to send', async () => {
    const id = await problem('催办的问题', '2026-12-01')
    const remind = (who: Who) =>
      post(who, `/rectification-item/records/${id}/reminders`, { remark: '请本周办结' })
    const notes = async (who: Who) => {
      const answer = await call(server.url, 'GET /api/v1/duties', who)
      return Duties.parse(answer.body).reminders.filter(({ records }) => records.some((one) => one.id === id))
    }
    expect((await detail(reviewer, 'rectification-item', id)).mayRemind).toBe(UNIT)
    expect((await detail(unit, 'rectification-item', id)).mayRemind).toBeNull()
    expect((await remind(unit)).status).toBe(409)
    expect((await remind(viewer)).status).toBe(403)
    expect((await remind(keeper)).status).toBe(204)
    expect(await notes(unit)).toMatchObject([
      { by: '项目科', remark: '请本周办结', records: [{ title: '催办的问题' }], seenAt: null },
    ])
    expect(await notes(other)).toEqual([])
    const [note] = await notes(unit)
    const taken = await call(server.url, `POST /api/v1/duties/reminders/${note?.id ?? ''}/note`, {
      ...{ ...unit, body: {} },
    })
    expect(taken.status).toBe(204)
    await post(unit, `/rectification-item/records/${id}/events`, { event: 'issue.started' })
    await post(unit, `/rectification-item/records/${id}/events`, { event: 'issue.resolved' })
    expect(await notes(unit)).toEqual([])
    expect((await remind(keeper)).status).toBe(409)
  })
})

describe('a figure', () => {
  it('leads to the very records that it counts, as they stood at the end of its period', async () => {
    for (const code of ['projects.issues.open', 'projects.issues.resolved']) {
      const figure = latestOf(server.releases.board(), seriesKey(code, '410104'))
      const query = (period: string) => `figure=${code}&period=${period}&limit=500`
      const { total } = await list(viewer, 'rectification-item', query(figure?.period ?? ''))
      expect([code, total]).toEqual([code, figure?.value])
      expect(total).toBeGreaterThan(0)
      expect((await list(viewer, 'rectification-item', query('2025-10'))).total).toBe(0)
    }
    const wrong = `${LEDGERS}/rectification-item/records?figure=no.such&period=2026-11`
    expect(await call(server.url, `GET ${wrong}`, viewer)).toMatchObject({ status: 422 })
  })
})

describe('four eyes', () => {
  it('make an event a draft that waits, seen with the record by those who may know of it', async () => {
    const id = await problem('待审核的问题', '2027-01-31')
    const admin = await person(server, '管理员', 'admin')
    const policy = { ledgers: { 'rectification-item': true } }
    await call(server.url, 'PUT /api/v1/desk/policy', { ...admin, body: policy })
    const answer = await post(unit, `/rectification-item/records/${id}/events`, { event: 'issue.started' })
    const acted = RecordActed.parse(answer.body)
    expect(acted).toMatchObject({ id, version: null, seq: null })
    const waiting = [{ draft: acted.draft, event: 'issue.started', state: 'submitted' }]
    expect((await detail(unit, 'rectification-item', id)).waiting).toEqual(waiting)
    expect((await detail(reviewer, 'rectification-item', id)).waiting).toEqual(waiting)
    expect((await detail(viewer, 'rectification-item', id)).waiting).toEqual([])
    expect((await detail(viewer, 'rectification-item', id)).record).toMatchObject({
      version: 1,
      state: 'open',
    })
    const more = { version: 2, then: 'release' }
    const draft = await call(server.url, `GET /api/v1/drafts/${acted.draft ?? ''}`, reviewer)
    const { version } = draft.body as { version: number }
    await call(server.url, `POST /api/v1/drafts/${acted.draft ?? ''}/approve`, {
      ...reviewer,
      body: { ...more, version },
    })
    expect(await detail(viewer, 'rectification-item', id)).toMatchObject({
      record: { version: 2, state: 'in-progress' },
      waiting: [],
    })
    await call(server.url, 'PUT /api/v1/desk/policy', {
      ...admin,
      body: { ledgers: { 'rectification-item': false } },
    })
  })
})
