import type { PlanFault } from '#server/scenes/definitions/planFault.ts'
import type { SceneGround } from '#server/scenes/definitions/sceneGround.ts'
import type { Playlist } from '#shared/scenes/playlist.ts'

/** What a playlist names that is not there, or says in a way that never comes true. */
export function* playlistFaults(playlist: Playlist, ground: SceneGround): Generator<PlanFault> {
  for (const [i, { scene, of, from, until }] of playlist.entries.entries()) {
    const at = `/entries/${i}`
    yield* sceneNamed(scene, of, ground, at)
    if (from !== undefined && from === until)
      yield {
        pointer: `${at}/until`,
        zh: `起止时间都是 ${from}：改正，或都不填`,
        en: `it begins and ends at ${from}: mend one, or leave both out`,
      }
  }
  if (playlist.alarm) yield* sceneNamed(playlist.alarm.scene, undefined, ground, '/alarm')
}

function* sceneNamed(
  code: string,
  of: string | undefined,
  { plan, rooms, catalogue }: SceneGround,
  at: string,
): Generator<PlanFault> {
  const scene = plan.scenes.find((one) => one.code === code)
  const room = rooms.get(code)
  const about = scene?.of ?? room?.of
  if (!scene && !room)
    yield {
      pointer: `${at}/scene`,
      zh: `场景“${code}”不存在：改成已有的场景或专题页`,
      en: `there is no scene "${code}": name a scene or room that there is`,
    }
  else if (scene?.retired)
    yield {
      pointer: `${at}/scene`,
      zh: `场景“${scene.zh}”已停用：换一个`,
      en: `the scene "${scene.en}" is retired: take another one`,
    }
  else if (about !== undefined && of === undefined)
    yield {
      pointer: `${at}/of`,
      zh: `“${code}”说的是一件事：写明是哪一件`,
      en: `"${code}" is about one thing: say which`,
    }
  else if (about === undefined && of !== undefined)
    yield {
      pointer: `${at}/of`,
      zh: `“${code}”不是单说一件事的：去掉这一项`,
      en: `"${code}" is not about one thing: leave this out`,
    }
  else if (scene?.of === 'indicator' && of !== undefined && !catalogue.indicator(of))
    yield {
      pointer: `${at}/of`,
      zh: `指标“${of}”不存在：改成指标目录里有的`,
      en: `there is no figure "${of}": name one of the catalogue`,
    }
}
