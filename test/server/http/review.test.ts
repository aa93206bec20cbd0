import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DraftSummary } from '#shared/contract/drafts.ts'
import { DraftImpact, RevertPlan } from '#shared/contract/review.ts'
import { cell, deskOf, person, type Who } from '#test/server/drafts/desk.ts'
import { oneFigure, RETAIL } from '#test/server/releases/builders.ts'
import { call, enter } from '#test/support/api.ts'
import { ask, follow, joinLive } from '#test/support/liveClient.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let filer: Who
let reviewer: Who
let screen: Who
beforeAll(async () => {
  server = await startTestServer()
  filer = await person(server, '王填报', 'filer', 'bureau.stats-general')
  reviewer = await person(server, '李审核', 'reviewer')
  screen = { cookie: await enter(server.wallLink) }
})
afterAll(() => server.stop())

describe('the impact of a draft', () => {
  it('is for its authors and those who review it, and for no screen, leader or machine that pushes', async () => {
    const desk = deskOf(server)
    const { id } = await desk.done(filer, await desk.begin(filer, [cell(RETAIL, '8.1')]), 'submit')
    const ask = (who: Who) => call(server.url, `GET /api/v1/drafts/${id}/impact`, who)
    for (const who of [filer, reviewer])
      expect(DraftImpact.parse((await ask(who)).body).changes).toMatchObject([{ series: RETAIL, value: 8.1 }])
    const others = await Promise.all(
      (['viewer', 'publisher', 'admin', 'auditor', 'security'] as const).map((role) => server.token(role)),
    )
    for (const who of [screen, ...others.map((token) => ({ token }))]) {
      const answer = await ask(who)
      expect(answer.status).toBe(403)
      expect(answer.text).not.toContain('8.1')
    }
  })
})

describe('taking a release back', () => {
  it('is planned, then handed in as a draft that waits for another reviewer', async () => {
    const token = await server.token('publisher')
    const body = oneFigure(81, { period: '2020-06' })
    const released = await call(server.url, 'POST /api/v1/releases', { token, body })
    const { seq } = released.body as { seq: number }
    const plan = await call(server.url, `GET /api/v1/releases/${seq}/revert`, reviewer)
    expect(RevertPlan.parse(plan.body)).toMatchObject({
      seq,
      derived: 0,
      others: 0,
      figures: [{ series: RETAIL, published: { value: 81 }, before: null, revisedBy: null, may: true }],
    })
    const made = await call(server.url, `POST /api/v1/releases/${seq}/revert`, {
      ...reviewer,
      body: { reason: '录入有误' },
    })
    expect(made.status).toBe(201)
    expect(DraftSummary.parse(made.body)).toMatchObject({
      state: 'submitted',
      origin: 'revert',
      authors: ['李审核'],
    })
    expect(server.releases.board().seq).toBe(seq)
    const refused = await call(server.url, `POST /api/v1/releases/${seq}/revert`, {
      token,
      body: { reason: '录入有误' },
    })
    expect(refused.status).toBe(403)
  })
})

describe('pages in frames', () => {
  it('are the wall with a draft applied, in our own pages alone, and nothing else', async () => {
    const headersOf = async (path: string) => {
      const { headers } = await call(server.url, `GET ${path}`)
      const [ancestors] = /frame-ancestors [^;]*/.exec(headers.get('content-security-policy') ?? '') ?? []
      return [ancestors, headers.get('x-frame-options')]
    }
    expect(await headersOf('/wall?preview=1')).toEqual(["frame-ancestors 'self'", 'SAMEORIGIN'])
    for (const path of [
      '/wall',
      '/wall?x=1',
      '/wall/?preview=1',
      '/admin?preview=1',
      '/tablet?preview=1',
      '/',
    ])
      expect(await headersOf(path)).toEqual(["frame-ancestors 'none'", 'DENY'])
  })
})

it('says how many pages of each face follow now, and no more once one is gone', async () => {
  const following = async () => (await call(server.url, 'GET /api/v1/receipts/following', reviewer)).body
  const client = await joinLive(server.url, { token: await server.token('viewer') })
  await ask(client, 'present', { face: 'tablet' })
  expect(await following()).toEqual({ wall: 0, tablet: 0, admin: 0, other: 0 })
  const { epoch, seq } = server.releases.board()
  await follow(client, { epoch, seq })
  expect(await following()).toEqual({ wall: 0, tablet: 1, admin: 0, other: 0 })
  client.disconnect()
  await expect.poll(following).toEqual({ wall: 0, tablet: 0, admin: 0, other: 0 })
})
