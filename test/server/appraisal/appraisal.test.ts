import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppraisalRoll, Round, type RoundWorkInput } from '#shared/contract/appraisal.ts'
import { RecordBatchActed } from '#shared/contract/recordBatch.ts'
import { currentFields } from '#shared/ledger/record.ts'
import { person, type Who } from '#test/server/drafts/desk.ts'
import { call } from '#test/support/api.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { twoEyes } from '#test/support/twoEyes.ts'

const UNITS = ['district.finance', 'district.greening', 'district.commerce']
const MONTH = 'monthly~2026-10~ecology'
const SHEET = {
  name: '月评比评分表',
  kind: 'monthly',
  items: [
    { name: '任务完成', weight: 60, max: 10 },
    { name: '日常管理', weight: 40, max: 50 },
  ],
}

let server: TestServer
let keeper: Who
let projects: Who
let leader: Who
beforeAll(async () => {
  server = await startTestServer()
  await twoEyes(server)
  keeper = await person(server, '生态科', 'filer', 'bureau.ecology')
  projects = await person(server, '项目科', 'filer', 'bureau.projects')
  leader = await person(server, '领导', 'viewer')
})
afterAll(() => server.stop())

const post = (who: Who, path: string, body: unknown) =>
  call(server.url, `POST /api/v1/appraisal/${path}`, { ...who, body })
const round = async (who: Who, id = MONTH): Promise<Round> => {
  const answer = await call(server.url, `GET /api/v1/appraisal/rounds/${id}`, who)
  expect(answer, answer.text).toMatchObject({ status: 200 })
  return Round.parse(answer.body)
}
const roll = async (who: Who): Promise<AppraisalRoll> =>
  AppraisalRoll.parse((await call(server.url, 'GET /api/v1/appraisal', who)).body)
const work = (body: RoundWorkInput, id = MONTH, who = keeper) => post(who, `rounds/${id}`, body)
const rankings = () =>
  [...server.releases.records.all('monthly-ranking').values()]
    .map(currentFields)
    .map(({ unit, score, position, state }) => [unit, score, position, state])

const sheetEvent = (id: string, event: string) =>
  call(server.url, `POST /api/v1/ledgers/score-sheet/records/${id}/events`, { ...projects, body: { event } })

describe('a score sheet', () => {
  it('is not put to use while its weights do not add up to 100', async () => {
    const [first, second] = SHEET.items
    const answer = await post(projects, 'sheets', { ...SHEET, items: [first, { ...second, weight: 39 }] })
    expect(answer, answer.text).toMatchObject({ status: 201 })
    const { ids } = RecordBatchActed.parse(answer.body)
    const adopted = await sheetEvent(ids[0] ?? '', 'score-sheet.adopted')
    expect(adopted).toMatchObject({ status: 422 })
    expect(adopted.text).toContain('合计应为 100，现为 99')
    expect(await sheetEvent(ids[0] ?? '', 'score-sheet.retired')).toMatchObject({ status: 200 })
  })

  it('is drawn up with its items at one instant, and they stay as they are once it is in use', async () => {
    const before = server.releases.board().seq
    const { ids } = RecordBatchActed.parse((await post(projects, 'sheets', SHEET)).body)
    expect(server.releases.board().seq).toBe(before + 1)
    expect(await sheetEvent(ids[0] ?? '', 'score-sheet.adopted')).toMatchObject({ status: 200 })
    const [sheet] = (await roll(leader)).sheets
    expect(sheet).toMatchObject({ name: SHEET.name, state: 'in-use', items: SHEET.items })
    const item = sheet?.items[0]?.id ?? ''
    const change = await call(server.url, `POST /api/v1/ledgers/score-item/records/${item}/events`, {
      ...projects,
      body: { event: 'score-item.corrected', fields: { weight: 70 } },
    })
    expect(change).toMatchObject({ status: 422 })
    expect(change.text).toContain('已经定下')
  })
})

