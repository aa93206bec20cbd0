import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { PROJECTS_ROOM, rollOf } from '#client/rooms/projects/answers.ts'
import { provideRoomGround } from '#client/rooms/roomGround.ts'
import { useReadyRoom } from '#client/scenes/room/useReadyRoom.ts'
import { useSceneGround } from '#client/scenes/sceneGround.ts'
import { narrowedTo, shownProjects } from '#client/rooms/projects/shownProjects.ts'

/** The view that holds all projects; every widget of a scene draws from the one answer. */
export const ROLL_VIEW = 'roll'

/** The projects that a widget shows: the key ones, narrowed as whoever presents wants them. */
export function useProjectRoll() {
  const { filter } = useSceneGround()
  const { t } = useI18n({ useScope: 'global' })
  const followed = useReadyRoom(PROJECTS_ROOM)
  provideRoomGround(() => followed.frame.value)
  const roll = computed(() => {
    const frame = followed.frame.value
    return frame && rollOf(frame.answer, { code: ROLL_VIEW })
  })
  return {
    followed,
    roll,
    projects: computed(() => (roll.value ? shownProjects(roll.value, filter.value) : [])),
    narrowed: computed(() =>
      roll.value ? narrowedTo(roll.value, filter.value, (light) => t(`light.${light}`)) : [],
    ),
  }
}
