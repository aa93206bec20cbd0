import { layoutFaults } from '#server/scenes/definitions/layoutFaults.ts'
import type { PlanFault } from '#server/scenes/definitions/planFault.ts'
import type { SceneGround } from '#server/scenes/definitions/sceneGround.ts'
import { widgetFaults } from '#server/scenes/definitions/widgetFaults.ts'
import type { Playlist } from '#shared/scenes/playlist.ts'
import type { Scene } from '#shared/scenes/scene.ts'
import type { WallPlan } from '#shared/scenes/wallPlan.ts'

/** The scene that every screen falls back to. */
export const FIRST_SCENE = 'overview'

/** What is wrong with a scene by itself, and with what it names. */
export function* sceneFaults(scene: Scene, ground: SceneGround): Generator<PlanFault> {
  if (ground.rooms.has(scene.code))
    yield {
      pointer: '/code',
      zh: `代码“${scene.code}”已是一个专题页：换一个`,
      en: `"${scene.code}" is the code of a room: take another one`,
    }
  if (scene.retired) yield* retiringFaults(scene, ground)
  else yield* aboutFaults(scene, ground)
  const seen = new Set<string>()
  for (const [i, widget] of scene.widgets.entries()) {
    const at = `/widgets/${i}`
    if (seen.has(widget.id))
      yield {
        pointer: `${at}/id`,
        zh: `部件“${widget.id}”重名：换一个`,
        en: `"${widget.id}" is used twice: give this widget another id`,
      }
    seen.add(widget.id)
    for (const fault of widgetFaults(widget, scene, ground))
      yield { ...fault, pointer: `${at}${fault.pointer}` }
  }
  yield* layoutFaults(scene)
}

function* retiringFaults({ code }: Scene, { plan }: SceneGround): Generator<PlanFault> {
  if (code === FIRST_SCENE)
    yield {
      pointer: '/retired',
      zh: '总览是所有屏幕的退路，不能停用',
      en: 'every screen falls back to the overview: it stays',
    }
  for (const playlist of playlistsWith(code, plan))
    yield {
      pointer: '/retired',
      zh: `轮播“${playlist.zh}”还在用它：先从轮播里去掉`,
      en: `the playlist "${playlist.en}" still shows it: take it out there first`,
    }
}

/** A playlist says which thing its scene is about: what kind of thing that is does not change beneath it. */
function* aboutFaults({ code, of }: Scene, { plan }: SceneGround): Generator<PlanFault> {
  const standing = plan.scenes.find((one) => one.code === code)
  if (!standing || standing.of === of) return
  const playlists = playlistsWith(code, plan)
  if (playlists.length === 0) return
  const named = (language: 'zh' | 'en'): string[] => playlists.map((one) => one[language])
  yield {
    pointer: '/of',
    zh: `轮播“${named('zh').join('”“')}”还在用它，场景说的是什么就不能改：先从轮播里去掉，改好后再加回去`,
    en: `what the scene is about stays while these playlists show it: "${named('en').join('", "')}". Take it out there first, and put it back afterwards`,
  }
}

/** The playlists in use that show a scene, be it only on an alarm. */
const playlistsWith = (code: string, { playlists }: WallPlan): readonly Playlist[] =>
  playlists.filter(
    ({ retired, entries, alarm }) =>
      !retired && (alarm?.scene === code || entries.some(({ scene }) => scene === code)),
  )
