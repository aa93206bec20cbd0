import { onTestFinished, vi, expect } from 'vitest'
import type { Face } from '#shared/contract/live.ts'
import type { ScreenRoll } from '#shared/contract/screens.ts'
import type { ScreenLine, ScreenStatus } from '#shared/screens/screen.ts'
import { startTwoNodes } from '#test/server/nodes/twoNodes.ts'
import { call } from '#test/support/api.ts'
import { pairedDevice } from '#test/support/device.ts'
import { figure } from '#test/support/figures.ts'
import { ask, follow, joinLive, type LiveClient, type LiveOptions } from '#test/support/liveClient.ts'
import type { TestServer } from '#test/support/server.ts'

/** How long word may take from one node to the other on a machine that does much else. */
export const SOON = { timeout: 4_000, interval: 15 }

/** The newest release that each page has been sent. */
const sent = new WeakMap<LiveClient, number>()

/** A page of a node that follows the board. */
export async function page(server: TestServer, face: Face, options: LiveOptions): Promise<LiveClient> {
  const client = await joinLive(server.url, options)
  onTestFinished(() => void client.disconnect())
  client.on('release', ({ releases }) => sent.set(client, releases.at(-1)?.seq ?? 0))
  await ask(client, 'present', { face })
  const { epoch, seq } = server.releases.board()
  await follow(client, { epoch, seq })
  return client
}

/** The page has the release and says that it shows it. */
export async function paints(client: LiveClient, seq: number, ms: number): Promise<void> {
  await vi.waitFor(() => expect(sent.get(client)).toBe(seq), SOON)
  client.emit('painted', { seq, ms })
}

/** What a screen of a node says of itself. */
export const status = (server: TestServer, over: Partial<ScreenStatus> = {}): ScreenStatus => ({
  ...{ scene: 'overview', of: null, seq: server.releases.board().seq, paintedAt: 1, layout: 0, build: 'b1' },
  ...{ width: 1920, height: 1080, ratio: 1, heap: 41.5, frames: 60, longest: 17 },
  ...{ offset: 0, doubt: 1, since: 1, hidden: false, faults: [] },
  ...over,
})

/** Two nodes, and what people and screens do on either. */
export async function startLiveNodes() {
  let ahead = 0
  const nodes = await startTwoNodes({ clock: { now: () => Date.now() + ahead } })
  const [publisher, admin, viewer, reviewer] = [
    await nodes.a.token('publisher'),
    await nodes.a.token('admin'),
    await nodes.a.token('viewer'),
    await nodes.a.token('reviewer'),
  ]
  let value = 0
  return {
    ...nodes,
    ...{ publisher, admin, viewer, reviewer },
    /** Time goes on at once by so many milliseconds. */
    advance: (ms: number) => (ahead += ms),
    /** A screen that was let in by the first node, and its page, which hangs on this one. */
    async wallOn(server: TestServer, name: string) {
      const device = await pairedDevice(nodes.a, name)
      const options = { cookie: device.cookie(), origin: server.url, agent: device.agent }
      return { device, client: await page(server, 'wall', options), id: device.id }
    },
    /** Publishes by this node and waits until both have it. */
    async publish(server: TestServer): Promise<number> {
      const body = figure(++value)
      const answer = await call(server.url, 'POST /api/v1/releases', { token: publisher, body })
      expect(answer.status, answer.text).toBe(201)
      const { seq } = answer.body as { seq: number }
      const seqs = () => [nodes.a, nodes.b].map(({ releases }) => releases.board().seq)
      await vi.waitFor(() => expect(seqs()).toEqual([seq, seq]), SOON)
      return seq
    },
    /** The line of a screen on the roll-call of a node. */
    async lineOn({ url }: TestServer, id: string): Promise<ScreenLine | undefined> {
      const { body } = await call(url, 'GET /api/v1/screens', { token: admin })
      return (body as ScreenRoll).screens.find((line) => line.id === id)
    },
  }
}
