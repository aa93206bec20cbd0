import type { Scene } from '#shared/scenes/scene.ts'
import type { Ours } from '#test/bench/target/ours.ts'
import { call } from '#test/support/api.ts'

/** Puts a new scene on the walls, as an admin does. Throws where it is refused. */
export async function releaseScene({ server, admin }: Ours, entry: Scene): Promise<void> {
  const token = await admin('scenes')
  const ask = async (what: string, body: unknown): Promise<unknown> => {
    const { status, text, body: answer } = await call(server.url, what, { token, body })
    if (status >= 300) throw new Error(text)
    return answer
  }
  const draft = await ask('POST /api/v1/wall/drafts', { part: 'scene', basedOn: null, entry })
  const id: unknown = typeof draft === 'object' && draft !== null && 'id' in draft ? draft.id : undefined
  await ask(`POST /api/v1/wall/drafts/${String(id)}/release`, { version: 1, reason: '性能测试' })
}
