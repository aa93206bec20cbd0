import type { Ours } from '#test/bench/target/ours.ts'
import { WallPlanAnswer } from '#shared/contract/scenes.ts'
import type { Scene } from '#shared/scenes/scene.ts'
import { call } from '#test/support/api.ts'
import { OVERVIEW_SCENE } from '#test/support/overview.ts'

/** Addresses of all delivered scenes but the overview; those that are about one thing with one that there is. */
export async function scenesOfWeek({ server, cookies, board, catalogue }: Ours): Promise<readonly string[]> {
  const { body } = await call(server.url, 'GET /api/v1/wall', { cookie: cookies.wall })
  const [project = ''] = Object.keys((await board()).records['project'] ?? {})
  const [indicator] = catalogue.indicators.filter(({ headline }) => headline)
  const about: Readonly<Record<NonNullable<Scene['of']>, string>> = {
    project,
    indicator: indicator?.code ?? '',
  }
  return WallPlanAnswer.parse(body)
    .scenes.filter(({ code }) => code !== OVERVIEW_SCENE.code)
    .map(({ code, of }) => `/wall/${code}${of ? `?of=${encodeURIComponent(about[of])}` : ''}`)
}
