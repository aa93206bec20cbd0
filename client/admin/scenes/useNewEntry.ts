import { ref } from 'vue'
import { blankPlaylist, isPlaylist } from '#client/admin/scenes/playlist/playlistDraft.ts'
import { isDraftScene, type DraftScene } from '#client/admin/scenes/draftScene.ts'
import { blankScene } from '#client/admin/scenes/sceneEdits.ts'
import { beginWallDraft } from '#client/admin/scenes/wallCalls.ts'
import { isSignedOut } from '#client/api/http.ts'
import { problemText } from '#client/api/problemText.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import { useRoomRoll } from '#client/rooms/roomRoll.ts'
import { useWallPlan } from '#client/stores/wallPlan.ts'
import type { WallDraft } from '#shared/contract/scenes.ts'
import type { Playlist } from '#shared/scenes/playlist.ts'

type Part = WallDraft['part']

/** Begins a scene or playlist, blank or as a copy of another one. */
export function useNewEntry(begun: (draft: WallDraft) => Promise<void>, signedOut: () => void) {
  const plan = useWallPlan()
  const roll = useRoomRoll()
  const live = useLive()
  const { t, locale } = useFormat()
  const refusal = ref('')

  const taken = (): ReadonlySet<string> =>
    new Set([
      ...[...plan.plan.scenes, ...plan.plan.playlists].map(({ code }) => code),
      ...Object.keys(live.newest.wall.scenes),
      ...(roll.rooms ?? []).map(({ code }) => code),
    ])
  function freeCode(wanted: string): string {
    const codes = taken()
    for (let n = 1; ; n++) {
      const code = n === 1 ? wanted : `${wanted}-${n}`
      if (!codes.has(code)) return code
    }
  }
  function entryOf(part: Part, like: unknown): DraftScene | Playlist {
    const copied = { zh: '（副本）', en: ' (copy)' }
    if (part === 'scene' && isDraftScene(like))
      return { ...like, code: freeCode(like.code), zh: like.zh + copied.zh, en: like.en + copied.en }
    if (part === 'playlist' && isPlaylist(like))
      return { ...like, code: freeCode(like.code), zh: like.zh + copied.zh, en: like.en + copied.en }
    return part === 'scene'
      ? blankScene(freeCode('new-scene'), '新场景', 'New scene')
      : blankPlaylist(freeCode('new-playlist'), '新轮播', 'New playlist')
  }
  async function begin(part: Part, like?: unknown): Promise<void> {
    refusal.value = ''
    try {
      await begun(await beginWallDraft({ part, basedOn: null, entry: entryOf(part, like) }))
    } catch (error) {
      if (isSignedOut(error)) signedOut()
      refusal.value = problemText(error, locale.value) ?? t('sceneEditor.unreachable')
    }
  }
  return { begin, refusal }
}
