import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef, watch } from 'vue'
import { isSignedOut } from '#client/api/http.ts'
import { fetchWallPlan } from '#client/api/wall.ts'
import { useLive } from '#client/stores/live.ts'
import type { Scene } from '#shared/scenes/scene.ts'
import { wallPlanOn, type WallPlan } from '#shared/scenes/wallPlan.ts'

const RETRY_MS = 3_000
export const OVERVIEW = 'overview'
const NOTHING: WallPlan = { scenes: [], playlists: [] }

/** Scenes and playlists as they stand on the board that is shown: with each release, and under 截至 as they were. */
export const useWallPlan = defineStore('wall-plan', () => {
  const live = useLive()
  const delivered = shallowRef<WallPlan>()
  let asking: Promise<void> | undefined
  let isAnswered = false

  async function ask(): Promise<void> {
    try {
      delivered.value = await fetchWallPlan()
      isAnswered = true
    } catch (error) {
      if (!isSignedOut(error)) setTimeout(load, RETRY_MS)
    }
  }
  function load(): void {
    if (isAnswered) return
    asking ??= ask().finally(() => (asking = undefined))
  }
  // Beside the board, not after it; again once somebody is let in.
  load()
  watch([() => live.ready, () => live.link === 'signed-out'], load)

  const plan = computed(() => wallPlanOn(delivered.value ?? NOTHING, live.board.wall))
  const byCode = computed(() => new Map(plan.value.scenes.map((scene) => [scene.code, scene])))

  /** The scene of a code; a room is a scene that it fills alone. Undefined until the plan is there. */
  function sceneOf(code: string): Scene | undefined {
    if (!delivered.value) return undefined
    const scene = byCode.value.get(code)
    if (!scene) return roomScene(code)
    return scene.retired ? byCode.value.get(OVERVIEW) : scene
  }

  return {
    /** The plan as it came with the product; undefined until it is there. */
    delivered: shallowReadonly(delivered),
    /** A plan that was kept from an earlier visit, until the server's is there. */
    keep: (kept: WallPlan) => void (delivered.value ??= kept),
    plan,
    /** What is offered: all but the retired ones. */
    scenes: computed(() => plan.value.scenes.filter(({ retired }) => !retired)),
    playlists: computed(() => plan.value.playlists.filter(({ retired }) => !retired)),
    sceneOf,
  }
})

const roomScene = (room: string): Scene => ({
  code: room,
  zh: '',
  en: '',
  widgets: [{ id: 'room', kind: 'room', room }],
  layouts: { standard: { columns: 1, rows: 1, places: { room: { x: 0, y: 0, w: 1, h: 1 } } } },
})
