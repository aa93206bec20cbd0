import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, type Who } from '#test/server/drafts/desk.ts'
import { RecordActed } from '#shared/contract/ledgers.ts'
import { RoomAnswer, RoomRoll } from '#shared/contract/rooms.ts'
import { LIST_VIEW, ledgerRoomCode } from '#shared/rooms/ledgerRoom.ts'
import { call, enter } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { twoEyes } from '#test/support/twoEyes.ts'

let server: TestServer
const clock = fakeClock('2026-11-20T02:00:00.000Z')
const people = new Map<string, Who>()
const LEADER = '张三丰'

beforeAll(async () => {
  server = await startTestServer({ clock })
  await twoEyes(server)
  await signIn('周五')
})
/** Sessions last for a day. */
async function signIn(day: string): Promise<void> {
  people.set('viewer', await person(server, `领导${day}`, 'viewer', null))
  people.set('projects', await person(server, `项目科${day}`, 'filer', 'bureau.projects'))
  people.set('screen', { cookie: await enter(server.wallLink) })
}
afterAll(() => server.stop())

const get = (who: string, path: string, headers: Readonly<Record<string, string>> = {}) =>
  call(server.url, `GET /api/v1/rooms${path}`, { ...people.get(who), headers })
const room = async (who: string, path: string): Promise<RoomAnswer> => {
  const answer = await get(who, path)
  expect(answer, answer.text).toMatchObject({ status: 200 })
  return RoomAnswer.parse(answer.body)
}
const open = async (fields: object): Promise<string> => (await openedItem(fields)).id ?? ''
async function openedItem(fields: object): Promise<RecordActed> {
  const answer = await call(server.url, 'POST /api/v1/ledgers/rectification-item/records', {
    ...people.get('projects'),
    body: { event: 'issue.opened', fields },
  })
  expect(answer, answer.text).toMatchObject({ status: 201 })
  return RecordActed.parse(answer.body)
}
const PROBLEM = {
  ...{ problem: '管线迁改滞后', stage: 'construction', level: 'unit', responsibleUnit: 'bureau.projects' },
  ...{ responsiblePerson: LEADER, raisedOn: '2026-11-20', dueOn: '2026-11-27' },
}
const PROJECT = { name: '隧道工程', lists: ['key'], state: 'building', leader: LEADER, planYear: 100_000_000 }
const stagesOf = ({ answers }: RoomAnswer) => Object.values(answers).find(({ kind }) => kind === 'stages')
const openOf = (answer: RoomAnswer): number => {
  const stages = stagesOf(answer)
  return stages?.kind === 'stages' ? (stages.stages.find(({ code }) => code === 'open')?.count ?? 0) : -1
}

describe('rooms over HTTP', () => {
  it('are for whoever is signed in, screens too, and for nobody else', async () => {
    expect(await call(server.url, 'GET /api/v1/rooms', {})).toMatchObject({ status: 401 })
    expect(await get('viewer', '/nowhere')).toMatchObject({ status: 404 })
    const { rooms } = RoomRoll.parse((await get('screen', '')).body)
    expect(rooms.map(({ code }) => code)).toContain('rectification')
    expect(rooms.map(({ code }) => code)).not.toContain('project')
  })

  it('are answered at one seq, again only when something was published', async () => {
    const before = await get('viewer', '/rectification')
    const etag = before.headers.get('etag') ?? ''
    expect(before.headers.get('cache-control')).toBe('private, no-cache')
    expect(await get('viewer', '/rectification', { 'if-none-match': etag })).toMatchObject({
      status: 304,
      text: '',
    })
    expect(openOf(RoomAnswer.parse(before.body))).toBe(0)

    await open(PROBLEM)
    const after = await get('viewer', '/rectification', { 'if-none-match': etag })
    expect(after.status).toBe(200)
    const answer = RoomAnswer.parse(after.body)
    expect(openOf(answer)).toBe(1)
    expect(answer).toMatchObject({ seq: server.releases.board().seq, day: '2026-11-20', period: '2026-11' })
  })

  it('tell people who holds a duty, and shared screens their surname, whoever opened the wall', async () => {
    const body = { records: [{ entity: 'project', id: '2026-0001', fields: PROJECT }], title: '项目入库' }
    const token = await server.token('publisher')
    const pushed = await call(server.url, 'POST /api/v1/releases', { token, body })
    expect(pushed, pushed.text).toMatchObject({ status: 201 })
    expect((await get('viewer', '/projects')).text).toContain(LEADER)
    for (const [who, query] of [
      ['screen', ''],
      ['viewer', '?face=wall'],
    ] as const) {
      const { text } = await get(who, `/projects${query}`)
      expect(text).toContain('隧道工程')
      expect(text).toContain('张××')
      expect(text).not.toContain(LEADER)
    }
  })

  it('are of a day as things were known and stood then', async () => {
    clock.advance(24 * 3_600_000)
    await signIn('周六')
    await open({ ...PROBLEM, problem: '征地未完', raisedOn: '2026-11-19' })
    expect(openOf(await room('viewer', '/rectification'))).toBe(2)
    const then = await room('viewer', '/rectification?on=2026-11-20')
    expect(openOf(then)).toBe(1)
    expect(then.day).toBe('2026-11-20')
    expect(await get('viewer', '/rectification?on=2027-01-01')).toMatchObject({ status: 422 })
    expect(await get('viewer', '/rectification?on=yesterday')).toMatchObject({ status: 422 })
  })

  it('about a record that is not there are not there', async () => {
    expect(await get('viewer', '/project?of=nobody')).toMatchObject({ status: 404 })
    expect(await get('viewer', '/project')).toMatchObject({ status: 404 })
  })

  it('lists of single ledgers say to everybody what a shared screen may know, and are in no navigation', async () => {
    const { id = '' } = await openedItem({ ...PROBLEM, problem: '电力接入滞后' })
    const code = ledgerRoomCode('rectification-item')
    for (const who of ['screen', 'viewer', 'projects']) {
      const answer = await get(who, `/${code}`)
      expect(answer.text).not.toContain(LEADER)
      const list = RoomAnswer.parse(answer.body).answers[LIST_VIEW]
      const item = list?.kind === 'items' ? list.items.find((one) => one.id === id) : undefined
      expect(item?.facts.find(({ field }) => field === 'responsibleUnit')?.code).toBe('bureau.projects')
      expect(item?.facts.find(({ field }) => field === 'responsiblePerson')?.text.zh).toBe('张××')
    }
    const { rooms } = RoomRoll.parse((await get('screen', '')).body)
    expect(rooms.map((one) => one.code)).not.toContain(code)
    expect(await get('projects', `/${ledgerRoomCode('major-decision')}`)).toMatchObject({ status: 404 })
    expect(await get('screen', `/${ledgerRoomCode('nothing')}`)).toMatchObject({ status: 404 })
  })
})
