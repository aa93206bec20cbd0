import { computed, inject, provide, ref, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import { useSharedRooms, type FollowedRoom, type SharedRooms } from '#client/scenes/sharedRooms.ts'
import type { SceneShape } from '#shared/scenes/scene.ts'
import type { Selection } from '#shared/screens/screen.ts'

/** What a scene is shown with: what it is about, and what whoever presents has chosen on it. */
export interface SceneShown {
  readonly of?: string | undefined
  readonly shape: SceneShape
  /** How much larger type is than it was drawn; 1 where left out. */
  readonly scale?: number | undefined
  readonly filter?: Readonly<Record<string, string>> | undefined
  readonly selection?: Selection | undefined
  /** False while it is made ready behind another one. */
  readonly visible?: boolean | undefined
}

/** What widgets know of the scene that they stand on. */
export interface SceneGround {
  /** Id of the project or code of the indicator that the scene is about. */
  readonly of: ComputedRef<string | undefined>
  readonly shape: ComputedRef<SceneShape>
  /** What lists are narrowed to, by field; empty where nothing is. */
  readonly filter: ComputedRef<Readonly<Record<string, string>>>
  /** The point that is marked; empty where none is. */
  readonly selection: ComputedRef<Selection>
  readonly visible: ComputedRef<boolean>
  /** The figure whose trend a person asked for on this page. */
  readonly chosen: Readonly<Ref<string | undefined>>
  /** Asks for a trend; asked again for the same one, it is let go. */
  readonly choose: (code: string) => void
  /** Somebody touched a point of a chart, a line or a name: whoever presents marks it so. */
  readonly pick: (selection: Selection) => void
  /** Names the scene that this widget fills alone: a room has no name but its own. */
  readonly callScene: (name: string) => void
  /** A room's answer, followed; shared by all widgets of the scene. */
  readonly room: (code: string, of?: string) => FollowedRoom
}
const GROUND: InjectionKey<SceneGround> = Symbol('scene ground')
const NOTHING = {}

/** Gives the widgets of a scene their ground; returns the rooms that they follow. */
export function provideSceneGround(
  shown: () => SceneShown,
  callScene: (name: string) => void,
  pick: (selection: Selection) => void,
): SharedRooms {
  const rooms = useSharedRooms()
  const chosen = ref<string>()
  provide(GROUND, {
    of: computed(() => shown().of),
    shape: computed(() => shown().shape),
    filter: computed(() => shown().filter ?? NOTHING),
    selection: computed(() => shown().selection ?? NOTHING),
    visible: computed(() => shown().visible ?? true),
    chosen,
    choose: (code) => void (chosen.value = chosen.value === code ? undefined : code),
    pick,
    callScene,
    room: rooms.follow,
  })
  return rooms
}

/** The scene around a widget. */
export function useSceneGround(): SceneGround {
  const ground = inject(GROUND)
  if (!ground) throw new Error('a widget stands outside of any scene')
  return ground
}
