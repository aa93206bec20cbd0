import { useSceneGround } from '#client/scenes/sceneGround.ts'
import type { FollowedRoom } from '#client/scenes/sharedRooms.ts'

/** A room that the scene follows for its widgets; the scene is not ready before its answer is there. */
export const useReadyRoom = (code: string, of?: string): FollowedRoom => useSceneGround().room(code, of)
