import { inject, provide, ref, watch, type InjectionKey, type Ref } from 'vue'

/** What a scene waits for before it may show: code and data of its widgets. A refusal counts as an end too. */
export interface SceneReadiness {
  readonly waitFor: (work: Promise<unknown>) => void
  /** Resolves in a frame of the caller's own; nothing where the scene is seen, and no part of it may come later. */
  readonly turn: () => Promise<void> | undefined
  /** The scene is seen no more: what stands on it goes, piece by piece. */
  readonly isOver: Readonly<Ref<boolean>>
}

const KEY: InjectionKey<SceneReadiness> = Symbol('scene readiness')
const SEEN: SceneReadiness = { waitFor: () => {}, turn: () => undefined, isOver: ref(false) }

export const provideReadiness = (readiness: SceneReadiness): void => provide(KEY, readiness)

/** Where nobody waits for the scene (a preview, an editor), what it waits for is nobody's concern. */
export const useReadiness = (): SceneReadiness => inject(KEY, SEEN)

/** Whether the caller's part of a scene stands: where the scene is not seen, each part comes and goes in its own frame. */
export function useStanding(): Readonly<Ref<boolean>> {
  const { turn, isOver } = useReadiness()
  const coming = turn()
  const stands = ref(coming === undefined)
  void coming?.then(() => (stands.value = !isOver.value))
  watch(isOver, async () => {
    await turn()
    stands.value = false
  })
  return stands
}
