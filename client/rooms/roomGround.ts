import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import { useLive } from '#client/stores/live.ts'
import type { Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { catalogueOn } from '#shared/catalogue/editedCatalogue.ts'
import type { RoomFrame } from '#client/rooms/useRoom.ts'

/** What whoever presents wants of a room on a wall. */
export interface RoomWanted {
  /** What its lists are narrowed to, by field. */
  readonly filter: Readonly<Record<string, string>>
  /** Id of the record that is pointed out. */
  readonly marked: string | undefined
}
const ALL: RoomWanted = { filter: {}, marked: undefined }

/** What the panels of a room read published figures from: never the page's newest board, which may be ahead. */
export interface RoomGround {
  readonly board: ComputedRef<Board>
  readonly catalogue: ComputedRef<Catalogue>
  readonly wanted: ComputedRef<RoomWanted>
}
const GROUND: InjectionKey<RoomGround> = Symbol('room ground')

/** Gives a room's panels the board that belongs to the answer on the page, and what is wanted of them. */
export function provideRoomGround(frame: () => RoomFrame | undefined, wanted = (): RoomWanted => ALL): void {
  const live = useLive()
  const board = computed(() => frame()?.board ?? live.board)
  provide(GROUND, {
    board,
    catalogue: computed(() => catalogueOn(live.delivered, board.value.catalogue)),
    wanted: computed(wanted),
  })
}

/** The board and catalogue of the room's release; those of the page outside of a room. */
export function useRoomGround(): RoomGround {
  const live = useLive()
  return inject(
    GROUND,
    () => ({
      board: computed(() => live.board),
      catalogue: computed(() => live.catalogue),
      wanted: computed(() => ALL),
    }),
    true,
  )
}
