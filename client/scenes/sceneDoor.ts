import { inject, provide, type InjectionKey } from 'vue'

/** Where the name of a scene or room leads on the page around; nowhere, where the page has said nothing. */
export type SceneDoor = (code: string, of?: string) => string | undefined
const DOOR: InjectionKey<SceneDoor> = Symbol('scene door')

export const provideSceneDoor = (door: SceneDoor): void => provide(DOOR, door)
export const useSceneDoor = (): SceneDoor => inject(DOOR, () => () => undefined, true)
