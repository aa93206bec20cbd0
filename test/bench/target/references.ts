import { fileURLToPath } from 'node:url'
import { freePort } from '#test/support/freePort.ts'
import { poster } from '#test/bench/target/post.ts'
import { BenchServer } from '#test/bench/target/benchServer.ts'
import type { Target } from '#test/bench/target/target.ts'

const script = (name: 'floor' | 'stack'): string =>
  fileURLToPath(new URL(`../reference/${name}/server.ts`, import.meta.url))

const newestOf =
  (url: string) =>
  async (series: string): Promise<number | undefined> => {
    const state = (await (await fetch(`${url}/state`)).json()) as { latest: Record<string, number> }
    return state.latest[series]
  }

const open = { admit: async () => {}, settle: async () => {}, history: async () => null }

/** A bare WebSocket and a page of text nodes. */
export async function floorTarget(sceneFile: string): Promise<Target> {
  const port = await freePort()
  const server = new BenchServer({ args: [script('floor'), `${port}`, sceneFile], port, readyPath: '/' })
  const plan = { url: `ws://127.0.0.1:${port}/`, join: '', follow: '', carries: '' }
  return {
    ...open,
    name: 'floor',
    server,
    page: `${server.url}/`,
    push: poster(server.url),
    newest: newestOf(server.url),
    followPlan: async () => plan,
  }
}

/** Express, Socket.IO, Vue and ECharts with nothing of ours, storing nothing. */
export async function stackTarget(sceneFile: string, pages: string): Promise<Target> {
  const port = await freePort()
  const server = new BenchServer({
    args: [script('stack'), `${port}`, sceneFile, pages],
    port,
    readyPath: '/state',
  })
  const plan = {
    url: `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`,
    join: '40',
    follow: '',
    carries: '42["push"',
  }
  return {
    ...open,
    name: 'stack',
    server,
    page: `${server.url}/`,
    push: poster(`${server.url}/push`),
    newest: newestOf(server.url),
    followPlan: async () => plan,
  }
}
