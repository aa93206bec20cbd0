import { expect } from 'vitest'
import type { Stage } from '#shared/screens/screen.ts'
import { call } from '#test/support/api.ts'
import { pairedDevice } from '#test/support/device.ts'
import type { fakeClock } from '#test/support/fakeClock.ts'
import { ask, joinLive } from '#test/support/liveClient.ts'
import type { TestServer } from '#test/support/server.ts'

const MINUTE = 60_000
let count = 0

/**
 * What two people do who both want a screen, played on a server: who has it keeps it until they let go, are silent or
 * are taken over. Throws at the first rule that does not hold, and says which.
 */
export async function playLock(server: TestServer, clock: ReturnType<typeof fakeClock>): Promise<void> {
  const screen = await pairedDevice(server, `锁 ${++count}`)
  const [first, second, auditor] = await Promise.all([
    server.token('viewer'),
    server.token('reviewer'),
    server.token('auditor'),
  ])
  const path = `/api/v1/screens/${screen.id}/stage`
  const show = (token: string, scene: string, take = '') =>
    call(server.url, `PUT ${path}${take}`, { token, body: { scene } })
  const letGo = (token: string) => call(server.url, `DELETE ${path}`, { token })
  const stage = async (): Promise<Stage | null | undefined> => {
    const { body } = await call(server.url, 'GET /api/v1/stages', { token: first })
    return (body as { screens: { id: string; stage: Stage | null }[] }).screens.find(
      ({ id }) => id === screen.id,
    )?.stage
  }
  const acts = async (): Promise<string[]> => {
    const object = encodeURIComponent(`screen:${screen.id}`)
    const { body } = await call(server.url, `GET /api/v1/audit?object=${object}`, { token: auditor })
    return (body as { entries: { action: string }[] }).entries.map(({ action }) => action).reverse()
  }

  expect((await show(first, 'overview')).status, 'a free screen is had').toBe(200)
  expect((await show(second, 'economy')).status, 'a held screen is refused').toBe(409)
  expect((await stage())?.showing.scene, 'what was refused is not shown').toBe('overview')
  expect((await letGo(second)).status, 'nobody ends what is not theirs').toBe(409)
  const socket = await joinLive(server.url, { token: second })
  const pointing = { screen: screen.id, at: { x: 0.5, y: 0.5 } }
  expect(await ask(socket, 'point', pointing), 'nobody points on what is not theirs').toMatchObject({
    problem: { code: 'forbidden' },
  })
  socket.disconnect()
  expect((await show(second, 'economy', '?take=1')).status, 'who says so takes over').toBe(200)
  expect((await show(first, 'overview')).status, 'who was taken over has it no more').toBe(409)
  expect(await acts(), 'who took it from whom is written down').toEqual([
    ...['screen.paired', 'screen.taken', 'screen.taken-over'],
  ])
  clock.advance(6 * MINUTE)
  expect((await show(first, 'overview')).status, 'after silence it is free').toBe(200)
  expect((await letGo(first)).status).toBe(204)
  expect(await stage(), 'what was let go is free').toBeNull()
}
