import { computed } from 'vue'
import { PROJECTS_ROOM, rollOf } from '#client/rooms/projects/answers.ts'
import { provideRoomGround } from '#client/rooms/roomGround.ts'
import { useReadyRoom } from '#client/scenes/room/useReadyRoom.ts'
import { useSceneGround } from '#client/scenes/sceneGround.ts'
import { useProjectText } from '#client/rooms/projects/useProjectText.ts'
import { narrowedTo, shownProjects } from '#client/rooms/projects/shownProjects.ts'

/** The view that holds all projects; every widget of a scene draws from the one answer. */
export const ROLL_VIEW = 'roll'

/** The projects that a widget shows: the key ones, narrowed as whoever presents wants them. */
export function useProjectRoll() {
  const { filter } = useSceneGround()
  const { t } = useProjectText()
  const followed = useReadyRoom(PROJECTS_ROOM)
  provideRoomGround(() => followed.frame.value)
  const roll = computed(() => {
    const frame = followed.frame.value
    return frame && rollOf(frame.answer, { code: ROLL_VIEW })
  })
  const projects = computed(() => (roll.value ? shownProjects(roll.value, filter.value) : []))
  const narrowed = computed(() =>
    roll.value ? narrowedTo(roll.value, filter.value, (light) => t(`light.${light}`)) : [],
  )
  return {
    followed,
    roll,
    projects,
    narrowed,
    /** Why there is none of them. */
    empty: computed(() => {
      if (projects.value.length > 0) return ''
      return t(narrowed.value.length > 0 ? 'project.noneFound' : 'project.none')
    }),
  }
}
