import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import { useLive } from '#client/stores/live.ts'
import type { Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { catalogueOn } from '#shared/catalogue/editedCatalogue.ts'
import type { RoomFrame } from '#client/rooms/useRoom.ts'

/** What the panels of a room read published figures from: never the page's newest board, which may be ahead. */
export interface RoomGround {
  readonly board: ComputedRef<Board>
  readonly catalogue: ComputedRef<Catalogue>
}
const GROUND: InjectionKey<RoomGround> = Symbol('room ground')

/** Gives a room's panels the board that belongs to the answer on the page. */
export function provideRoomGround(frame: () => RoomFrame | undefined): void {
  const live = useLive()
  const board = computed(() => frame()?.board ?? live.board)
  provide(GROUND, { board, catalogue: computed(() => catalogueOn(live.delivered, board.value.catalogue)) })
}

/** The board and catalogue of the room's release; those of the page outside of a room. */
export function useRoomGround(): RoomGround {
  const live = useLive()
  return inject(
    GROUND,
    () => ({ board: computed(() => live.board), catalogue: computed(() => live.catalogue) }),
    true,
  )
}
