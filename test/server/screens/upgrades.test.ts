import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { ScreenCommand, ScreenStatus } from '#shared/screens/screen.ts'
import { enter } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { ask, joinLive } from '#test/support/liveClient.ts'
import { startTestServer } from '#test/support/server.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const STATUS: ScreenStatus = {
  ...{ scene: 'overview', of: null, seq: 0, paintedAt: 0, layout: 0, build: 'old', width: 1, height: 1 },
  ...{ ratio: 1, heap: null, frames: 60, longest: 17, offset: null, doubt: null, since: 0, hidden: false },
  faults: [],
}

it('a build that the server serves reaches open walls by itself, one after another', async () => {
  const folder = await tempFolder()
  await writeFile(join(folder.path, 'index.html'), '<!doctype html>')
  await writeFile(join(folder.path, '.build-sha256'), 'new')
  const clock = fakeClock()
  const server = await startTestServer({ clock, env: { CLIENT_DIR: folder.path } })
  const asked: { readonly wall: number; readonly command: ScreenCommand }[] = []
  const walls = await Promise.all(
    [0, 1].map(async (wall) => {
      const cookie = await enter(server.wallLink)
      const page = await joinLive(server.url, { cookie, origin: server.url })
      page.on('command', (command, done) => {
        asked.push({ wall, command })
        done({ done: true })
      })
      const says = async (build: string): Promise<void> => {
        page.emit('status', { ...STATUS, build })
        await ask(page, 'present', { face: 'wall' })
      }
      await says('old')
      return { page, says }
    }),
  )
  onTestFinished(async () => {
    for (const { page } of walls) page.disconnect()
    await server.stop()
    await folder.remove()
  })

  clock.advance(10_000)
  await expect.poll(() => asked.length, { timeout: 3_000 }).toBe(1)
  expect(asked[0]?.command).toEqual({ kind: 'upgrade', build: 'new' })
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(asked).toHaveLength(1)
  await walls[asked[0]?.wall ?? 0]?.says('new')
  await expect.poll(() => asked.length, { timeout: 3_000 }).toBe(2)
  expect(new Set(asked.map(({ wall }) => wall)).size).toBe(2)
}, 40_000)
