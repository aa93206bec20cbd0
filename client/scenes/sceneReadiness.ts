import { inject, provide, type InjectionKey } from 'vue'

/** What a scene waits for before it may show: code and data of its widgets. A refusal counts as an end too. */
export interface SceneReadiness {
  readonly waitFor: (work: Promise<unknown>) => void
}

const KEY: InjectionKey<SceneReadiness> = Symbol('scene readiness')

export const provideReadiness = (readiness: SceneReadiness): void => provide(KEY, readiness)

/** Where nobody waits for the scene (a preview, an editor), what it waits for is nobody's concern. */
export const useReadiness = (): SceneReadiness => inject(KEY, { waitFor: () => {} })
