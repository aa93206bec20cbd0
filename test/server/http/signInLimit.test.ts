import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Attempts } from '#server/attempts/attempts.ts'
import { signInLimit } from '#server/http/signInLimit.ts'
import { call } from '#test/support/api.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
beforeEach(async () => {
  // One proxy in front: the address is the one that it reports.
  server = await startTestServer({ env: { TRUST_PROXY: '1' } })
})
afterEach(() => server.stop())

const attempt = (body: object, address: string) =>
  call(server.url, 'POST /api/v1/session', { body, headers: { 'x-forwarded-for': address } })
const fail = async (times: number, address: (i: number) => string, name: (i: number) => string) => {
  for (let i = 0; i < times; i++) {
    expect(await attempt({ name: name(i), password: 'wrong' }, address(i))).toMatchObject({ status: 401 })
  }
}

it('an address that fails ten times is told when to come back, and others are not', async () => {
  const password = await server.accounts.people.create({ name: 'li', role: 'viewer', owner: null }, 'test')
  await fail(
    10,
    () => '10.0.0.1',
    (i) => `name-${i}`,
  )
  const answer = await attempt({ name: 'li', password }, '10.0.0.1')
  expect(answer).toMatchObject({ status: 429, body: { code: 'rate-limited' } })
  const seconds = Number(answer.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(800)
  expect(seconds).toBeLessThanOrEqual(900)
  expect(answer.text).toContain(String(seconds))
  expect(await attempt({ name: 'li', password }, '10.0.0.2')).toMatchObject({ status: 201 })
})

it('a name is protected from many addresses, in whatever letters it is written', async () => {
  await server.accounts.people.create({ name: 'li', role: 'viewer', owner: null }, 'test')
  await fail(
    10,
    (i) => `10.0.1.${i}`,
    (i) => (i % 2 ? 'LI' : 'li'),
  )
  expect(await attempt({ name: 'Li', password: 'wrong' }, '10.0.1.99')).toMatchObject({ status: 429 })
  expect(await attempt({ name: 'wang', password: 'wrong' }, '10.0.1.99')).toMatchObject({ status: 401 })
})

it('signing in well does not count', async () => {
  const password = await server.accounts.people.create({ name: 'li', role: 'viewer', owner: null }, 'test')
  for (let i = 0; i < 12; i++)
    expect(await attempt({ name: 'li', password }, '10.0.2.1')).toMatchObject({ status: 201 })
})

it('an address locked out for its passwords still opens links', async () => {
  await fail(
    10,
    () => '10.0.3.1',
    (i) => `name-${i}`,
  )
  expect(await attempt({ name: 'li', password: 'wrong' }, '10.0.3.1')).toMatchObject({ status: 429 })
  const code = new URL(await server.signInLink('viewer')).hash.replace('#code=', '')
  expect(await attempt({ code }, '10.0.3.1')).toMatchObject({ status: 201 })
})

it('what is no sign-in at all leaves no name behind, however long and however often', async () => {
  const counted: string[] = []
  const attempts: Attempts = {
    take: async (name) => (counted.push(name), { isOver: false, seconds: 1 }),
    giveBack: async () => undefined,
    close: async () => undefined,
  }
  const app = express().use(
    express.json({ limit: '1mb' }),
    ...signInLimit(attempts),
    (_request, response) => {
      response.sendStatus(401)
    },
  )
  const http = app.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = http.address() as AddressInfo
  const bodies = [{ name: 'x'.repeat(300_000) }, { name: 'li' }, { name: 'li', password: '' }]
  for (const body of [...bodies, { name: 'Wang', password: 'wrong' }])
    await call(`http://127.0.0.1:${port}`, 'POST /', { body })
  http.close()
  const from = (kind: string) => `sign-in from 127.0.0.1 ${kind}`
  expect(counted).toEqual([from('link'), from('link'), from('link'), from('password'), 'sign-in as wang'])
})
