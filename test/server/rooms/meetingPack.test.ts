import { afterAll, beforeAll, expect, test } from 'vitest'
import { RoomAnswer } from '#shared/contract/rooms.ts'
import { MeetingPack } from '#shared/contract/rooms/meetingPack.ts'
import { meetingRequests } from '#shared/rooms/meetingRequests.ts'
import { person, type Who } from '#test/server/drafts/desk.ts'
import { call } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { twoEyes } from '#test/support/twoEyes.ts'

const UNIT = 'district.project-units'
const PERSON = '王某某'

let server: TestServer
let keeper: Who
let viewer: Who
beforeAll(async () => {
  server = await startTestServer({ clock: fakeClock('2026-11-23T02:00:00.000Z') })
  await twoEyes(server)
  keeper = await person(server, '项目科', 'filer', 'bureau.projects')
  viewer = await person(server, '领导', 'viewer')
  await push(
    project('P-1', { name: '隧道工程', planYear: 100_000_000 }),
    project('P-2', { name: '东明路小学', planYear: 100_000_000 }),
    project('P-3', { name: '货站街泵站', planYear: 100_000_000 }),
  )
  await push(
    progress('F-1', 'P-1', 10_000_000),
    progress('F-2', 'P-2', 55_000_000),
    progress('F-3', 'P-3', 90_000_000),
  )
  await push(
    problem('I-1', { problem: '管线迁改滞后', dueOn: '2026-11-18' }),
    problem('I-2', { problem: '便道未通', dueOn: '2026-11-30' }),
    problem('I-3', { problem: '资金未到位', dueOn: '2027-03-31' }),
    problem('I-4', { problem: '征地未结', dueOn: '2027-03-31', level: 'two-meeting' }),
    matter('A-1', '2026-11-16'),
    matter('A-2', '2026-12-16'),
  )
})
afterAll(() => server.stop())

interface Pushed {
  readonly entity: string
  readonly id: string
  readonly on: string
  readonly fields: object
}
async function push(...records: readonly Pushed[]): Promise<void> {
  const token = await server.token('publisher')
  const answer = await call(server.url, 'POST /api/v1/releases', { token, body: { records } })
  expect(answer, answer.text).toMatchObject({ status: 201 })
}
const project = (id: string, fields: object): Pushed => ({
  ...{ entity: 'project', id, on: '2026-01-05' },
  fields: { lists: ['key'], state: 'building', responsibleUnit: UNIT, leader: '张某某', ...fields },
})
const progress = (id: string, of: string, investedYtd: number): Pushed => ({
  ...{ entity: 'project-progress', id, on: '2026-11-05' },
  fields: { project: of, period: '2026-10', investedYtd, state: 'accepted', responsibleUnit: UNIT },
})
const problem = (id: string, fields: object): Pushed => ({
  ...{ entity: 'rectification-item', id, on: '2026-11-02' },
  fields: {
    ...{ project: 'P-1', stage: 'construction', level: 'unit', responsibleUnit: UNIT, state: 'open' },
    ...{ responsiblePerson: PERSON, raisedOn: '2026-11-02', ...fields },
  },
})
const matter = (id: string, dueOn: string): Pushed => ({
  ...{ entity: 'approval-item', id, on: '2026-11-02' },
  fields: {
    ...{ project: 'P-2', name: '施工许可', batch: 'current-projects', stage: 'construction-permit' },
    ...{ authority: 'district.commerce', dueOn, state: 'reviewing', acceptedOn: '2026-11-02' },
  },
})

async function pack(query: string, who: Who = viewer): Promise<MeetingPack> {
  const answer = await call(server.url, `GET /api/v1/rooms/meetings${query}`, who)
  expect(answer, answer.text).toMatchObject({ status: 200 })
  const own = RoomAnswer.parse(answer.body).answers['pack']
  return MeetingPack.parse(own?.kind === 'own' ? own.data : undefined)
}
const told = ({ entries }: MeetingPack): readonly string[] =>
  entries.map(({ kind, id, light }) => `${kind} ${id} ${light}`)

test('the weekly agenda takes up what lags, what is due and what is overdue, the worst first', async () => {
  const { entries, last } = await pack('')
  expect(told({ entries } as MeetingPack)).toEqual([
    ...['lagging P-1 red', 'lagging P-2 yellow'],
    ...['problem I-1 red', 'problem I-2 yellow', 'approval A-1 red'],
  ])
  expect(entries[0]?.standing.zh).toMatch(/^2026年1—10月完成年度计划 10\.0%，落后序时进度 \d+\.\d 个百分点$/)
  expect(entries[2]?.standing.zh).toBe('施工建设；单位；未启动；应于 2026-11-18 办结，已超期 3 个工作日')
  expect(last).toBeNull()
})

test('the leaders take up what is red, and what was raised to them', async () => {
  const weighty = told(await pack('?of=two-meeting'))
  expect(weighty).toEqual(['lagging P-1 red', 'problem I-4 green', 'approval A-1 red'])
})

test('nobody is named to a shared screen', async () => {
  const { entries } = await pack('?face=wall', keeper)
  expect(entries.length).toBeGreaterThan(0)
  expect(JSON.stringify(entries)).not.toMatch(/张某某|王某某/)
})

test('a meeting that was held keeps its agenda, and what it left unfinished is on the next one', async () => {
  const before = await pack('', keeper)
  const records = meetingRequests({
    ...{ kind: 'weekly', chair: 'director', entries: before.entries },
    decisionOf: ({ id }) =>
      id === 'I-1' ? { text: '一周内迁改完', unit: UNIT, dueOn: '2026-11-27', asOrder: true } : undefined,
  })
  const answer = await call(server.url, 'POST /api/v1/ledgers/batches', { ...keeper, body: { records } })
  expect(answer, answer.text).toMatchObject({ status: 200 })
  const after = told(await pack(''))
  expect(after.filter((line) => /^(decision|order)/.test(line))).toMatchObject([
    expect.stringMatching(/^decision \S+ green$/),
    expect.stringMatching(/^order \S+ \w+$/),
  ])
  expect(told(await pack('?of=two-meeting'))).not.toContainEqual(expect.stringMatching(/^decision/))
  await push(progress('F-1', 'P-1', 85_000_000))
  const agenda = [...server.releases.records.all('agenda-item').values()].map(
    ({ versions }) => versions.at(-1)?.fields,
  )
  expect(agenda.map((fields) => fields?.['place'])).toEqual([1, 2, 3, 4, 5])
  expect(agenda[0]?.['standing']).toContain('完成年度计划 10.0%')
})
