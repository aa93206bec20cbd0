import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInLink } from '#server/links.ts'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { hasLedgers, viewpoint } from '#shared/catalogue/viewpoint.ts'
import { bureauMayCall } from '#shared/contract/bureauPolicy.ts'
import { POLICY, type PolicyKey } from '#shared/contract/policy.ts'
import type { Role } from '#shared/contract/roles.ts'
import { cell, deskOf, type Who } from '#test/server/drafts/desk.ts'
import { call, enter } from '#test/support/api.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const JINSHUI = '410105'
const CITY = '410100'
const RETAIL = 'economy.retail-sales.growth'
const OFFICE = 'bureau.stats-general'

let server: TestServer
let desk: ReturnType<typeof deskOf>
const people = new Map<string, Who>()

async function personOf(area: string | null, role: Role): Promise<Who> {
  const name = `${role}.${area ?? 'home'}`
  const known = people.get(name)
  if (known) return known
  const owner = role === 'filer' ? OFFICE : null
  await server.accounts.people.createWithoutPassword([{ name, role, owner, area }], 'test')
  const [code = ''] = await server.accounts.people.codes([name], 'test')
  const who = { cookie: await enter(signInLink(server.url, code)) }
  people.set(name, who)
  return who
}

beforeAll(async () => {
  server = await startTestServer({ env: { BUREAUS: '1' } })
  desk = deskOf(server)
})
afterAll(() => server.stop())

