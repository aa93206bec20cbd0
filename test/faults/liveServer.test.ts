import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { call, enter } from '#test/support/api.ts'
import { figure } from '#test/support/figures.ts'
import { ended, joinLive } from '#test/support/liveClient.ts'
import { runServer, startServerProcess, type ServerProcess } from '#test/support/serverProcess.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const running: ServerProcess[] = []
const start = async (...options: Parameters<typeof startServerProcess>): Promise<ServerProcess> => {
  const server = await startServerProcess(...options)
  running.push(server)
  return server
}
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
})

/** One line that says what to do, and no stack. */
const expectOneLine = (
  { code, stdout, stderr }: Awaited<ReturnType<typeof runServer>>,
  words: RegExp,
): void => {
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(words)
  expect(stderr.trim().split('\n')).toHaveLength(1)
}

describe('a start', () => {
  it('prints a link for each role and the wall, and each signs in', async () => {
    const server = await start()
    expect(Object.keys(server.links).toSorted()).toEqual([
      'admin',
      'auditor',
      'filer',
      'publisher',
      'reviewer',
      'security',
      'viewer',
      'wall',
    ])
    for (const [role, link] of Object.entries(server.links)) {
      const { body } = await call(server.url, 'GET /api/v1/session', { cookie: await enter(link) })
      expect(body).toMatchObject({
        role: role === 'wall' ? 'screen' : role,
        owner: role === 'filer' ? 'bureau.stats-general' : null,
      })
    }
  })

  it('on a taken port says so', async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await once(blocker, 'listening')
    const folder = await tempFolder()
    const { port } = blocker.address() as AddressInfo
    expectOneLine(
      await runServer({ PORT: String(port), DATA_DIR: folder.path, DEMO: '0' }),
      new RegExp(`^Port ${port} .*PORT`),
    )
    blocker.close()
    await folder.remove()
  })

  it('on a data folder that another server has says so', async () => {
    const { dataDir } = await start()
    expectOneLine(await runServer({ PORT: '0', DATA_DIR: dataDir }), /Another server is running.*DATA_DIR/)
  })

  it('on a data folder that is none says so', async () => {
    const folder = await tempFolder()
    const file = join(folder.path, 'file')
    await writeFile(file, '')
    expectOneLine(await runServer({ PORT: '0', DATA_DIR: file }), /data folder .* cannot be used/)
    await folder.remove()
  })

  it('with a setting that makes no sense names it', async () => {
    expectOneLine(await runServer({ PORT: 'eighty' }), /^PORT=eighty cannot be used/)
  })
})

describe('an end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s finishes what is under way, cuts the sockets and exits with 0 in time',
    async (signal) => {
      const server = await start()
      const token = await server.token('publisher')
      const socket = await joinLive(server.url, { token })
      const cut = ended(socket)
      const publishing = Promise.allSettled(
        Array.from({ length: 20 }, (_, i) =>
          call(server.url, 'POST /api/v1/releases', { token, body: figure(i) }),
        ),
      )
      await new Promise((resolve) => setTimeout(resolve, 30))
      const began = performance.now()
      server.kill(signal)
      expect(await server.ended).toMatchObject({ code: 0, signal: null })
      expect(performance.now() - began).toBeLessThan(5_000)
      expect(await cut).toBe('transport close') // a page comes back by itself after this one

      const acknowledged = (await publishing).filter(
        (one) => one.status === 'fulfilled' && one.value.status === 201,
      ).length
      const again = await start({ dataDir: server.dataDir })
      const { body } = await call(again.url, 'GET /readyz')
      expect((body as { seq: number }).seq).toBeGreaterThanOrEqual(acknowledged)
      expect(server.stderr()).not.toContain('"level":60')
    },
  )

  it('is not held up by somebody who never finishes asking, and a second signal waits for nobody', async () => {
    const [one, two] = [await start(), await start()]
    for (const server of [one, two]) {
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('{"name":')),
      })
      const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
      void fetch(`${server.url}/api/v1/session`, {
        method: 'POST',
        headers,
        body,
        duplex: 'half',
      } as RequestInit).catch(() => undefined)
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
    const began = performance.now()
    one.kill('SIGTERM')
    two.kill('SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 300))
    two.kill('SIGTERM')
    expect(await two.ended).toMatchObject({ code: 1 })
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(await one.ended).toMatchObject({ code: 0 })
    expect(performance.now() - began).toBeLessThan(5_500)
  })
})
