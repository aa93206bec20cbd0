import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { isSignedOut } from '#client/api/http.ts'
import { fetchRooms } from '#client/api/rooms.ts'
import { useLive } from '#client/stores/live.ts'
import type { RoomRoll } from '#shared/contract/rooms.ts'

const RETRY_MS = 4_000

/** The rooms that there are for whoever is signed in; asked once, and again after a release or a sign-in. */
export const useRoomRoll = defineStore('rooms', () => {
  const live = useLive()
  const roll = shallowRef<RoomRoll['rooms']>()
  let asking: Promise<void> | undefined

  async function ask(): Promise<void> {
    try {
      const { rooms } = await fetchRooms()
      if (JSON.stringify(rooms) !== JSON.stringify(roll.value)) roll.value = rooms
    } catch (error) {
      if (!isSignedOut(error)) setTimeout(load, RETRY_MS)
    }
  }
  function load(): void {
    asking ??= ask().finally(() => (asking = undefined))
  }
  // A release may have changed a ledger's definition, and with it who sees what.
  watch(
    [() => live.ready, () => live.newest.ledgers, () => live.link === 'signed-out'],
    ([ready, , isOut]) => void (ready && !isOut && load()),
    { immediate: true },
  )

  return {
    /** Undefined until they are known. */
    rooms: computed(() => roll.value),
    ofDomain: (domain: string) => (roll.value ?? []).filter((room) => room.domain === domain),
  }
})