describe('several bureaus work on one installation', () => {
  it('files, approves and releases its own figures, which everybody then sees', async () => {
    const filer = await personOf(JINSHUI, 'filer')
    const reviewer = await personOf(JINSHUI, 'reviewer')
    const draft = await desk.begin(filer, [cell(`${RETAIL}@${JINSHUI}`, '7.3')])
    const submitted = await desk.done(filer, draft, 'submit')
    await desk.done(reviewer, submitted, 'approve', { then: 'release' })
    for (const area of [null, CITY, JINSHUI]) {
      const reader = await personOf(area, 'viewer')
      const { body } = await call(server.url, `GET /api/v1/series/${RETAIL}@${JINSHUI}/observations`, reader)
      expect(body).toMatchObject({ observations: [{ period: '2020-05', value: 7.3 }] })
    }
  })

  it.each([
    ['another district', JINSHUI, '410103'],
    ['the city', JINSHUI, CITY],
    ['a district, as the city', CITY, JINSHUI],
    ['another bureau’s own, as the keeping one', null, JINSHUI],
    ['the nation, as a bureau that does not keep the installation', JINSHUI, '100000'],
  ])('does not file for %s', async (_whose, area, subject) => {
    const filer = await personOf(area, 'filer')
    const body = { origin: 'api', sheet: null, entries: [cell(`${RETAIL}@${subject}`, '1')] }
    const answer = await call(server.url, 'POST /api/v1/drafts', { ...filer, body })
    expect(answer.body).toMatchObject({ status: 422, errors: [{ code: 'other-bureau' }] })
  })

  it('does not let a system push figures of another bureau', async () => {
    const token = await server.accounts.machines.create(
      { name: 'push.jinshui', role: 'publisher', owner: null, area: JINSHUI },
      null,
      'test',
    )
    const push = (subject: string) => {
      const observations = [{ series: `${RETAIL}@${subject}`, period: '2020-04', value: 1 }]
      return call(server.url, 'POST /api/v1/releases', { token, body: { observations, records: [] } })
    }
    expect((await push('410103')).body).toMatchObject({ errors: [{ code: 'other-bureau' }] })
    expect((await push(JINSHUI)).status).toBe(201)
  })

  it('has drafts that are not there for any other bureau, to the byte', async () => {
    const draft = await desk.begin(await personOf(JINSHUI, 'filer'), [
      cell(`${RETAIL}@${JINSHUI}`, '88.8', { period: '2020-03' }),
    ])
    await desk.done(await personOf(JINSHUI, 'filer'), draft, 'submit')
    for (const [area, role] of [
      [null, 'filer'],
      [null, 'reviewer'],
      [CITY, 'filer'],
      [CITY, 'reviewer'],
      ['410103', 'reviewer'],
    ] as const) {
      const who = await personOf(area, role)
      const list = await call(server.url, 'GET /api/v1/drafts', who)
      expect(list.text).not.toContain(draft.id)
      const nowhere = await call(server.url, 'GET /api/v1/drafts/no-such-draft', who)
      for (const way of ['', '/changes?since=0', '/impact']) {
        const answer = await call(server.url, `GET /api/v1/drafts/${draft.id}${way}`, who)
        expect({ status: answer.status, code: code(answer.body) }).toEqual({ status: 404, code: 'not-found' })
        if (way === '') expect(code(answer.body)).toBe(code(nowhere.body))
      }
      const acted = await desk.act(who, draft.id, 'withdraw', { version: draft.version })
      expect(acted.status).toBe(404)
    }
    const own = await call(server.url, 'GET /api/v1/drafts', await personOf(JINSHUI, 'reviewer'))
    expect(own.text).toContain(draft.id)
  })

  it('keeps ledgers, reports, screens and the log of acts for the bureau that keeps the installation', async () => {
    for (const [role, route] of [
      ['reviewer', 'GET /api/v1/ledgers'],
      ['reviewer', 'GET /api/v1/ledgers/project/records'],
      ['viewer', 'GET /api/v1/rooms'],
      ['viewer', 'GET /api/v1/reports'],
      ['reviewer', 'GET /api/v1/duties'],
      ['admin', 'GET /api/v1/screens'],
      ['auditor', 'GET /api/v1/audit'],
      ['filer', 'GET /api/v1/imports'],
    ] as const) {
      const answer = await call(server.url, route, await personOf(JINSHUI, role))
      expect([route, answer.status, code(answer.body)]).toEqual([route, 403, 'other-bureau'])
      expect((await call(server.url, route, await personOf(null, role))).status).not.toBe(403)
    }
    const body = {
      ...{ origin: 'api', sheet: null, entries: [] },
      records: [{ entity: 'project', fields: {} }],
    }
    const filer = await personOf(JINSHUI, 'filer')
    const answer = await call(server.url, 'POST /api/v1/drafts', { ...filer, body })
    expect([answer.status, code(answer.body)]).toEqual([403, 'other-bureau'])
  })

  it('shows each bureau the catalogue from where it stands, and another’s where it asks', async () => {
    const siteFor = async (area: string | null, query = '') => {
      const who = await personOf(area, 'viewer')
      const { body } = await call(server.url, `GET /api/v1/catalogue${query}`, who)
      return (body as { site: { home: string; bureau: { zh: string } } }).site
    }
    expect(await siteFor(null)).toMatchObject({
      home: '410104',
      bureau: { zh: expect.stringContaining('管城') as string },
    })
    expect(await siteFor(JINSHUI)).toMatchObject({
      home: JINSHUI,
      bureau: { zh: expect.stringContaining('金水') as string },
    })
    expect(await siteFor(CITY, `?area=${JINSHUI}`)).toMatchObject({ home: JINSHUI })
    const stranger = await call(
      server.url,
      'GET /api/v1/catalogue?area=440300',
      await personOf(CITY, 'viewer'),
    )
    expect(stranger.status).toBe(422)
    expect(
      (await call(server.url, 'GET /api/v1/session', await personOf(CITY, 'viewer'))).body,
    ).toMatchObject({ area: CITY })
  })

  it('has nobody of an area without a bureau', async () => {
    const answer = server.accounts.people.createWithoutPassword(
      [{ name: 'nobody', role: 'viewer', owner: null, area: '440300' }],
      'test',
    )
    await expect(answer).rejects.toMatchObject({ fields: [{ code: 'unknown-bureau' }] })
  })
})

describe('a viewpoint', () => {
  const catalogue = loadCatalogue(undefined, true)

  it('is the very catalogue for the keeping bureau, and one object for every other', () => {
    expect(viewpoint(catalogue, undefined)).toBe(catalogue)
    expect(viewpoint(catalogue, '410104')).toBe(catalogue)
    expect(viewpoint(catalogue, JINSHUI)).toBe(viewpoint(catalogue, JINSHUI))
    expect(viewpoint(viewpoint(catalogue, JINSHUI), null).site.home).toBe('410104')
  })

  it('of an area without a bureau is never that of another', () => {
    const { site } = viewpoint(catalogue, '410108')
    expect([site.home, site.bureau.zh]).toEqual(['410108', '惠济区'])
  })

  it('has ledgers for the keeping bureau alone', () => {
    expect([hasLedgers(catalogue), hasLedgers(viewpoint(catalogue, CITY))]).toEqual([true, false])
  })
})

it('closes every route to other bureaus of which nobody has thought', () => {
  const open = (Object.keys(POLICY) as PolicyKey[]).filter((key) => bureauMayCall(key, JINSHUI))
  expect(
    open.filter((key) => /ledgers|reports|rooms|audit|appraisal|imports|duties|changes$/.test(key)),
  ).toEqual(['GET /api/v1/drafts/:id/changes'])
})

const code = (body: unknown): unknown => (body as { code?: unknown }).code
