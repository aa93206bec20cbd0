import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '#server/cli/runCommand.ts'
import { call, enter } from '#test/support/api.ts'
import { fakeClock, type FakeClock } from '#test/support/fakeClock.ts'
import { figure } from '#test/support/figures.ts'
import { connectLive, ended, follow, joinLive, outcome, type LiveClient } from '#test/support/liveClient.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let clock: FakeClock
let server: TestServer
let publisher: string
beforeAll(async () => {
  clock = fakeClock(new Date().toISOString()) // near the time of the command line, which has a clock of its own
  server = await startTestServer({ clock })
  publisher = await server.token('publisher')
})
afterAll(() => server.stop())

const person = async (name: string) => {
  await server.accounts.people.create({ name, role: 'viewer', owner: null }, 'test')
  const [code = ''] = await server.accounts.people.codes([name], 'test')
  const cookie = await enter(`${server.url}/sign-in#code=${code}`)
  return { cookie, origin: server.url }
}
const following = async (options: { cookie?: string; token?: string; origin?: string }) => {
  const client = await joinLive(server.url, options)
  const { epoch, seq } = server.releases.board()
  await follow(client, { epoch, seq })
  return client
}
let value = 0
/** Milliseconds until the socket was cut; no release may reach it after the act. */
async function cutBy(client: LiveClient, act: () => Promise<unknown>): Promise<number> {
  const gone = ended(client)
  await act()
  const began = performance.now()
  const framesAfter: unknown[] = []
  client.on('release', (frame) => framesAfter.push(frame))
  await gone
  await call(server.url, 'POST /api/v1/releases', { token: publisher, body: figure(++value) })
  expect(framesAfter).toEqual([])
  return performance.now() - began
}

describe('sockets end at once', () => {
  it('when their session is signed out, all of them and no others', async () => {
    const [mine, other] = [await person('a1'), await person('a2')]
    const [one, two, stays] = [await following(mine), await following(mine), await following(other)]
    const gone = ended(two)
    expect(
      await cutBy(one, () => call(server.url, 'DELETE /api/v1/session', { cookie: mine.cookie })),
    ).toBeLessThan(500)
    await gone
    expect(stays.connected).toBe(true)
    stays.disconnect()
    expect(await outcome(connectLive(server.url, mine))).toBe('unauthenticated')
  })

  it.each([
    ['disabled', (name: string) => server.accounts.people.disable(name, 'test')],
    ['given a new password', (name: string) => server.accounts.people.reset(name, 'test')],
    [
      'given another role',
      (name: string) => server.accounts.people.changeRole(name, 'auditor', null, 'test'),
    ],
  ])('when their account is %s', async (what, act) => {
    const name = `b-${what.replaceAll(' ', '-')}`
    const client = await following(await person(name))
    expect(await cutBy(client, () => act(name))).toBeLessThan(500)
  })

  it('when their token is revoked', async () => {
    const token = await server.accounts.machines.create(
      { name: 'c', role: 'viewer', owner: null },
      null,
      'test',
    )
    const client = await following({ token })
    expect(await cutBy(client, () => server.accounts.machines.revoke('c', 'test'))).toBeLessThan(500)
  })

  it('when the browser signs in as somebody else', async () => {
    const before = await person('d')
    const client = await following(before)
    const code = new URL(await server.signInLink('viewer')).hash.slice(6)
    expect(
      await cutBy(client, () =>
        call(server.url, 'POST /api/v1/session', { cookie: before.cookie, body: { code } }),
      ),
    ).toBeLessThan(500)
  })
})

describe('sockets end within three seconds', () => {
  const cli = (line: string) => runCommand(line.split(' '), { DATA_DIR: server.dataDir })

  it('when another process disables the account, changes its role or revokes the token', async () => {
    const token = await server.accounts.machines.create(
      { name: 'e', role: 'viewer', owner: null },
      null,
      'test',
    )
    const clients = [
      await following(await person('e1')),
      await following(await person('e2')),
      await following({ token }),
    ]
    const stays = await following(await person('e3'))
    const began = performance.now()
    const gone = clients.map(ended)
    await cli('account disable --name e1')
    await cli('account role --name e2 --role auditor')
    await cli('token revoke --name e')
    await Promise.all(gone)
    expect(performance.now() - began).toBeLessThan(4_500) // the three commands take their time too
    expect(stays.connected).toBe(true)
    stays.disconnect()
  })

  it('when the session has come to its end', async () => {
    const client = await following(await person('f'))
    const gone = ended(client)
    clock.advance(8 * 3_600_000)
    const began = performance.now()
    await gone
    expect(performance.now() - began).toBeLessThan(3_000)
  })
})
