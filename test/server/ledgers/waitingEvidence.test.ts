import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RecordDetail, RecordFile } from '#shared/contract/ledgers.ts'
import { person, type Who } from '#test/server/drafts/desk.ts'
import { beginRecord, bringFile, LEDGERS } from '#test/server/ledgers/bring.ts'
import { call } from '#test/support/api.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { twoEyes } from '#test/support/twoEyes.ts'

let server: TestServer
let keeper: Who
let other: Who
let viewer: Who
let record = ''
beforeAll(async () => {
  server = await startTestServer()
  await twoEyes(server)
  keeper = await person(server, '项目科', 'filer', 'bureau.projects')
  other = await person(server, '粮食科', 'filer', 'bureau.grain')
  viewer = await person(server, '领导', 'viewer')
  record = await beginRecord(server, keeper, 'leader-meeting', {
    kind: 'two-meeting',
    chair: 'secretary',
    heldOn: '2020-11-20',
  })
})
afterAll(() => server.stop())

describe('evidence of what is not public yet', () => {
  it('is brought to a record for an event and stays out of sight until that event is public', async () => {
    const place = `leader-meeting/records/${record}`
    const brought = await bringFile(
      server,
      keeper,
      place,
      '纪要.pdf',
      Buffer.from('%PDF-1.7 密'),
      '?field=minutes',
    )
    const { id } = RecordFile.parse(brought.body)
    const seenBy = async (who: Who): Promise<readonly string[]> => {
      const { body } = await call(server.url, `GET ${LEDGERS}/${place}`, who)
      const { status } = await call(server.url, `GET ${LEDGERS}/${place}/files/${id}`, who)
      const isListed = RecordDetail.parse(body).files.some((file) => file.id === id)
      return [String(isListed), String(status)]
    }
    expect([await seenBy(keeper), await seenBy(other), await seenBy(viewer)]).toEqual([
      ['true', '200'],
      ['false', '404'],
      ['false', '404'],
    ])
    const filed = { event: 'leader-meeting.minutes-filed', fields: { minutes: id } }
    const answer = await call(server.url, `POST ${LEDGERS}/${place}/events`, { ...keeper, body: filed })
    expect(answer.status, answer.text).toBe(200)
    expect(await seenBy(viewer)).toEqual(['true', '200'])
  })

  it('is kept with a draft that names it, for whoever brought it, and tells others nothing of the draft', async () => {
    const file = async (who: Who, name: string) =>
      RecordFile.parse(
        (await bringFile(server, who, 'leader-meeting', name, Buffer.from(`%PDF-1.7 ${name}`))).body,
      ).id
    const asked = (minutes: string) => ({
      ...{ entity: 'leader-meeting', event: 'leader-meeting.held' },
      fields: { kind: 'two-meeting', chair: 'district-head', heldOn: '2026-11-19', minutes },
    })
    const drafts = `POST /api/v1/drafts` as const
    const body = (minutes: string) => ({ origin: 'api', sheet: null, records: [asked(minutes)] })
    const [mine, again] = [await file(keeper, '一.pdf'), await file(keeper, '二.pdf')]
    const begun = await call(server.url, drafts, { ...keeper, body: body(mine) })
    const { id } = begun.body as { id: string }
    expect(await call(server.url, drafts, { ...keeper, body: body('no-such-file') })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/records/0/fields/minutes', code: 'no-such-file' }] },
    })
    const patch = (who: Who, minutes: string) =>
      call(server.url, `PATCH /api/v1/drafts/${id}`, {
        ...who,
        body: { records: [{ n: 1, base: 2, request: asked(minutes) }] },
      })
    const strangers = [await patch(other, mine), await patch(other, 'no-such-file')]
    expect(strangers.map(({ status }) => status)).toEqual([404, 404])
    expect(await patch(keeper, again)).toMatchObject({ status: 200, body: { recordConflicts: [] } })
    expect(await patch(keeper, 'no-such-file')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/records/0/request/fields/minutes', code: 'no-such-file' }] },
    })
  })
})