describe('a month', () => {
  it('begins with its units, once', async () => {
    const sheet = (await roll(keeper)).sheets[0]?.id ?? ''
    const begin = { period: '2026-10', domain: 'ecology', sheet, units: UNITS }
    expect(await post(keeper, 'months', begin)).toMatchObject({ status: 201 })
    expect(await post(keeper, 'months', begin)).toMatchObject({ status: 422 })
    expect(await round(keeper)).toMatchObject({
      ...{ state: 'open', candidates: 3, items: SHEET.items, may: { mark: true, publish: true } },
    })
  })

  it('is not there for others before it is published', async () => {
    expect(await call(server.url, `GET /api/v1/appraisal/rounds/${MONTH}`, leader)).toMatchObject({
      status: 404,
    })
    expect((await roll(leader)).rounds).toEqual([])
  })

  it('takes marks up to the full marks of the sheet, and changes them until it is published', async () => {
    const items = (await round(keeper)).items.map(({ id }) => id)
    const mark = (unit: number, item: number, score: number, basedOn = 0) => ({
      ...{ candidate: UNITS[unit] ?? '', item: items[item] ?? null, judge: null, score, basedOn },
    })
    const tooMuch = await work({ marks: [mark(0, 0, 10.5)] })
    expect(tooMuch.body).toMatchObject({ errors: [{ pointer: '/marks/0/score' }] })
    const early = await work({ marks: [mark(0, 0, 8)], publish: {} })
    expect(early).toMatchObject({ status: 422, body: { code: 'marks-missing' } })
    expect(server.releases.records.all('monthly-mark').size).toBe(0)
    const marks = [mark(0, 0, 8), mark(0, 1, 40), mark(1, 0, 9), mark(1, 1, 35), mark(2, 0, 7)]
    const given = await work({ marks })
    expect(given, given.text).toMatchObject({ status: 201 })
    const blind = await work({ marks: [mark(2, 0, 6.5)] })
    expect(blind).toMatchObject({ status: 409 })
    expect(await work({ marks: [mark(2, 0, 7.5, 1)] })).toMatchObject({ status: 201 })
    expect((await round(keeper)).rows[2]?.marks).toMatchObject([{ score: 7.5, version: 2 }])
  })

  it('publishes the last mark, all scores and places at one instant', async () => {
    const { items } = await round(keeper)
    const before = server.releases.board().seq
    const last = {
      candidate: UNITS[2] ?? '',
      item: items[1]?.id ?? null,
      judge: null,
      score: 43.75,
      basedOn: 0,
    }
    const answer = await work({
      marks: [last],
      publish: { remarks: [{ candidate: UNITS[0] ?? '', note: '节点全部按期' }] },
    })
    expect(RecordBatchActed.parse(answer.body)).toMatchObject({ seq: before + 1, draft: null })
    // 48 + 32, 54 + 28, 45 + 35.
    expect(rankings()).toEqual([
      [UNITS[0], 80, 2, 'published'],
      [UNITS[1], 82, 1, 'published'],
      [UNITS[2], 80, 2, 'published'],
    ])
    expect((await work({ marks: [last] })).body).toMatchObject({ code: 'round-published' })
    const told = await round(leader)
    expect(told.rows.map(({ published, note }) => [published?.position, note])).toEqual([
      [2, '节点全部按期'],
      [1, null],
      [2, null],
    ])
    expect(told.may).toEqual({ mark: false, publish: false })
  })
})

describe('a tour', () => {
  const act = (entity: string, id: string | undefined, event: string, fields: object) =>
    call(server.url, `POST /api/v1/ledgers/${entity}/records${id === undefined ? '' : `/${id}/events`}`, {
      ...projects,
      body: { event, fields },
    })
  const pushed = async (id: string, name: string, responsibleUnit: string) => {
    const fields = { name, responsibleUnit, state: 'building', lists: ['key'] }
    const body = { records: [{ entity: 'project', id, fields }] }
    const answer = await call(server.url, 'POST /api/v1/releases', {
      token: await server.token('publisher'),
      body,
    })
    expect(answer, answer.text).toMatchObject({ status: 201 })
  }
  let id: string
  it('is marked once it was held, by judges of whom each gives every project a mark', async () => {
    await pushed('K1', '甲项目', 'district.commerce')
    await pushed('K2', '乙项目', 'district.finance')
    const tour = { domain: 'key-projects', plannedOn: '2026-06-01', projects: ['K1', 'K2'] }
    const planned = await act('observation-event', undefined, 'observation.planned', tour)
    const event = (planned.body as { id: string }).id
    id = `observation~${event}`
    expect(await round(projects, id)).toMatchObject({
      state: 'planned',
      may: { mark: false, publish: false },
    })
    await act('observation-event', event, 'observation.held', {})
    expect(await round(projects, id)).toMatchObject({
      ...{ state: 'open', items: [{ id: null, weight: 100, max: 100 }], may: { mark: true } },
    })
    const mark = (candidate: string, judge: string, score: number) => ({
      ...{ candidate, judge, item: null, score, basedOn: 0 },
    })
    const marks = [mark('K1', '评委甲', 90), mark('K1', '评委乙', 87), mark('K2', '评委甲', 88)]
    expect(await work({ marks }, id, projects)).toMatchObject({ status: 201 })
    // The second judge has not seen the second project.
    expect((await work({ publish: {} }, id, projects)).body).toMatchObject({ code: 'marks-missing' })
    expect((await round(leader, id)).rows.map((row) => row.marks)).toEqual([[], []])
    const last = { marks: [mark('K2', '评委乙', 90)], publish: { notes: '总体良好' } }
    expect(await work(last, id, projects)).toMatchObject({ status: 201 })
  })

  it('publishes places of projects with their units and the remarks, and no judge’s name', async () => {
    const told = await round(leader, id)
    expect(told).toMatchObject({ state: 'published', notes: '总体良好', judges: [] })
    expect(told.rows.map(({ name, published }) => [name.zh, published])).toEqual([
      ['甲项目', { score: 88.5, position: 2 }],
      ['乙项目', { score: 89, position: 1 }],
    ])
    expect(JSON.stringify(told)).not.toContain('评委')
    const results = [...server.releases.records.all('observation-result').values()].map(currentFields)
    expect(results.map(({ project, unit }) => [project, unit])).toEqual([
      ['K2', 'district.finance'],
      ['K1', 'district.commerce'],
    ])
  })
})

describe('four eyes', () => {
  it('a month waits as one draft where a second person has to look, and nothing is known of it', async () => {
    await call(server.url, 'PUT /api/v1/desk/policy', {
      ...(await person(server, '管理员', 'admin')),
      body: { fourEyes: { ecology: true } },
    })
    const before = server.releases.board().seq
    const answer = await post(keeper, 'months', {
      ...{ period: '2026-09', domain: 'ecology', sheet: null, units: UNITS },
    })
    expect(answer.body).toMatchObject({ seq: null, draft: expect.any(String) })
    expect(server.releases.board().seq).toBe(before)
  })
})
