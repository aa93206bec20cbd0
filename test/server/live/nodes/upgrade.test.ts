import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { SOON } from '#test/server/live/nodes/liveNodes.ts'
import { call } from '#test/support/api.ts'
import { follow, joinLive } from '#test/support/liveClient.ts'
import { postgresPlace } from '#test/support/postgresPlace.ts'
import { startTestServer } from '#test/support/server.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

/** A folder with a build of one page and one script, of a size that takes many words to tell. */
async function build(name: string): Promise<{ folder: string; script: string }> {
  const made = await tempFolder()
  onTestFinished(() => made.remove())
  const { path } = made
  await mkdir(join(path, 'assets'))
  const script = `// 观澜 ${Array.from({ length: 60_000 }, (_, i) => (i * 7_919) % 10_007).join(' ')} ${name}`
  await writeFile(join(path, '.build-sha256'), name)
  await writeFile(join(path, 'index.html'), `<script src="/assets/${name}.js"></script>`)
  await writeFile(join(path, 'assets', `${name}.js`), script)
  return { folder: path, script }
}

test('while nodes take a new build one after another, each has the parts of the pages of all', async () => {
  const place = await postgresPlace()
  const builds = [await build('former'), await build('next')] as const
  const start = ({ folder }: { folder: string }) =>
    startTestServer({ env: { DATABASE_URL: place.url, CLIENT_DIR: folder } })
  const [a, b] = await Promise.all([start(builds[0]), start(builds[1])])
  const get = ({ url }: { url: string }, path: string) => call(url, `GET ${path}`)
  try {
    expect((await get(a, '/wall')).text).toContain('/assets/former.js')
    await vi.waitFor(async () => expect((await get(a, '/assets/next.js')).status).toBe(200), SOON)
    await vi.waitFor(async () => expect((await get(b, '/assets/former.js')).status).toBe(200), SOON)
    const answer = await get(a, '/assets/next.js')
    expect(answer.text).toBe(builds[1].script)
    expect(answer.headers.get('content-type')).toContain('javascript')
    expect(answer.headers.get('cache-control')).toContain('immutable')
    for (const path of ['/assets/none.js', '/assets/..%2f.build-sha256', '/assets/.build-sha256'])
      expect((await get(a, path)).status, path).toBe(404)

    // No page is told to take a build that the next node does not have.
    const client = await joinLive(a.url, { token: await a.token('viewer') })
    onTestFinished(() => void client.disconnect())
    const { epoch, seq } = a.releases.board()
    expect((await follow(client, { epoch, seq })).head.build).toBe('')
  } finally {
    await b.stop()
    expect((await get(a, '/assets/next.js')).status).toBe(200)
    await a.stop()
    await place.remove()
  }
}, 20_000)
