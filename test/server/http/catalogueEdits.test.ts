import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CatalogueRequestInput } from '#shared/contract/catalogueEdit.ts'
import { added, oneEdit, RETAIL_CODE } from '#test/server/releases/catalogueEdits.ts'
import { catalogue, oneFigure } from '#test/server/releases/builders.ts'
import { call } from '#test/support/api.ts'
import { Follower } from '#test/support/follower.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let admin: string
let reviewer: string
beforeAll(async () => {
  server = await startTestServer()
  admin = await server.token('admin')
  reviewer = await server.token('reviewer')
  await call(server.url, 'POST /api/v1/releases', {
    token: await server.token('publisher'),
    body: oneFigure(4, { period: '2026-09' }),
  })
})
afterAll(() => server.stop())

const post = (body: CatalogueRequestInput, token = admin, query = '') =>
  call(server.url, `POST /api/v1/catalogue/changes${query}`, { token, body })
const nameAt = async (query: string): Promise<unknown> => {
  const { body } = await call(server.url, `GET /api/v1/catalogue${query}`, { token: reviewer })
  const { indicators } = body as { indicators: { code: string; zh: string }[] }
  return indicators.find(({ code }) => code === RETAIL_CODE)?.zh
}

test('who follows has the new name with the release that gives it, and the old one when looking back', async () => {
  const follower = new Follower(server.url, reviewer)
  await follower.start()
  const before = await call(server.url, 'GET /api/v1/catalogue', { token: reviewer })
  const { status, body } = await post(oneEdit(RETAIL_CODE, { zh: '社零总额增速' }))
  expect([status, body]).toEqual([201, expect.objectContaining({ changes: 1 })])
  const { seq } = body as { seq: number }
  await expect.poll(() => follower.board.seq).toBe(seq)
  expect(follower.board.catalogue[RETAIL_CODE]).toMatchObject({
    seq,
    version: 1,
    entry: { zh: '社零总额增速' },
  })
  follower.close()

  const after = await call(server.url, 'GET /api/v1/catalogue', { token: reviewer })
  expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'))
  const delivered = catalogue.indicator(RETAIL_CODE)?.zh
  expect([await nameAt(''), await nameAt(`?asOf=${seq - 1}`), await nameAt('?asOf=0')]).toEqual([
    '社零总额增速',
    delivered,
    delivered,
  ])
  const past = await call(server.url, `GET /api/v1/board?asOf=${seq - 1}`, { token: reviewer })
  expect(past.body).toMatchObject({ seq: seq - 1, catalogue: {} })
})

test('the auditor reads what the indicator was before and after', async () => {
  const token = await server.token('auditor')
  const list = await call(server.url, 'GET /api/v1/audit?action=release.published', { token })
  const { entries } = list.body as { entries: { n: number }[] }
  const { body } = await call(server.url, `GET /api/v1/audit/${entries[0]?.n}`, { token })
  expect(body).toMatchObject({
    release: {
      records: [
        {
          ...{ entity: 'catalogue', id: RETAIL_CODE, reason: '局务会定' },
          fields: [{ name: 'zh', before: catalogue.indicator(RETAIL_CODE)?.zh, after: '社零总额增速' }],
        },
      ],
    },
  })
})

test('an export names an indicator as it was called then', async () => {
  const file = async (asOf: string) =>
    (await call(server.url, `GET /api/v1/series/${RETAIL_CODE}@410104/export?${asOf}`, { token: reviewer }))
      .text
  const delivered = catalogue.indicator(RETAIL_CODE)?.zh ?? '?'
  expect(await file('asOf=1')).toContain(`,${delivered},`)
  expect(await file('')).toContain(',社零总额增速,')
})

test('the history of an indicator is read by those who work with it', async () => {
  const history = async (role: 'filer' | 'viewer') =>
    call(server.url, `GET /api/v1/catalogue/indicators/${RETAIL_CODE}/history`, {
      token: await server.token(role),
    })
  expect((await history('viewer')).status).toBe(403)
  expect((await history('filer')).body).toMatchObject({
    code: RETAIL_CODE,
    delivered: { zh: catalogue.indicator(RETAIL_CODE)?.zh },
    versions: [{ version: 1, reason: '局务会定', by: 'test-1', entry: { zh: '社零总额增速' } }],
  })
})

test('what is refused is told at its field in both languages, and a dry run tells it too', async () => {
  const request = oneEdit('economy.cpi.growth', { owner: 'bureau.nobody' })
  for (const query of ['', '?dryRun=1']) {
    const { status, body } = await post(request, admin, query)
    expect(status).toBe(422)
    expect(body).toMatchObject({
      errors: [
        {
          pointer: '/edits/0/entry/owner',
          zh: '责任单位“bureau.nobody”不存在',
          en: 'owner "bureau.nobody" does not exist',
        },
      ],
    })
  }
  const good = await post(oneEdit('economy.cpi.growth', { decimals: 2 }), admin, '?dryRun=1')
  expect([good.status, good.body]).toMatchObject([200, { changes: [{ entry: { decimals: 2 } }] }])
  expect(server.releases.catalogue().indicator('economy.cpi.growth')?.decimals).toBe(1)
  expect((await post(request, reviewer)).status).toBe(403)
})

test('what is retired is due no more and stands in no list; its past stays', async () => {
  const code = 'economy.night-economy.growth'
  await post(added(code, RETAIL_CODE))
  const series = `${code}@410104`
  await call(server.url, 'POST /api/v1/releases', {
    token: await server.token('publisher'),
    body: { observations: [{ series, period: '2026-08', value: 3 }] },
  })
  const calendar = async () =>
    JSON.stringify((await call(server.url, 'GET /api/v1/calendar', { token: reviewer })).body)
  expect(await calendar()).toContain(series)
  const entry = server.releases.catalogue().indicator(code)
  if (!entry) throw new Error('not added')
  await post({ edits: [{ basedOn: 1, entry: { ...entry, retired: true } }], reason: '不再统计' })
  expect(await calendar()).not.toContain(series)
  const observations = await call(server.url, `GET /api/v1/series/${series}/observations`, {
    token: reviewer,
  })
  expect(observations.body).toMatchObject({ observations: [{ period: '2026-08', value: 3 }] })
  const file = await call(server.url, `GET /api/v1/series/${series}/export`, { token: reviewer })
  expect(file.text).toContain(`${entry.zh}（已停用）`)
})
