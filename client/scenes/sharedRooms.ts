import {
  computed,
  effectScope,
  onScopeDispose,
  shallowReactive,
  watch,
  type ComputedRef,
  type EffectScope,
} from 'vue'
import { useRoom } from '#client/rooms/useRoom.ts'
import { useReadiness } from '#client/scenes/sceneReadiness.ts'

/** A room followed: `frame` is its answer and the board of the same release, `trouble` why there is none. */
export type FollowedRoom = ReturnType<typeof useRoom>

export interface SharedRooms {
  /** Follows a room for as long as the caller lives; whoever asks for the same one shares it. */
  readonly follow: (code: string, of?: string) => FollowedRoom
  /** The oldest release that a followed room is drawn of; undefined where none is followed or not all are there. */
  readonly drawn: ComputedRef<number | undefined>
}

interface Shared {
  readonly room: FollowedRoom
  readonly scope: EffectScope
  users: number
}

/** The rooms that the widgets of one scene read, each asked for once. */
export function useSharedRooms(): SharedRooms {
  const held = shallowReactive(new Map<string, Shared>())
  const { waitFor } = useReadiness()

  function open(code: string, of: string | undefined): Shared {
    const scope = effectScope(true)
    const room = scope.run(() => useRoom(() => ({ code, of, face: 'wall' })))
    if (!room) throw new Error('the scope of a room is closed')
    waitFor(scope.run(() => answered(room)) ?? Promise.resolve())
    return { room, scope, users: 0 }
  }

  function follow(code: string, of?: string): FollowedRoom {
    const key = JSON.stringify([code, of])
    const shared = held.get(key) ?? open(code, of)
    held.set(key, shared)
    shared.users++
    onScopeDispose(() => {
      shared.users--
      if (shared.users > 0) return
      shared.scope.stop()
      held.delete(key)
    })
    return shared.room
  }

  const drawn = computed(() => {
    const seqs = [...held.values()].map(({ room }) => room.frame.value?.board.seq)
    const known = seqs.filter((seq) => seq !== undefined)
    return known.length > 0 && known.length === seqs.length ? Math.min(...known) : undefined
  })
  return { follow, drawn }
}

/** Resolves once a room is there, or is refused; while only the network is away it may still come. */
const answered = (room: FollowedRoom): Promise<void> =>
  new Promise((resolve) => {
    watch(
      () => room.frame.value !== undefined || (room.trouble.value ?? 'away') !== 'away',
      (isThere) => isThere && resolve(),
      { immediate: true },
    )
    onScopeDispose(() => resolve())
  })
