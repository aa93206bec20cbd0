import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ReleaseRehearsal } from '#shared/contract/releaseRequest.ts'
import { call } from '#test/support/api.ts'
import { figure, MAY, RETAIL } from '#test/support/figures.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let token: string

beforeAll(async () => {
  server = await startTestServer()
  token = await server.token('publisher')
})
afterAll(() => server.stop())

const send = (body: unknown, query = '?dryRun=1', headers = {}) =>
  call(server.url, `POST /api/v1/releases${query}`, { token, body, headers })

describe('a dry run of a release', () => {
  test('says what would be published, and publishes nothing', async () => {
    const answer = await send(figure(-6.3))
    expect(answer.status).toBe(200)
    const { changes, seq } = ReleaseRehearsal.parse(answer.body)
    expect(changes).toMatchObject([{ series: RETAIL, period: MAY, value: -6.3, vintage: 1 }])
    expect(seq).toBe(0)
    expect(server.releases.board().seq).toBe(0)
    expect(server.releases.board().series[RETAIL]).toBeUndefined()
  })

  test('refuses just as publishing would', async () => {
    const body = { observations: [{ series: RETAIL, period: '2020-01', value: 1 }] }
    const [dry, real] = [await send(body), await send(body, '')]
    expect(dry.status).toBe(422)
    expect(dry.text).toBe(real.text)
    const filer = await server.token('filer')
    const asFiler = (query: string) =>
      call(server.url, `POST /api/v1/releases${query}`, { token: filer, body: figure(1) })
    const [dryOwn, realOwn] = [await asFiler('?dryRun=1'), await asFiler('')]
    expect(dryOwn.text).toContain('four-eyes')
    expect(dryOwn.text).toBe(realOwn.text)
  })

  test('leaves its key unused: the same key publishes afterwards', async () => {
    const headers = { 'Idempotency-Key': 'month-5' }
    expect((await send(figure(-6.3), '?dryRun=1', headers)).status).toBe(200)
    const real = await send(figure(-6.3), '?dryRun=0', headers)
    expect(real.status).toBe(201)
    expect(real.body).toMatchObject({ seq: 1, changes: 1 })
    const again = await send(figure(-6.3))
    expect(again.status).toBe(422)
    expect(again.text).toContain('unchanged')
  })

  test('is not mistaken for the real thing by a misspelt query', async () => {
    expect((await send(figure(1), '?dryrun=1')).status).toBe(422)
    expect((await send(figure(1), '?dryRun=yes')).status).toBe(422)
    expect(server.releases.board().seq).toBe(1)
  })
})
