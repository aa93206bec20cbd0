import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { decodeBoard, type BoardWire } from '#shared/boardCodec.ts'
import { ReleaseList } from '#shared/contract/answers.ts'
import { ReleaseReceipt } from '#shared/contract/releaseRequest.ts'
import { asPeriod } from '#shared/period.ts'
import { call } from '#test/support/api.ts'
import { figure, RETAIL } from '#test/support/figures.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer()
  token = await server.token('publisher')
})
afterAll(() => server.stop())

const publish = (value: number, key?: string) =>
  call(server.url, 'POST /api/v1/releases', {
    token,
    body: figure(value),
    headers: key ? { 'idempotency-key': key } : {},
  })

/** The bytes on the wire; fetch would unpack them. */
const raw = (
  path: string,
  encoding: string,
): Promise<{ encoding: string | undefined; vary: string | undefined; body: Buffer }> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'accept-encoding': encoding }
    request(server.url + path, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          encoding: response.headers['content-encoding'],
          vary: response.headers.vary,
          body: Buffer.concat(chunks),
        }),
      )
    })
      .on('error', reject)
      .end()
  })

it('a board is asked for again by its tag and sent again when it has moved', async () => {
  const first = await call(server.url, 'GET /api/v1/board', { token })
  const etag = first.headers.get('etag') ?? ''
  const again = () => call(server.url, 'GET /api/v1/board', { token, headers: { 'if-none-match': etag } })
  expect(await again()).toMatchObject({ status: 304, text: '' })
  await publish(3.2)
  const moved = await again()
  expect(moved.status).toBe(200)
  expect(moved.headers.get('etag')).not.toBe(etag)
  expect(moved.headers.get('cache-control')).toBe('private, no-cache')
  expect(decodeBoard(moved.body as BoardWire).series[RETAIL]).toMatchObject([
    { period: '2020-05', value: 3.2 },
  ])
})

it.each(['/api/v1/board', '/api/v1/catalogue'])(
  '%s goes out in the smallest form that the client takes',
  async (path) => {
    const plain = await raw(path, 'identity')
    expect(plain.encoding).toBeUndefined()
    expect(plain.vary).toMatch(/accept-encoding/i)
    const gzip = await raw(path, 'gzip, deflate')
    expect([gzip.encoding, gunzipSync(gzip.body).equals(plain.body)]).toEqual(['gzip', true])
    const brotli = await raw(path, 'gzip, deflate, br, zstd')
    expect([brotli.encoding, brotliDecompressSync(brotli.body).equals(plain.body)]).toEqual(['br', true])
  },
)

it('the catalogue is the one that the server works with', async () => {
  const { body, headers } = await call(server.url, 'GET /api/v1/catalogue', { token })
  const data = JSON.parse(JSON.stringify(loadCatalogue())) as Record<string, unknown>
  delete data['workingDays'] // made of `workingYears` by whoever reads it
  for (const ofServer of ['recordFigures', 'analysisRules']) delete data[ofServer] // asked by the server alone
  expect(body).toEqual(data)
  expect(
    await call(server.url, 'GET /api/v1/catalogue', {
      token,
      headers: { 'if-none-match': headers.get('etag') ?? '' },
    }),
  ).toMatchObject({ status: 304 })
})

it('a release that is sent again with its key is answered again and not published again', async () => {
  const first = await publish(4.1, 'key-1')
  expect(first.status).toBe(201)
  expect(first.headers.get('idempotency-replayed')).toBeNull()
  const again = await publish(4.1, 'key-1')
  expect(again.status).toBe(200)
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  expect(again.text).toBe(first.text)
  expect(await publish(4.2, 'key-1')).toMatchObject({ status: 422, body: { code: 'idempotency-mismatch' } })
  expect(await publish(4.2, 'k'.repeat(201))).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: 'Idempotency-Key' }] },
  })
  expect(server.releases.board().seq).toBe(ReleaseReceipt.parse(first.body).seq)
})

it('whoever missed releases gets them, and a snapshot is advised to whoever follows another log', async () => {
  const { epoch, seq } = server.releases.board()
  const after = async (query: string) =>
    ReleaseList.parse((await call(server.url, `GET /api/v1/releases?${query}`, { token })).body)
  expect((await after(`after=0&epoch=${epoch}`)).releases.map((release) => release.seq)).toEqual(
    Array.from({ length: seq }, (_, i) => i + 1),
  )
  expect(await after(`after=${seq}`)).toEqual({ epoch, seq, releases: [] })
  expect(await after(`after=${seq + 1}`)).toMatchObject({ snapshot: true, releases: [] })
  expect(await after('after=0&epoch=other')).toMatchObject({ epoch, snapshot: true })
})

it('a series is listed, and answers with its observations and every vintage', async () => {
  await publish(5)
  const path = `/api/v1/series/${encodeURIComponent(RETAIL)}`
  const list = await call(server.url, 'GET /api/v1/series?indicator=economy.retail-sales.growth&limit=1', {
    token,
  })
  expect(list.body).toMatchObject({ series: [{ series: RETAIL, latestPeriod: '2020-05', value: 5 }] })
  const { body } = await call(server.url, `GET ${path}/observations?from=2020-01&to=2020-12`, { token })
  expect(body).toMatchObject({
    series: RETAIL,
    unit: 'percent',
    observations: [{ period: '2020-05', value: 5 }],
  })
  const vintages = await server.releases.vintages(RETAIL, asPeriod('2020-05'), true)
  expect((await call(server.url, `GET ${path}/vintages?period=2020-05`, { token })).body).toEqual(
    JSON.parse(JSON.stringify(vintages)),
  )
  expect(vintages.vintages.map(({ value }) => value)).toEqual([3.2, 4.1, 5])
})
