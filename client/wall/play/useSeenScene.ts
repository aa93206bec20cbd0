import { computed, shallowReactive, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { useWallPlan } from '#client/stores/wallPlan.ts'
import type { RoundStop } from '#client/wall/scenes/sceneRound.ts'
import { useSceneName } from '#client/wall/scenes/useSceneName.ts'
import { keyOf, type Showable } from '#shared/scenes/playing.ts'
import type { Scene } from '#shared/scenes/scene.ts'

/** The scene that is seen, not the one that is made ready behind it: what stands around it speaks of that one. */
export interface SeenScene<Show extends Showable> {
  readonly show: Readonly<ShallowRef<Show | undefined>>
  readonly scene: ComputedRef<Scene | undefined>
  readonly title: ComputedRef<string>
  /** The release that all of it is of; undefined where it is the newest. */
  readonly seq: ComputedRef<number | undefined>
  readonly see: (show: Show) => void
  /** What a scene says of itself, also while it is made ready: its own name, or the release that it is of. */
  readonly tell: (show: Show, told: Told) => void
}
interface Told {
  readonly name?: string
  readonly seq?: number | undefined
}

/** `stops` name the rooms, which are no scenes of the plan. */
export function useSeenScene<Show extends Showable>(stops: () => readonly RoundStop[]): SeenScene<Show> {
  const plan = useWallPlan()
  const show = shallowRef<Show>()
  const told = shallowReactive(new Map<string, Told>())
  const ofSeen = computed(() => (show.value ? told.get(keyOf(show.value)) : undefined))
  const scene = computed(() => show.value && plan.sceneOf(show.value.scene))
  const sceneName = useSceneName(
    () => scene.value,
    () => show.value?.of,
  )
  const stopName = computed(() => stops().find(({ code }) => code === show.value?.scene)?.name)

  return {
    show,
    scene,
    title: computed(() => (sceneName.value || stopName.value) ?? ofSeen.value?.name ?? ''),
    seq: computed(() => ofSeen.value?.seq),
    see: (now) => void (show.value = now),
    tell: (of, more) => void told.set(keyOf(of), { ...told.get(keyOf(of)), ...more }),
  }
}
