import { computed } from 'vue'
import { useChoices } from '#client/admin/scenes/settings/useChoices.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useRoomRoll } from '#client/rooms/roomRoll.ts'
import { useWallPlan } from '#client/stores/wallPlan.ts'

/** What a playlist can stop at: the scenes, then the rooms. */
export function useStops() {
  const plan = useWallPlan()
  const roll = useRoomRoll()
  const { name } = useFormat()
  const stops = computed(() => [
    ...plan.scenes.map((scene) => ({ code: scene.code, name: name(scene), of: scene.of })),
    ...(roll.rooms ?? []).map((room) => ({ code: room.code, name: name(room), of: undefined })),
  ])
  const projects = useChoices(
    () => 'project',
    () => undefined,
  )
  return {
    stops,
    projects,
    aboutOf: (code: string) => stops.value.find((stop) => stop.code === code)?.of,
    nameOf: (code: string) => stops.value.find((stop) => stop.code === code)?.name ?? code,
  }
}
