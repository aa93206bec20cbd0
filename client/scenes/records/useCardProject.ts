import { computed, type ComputedRef } from 'vue'
import { pageOf } from '#client/rooms/projects/answers.ts'
import { provideRoomGround } from '#client/rooms/roomGround.ts'
import { useReadyRoom } from '#client/scenes/room/useReadyRoom.ts'
import type { FollowedRoom } from '#client/scenes/sharedRooms.ts'
import { cardProject } from '#client/scenes/records/cardProject.ts'
import { useChosenRecord } from '#client/scenes/records/useChosenRecord.ts'
import { ROLL_VIEW, useProjectRoll } from '#client/scenes/records/useProjectRoll.ts'
import type { ProjectRow } from '#shared/contract/rooms/projects.ts'
import type { Said } from '#shared/ledger/ledger.ts'

export interface CardProject {
  readonly followed: FollowedRoom
  /** The view of the room that it is drawn from. */
  readonly view: string
  readonly project: ComputedRef<ProjectRow | undefined>
  readonly state: ComputedRef<Said | undefined>
}

/** The project of a card: that of this id, also long after it ended, or one of those that the scene shows. */
export const useCardProject = (id: string | undefined): CardProject =>
  id === undefined ? ofRoll() : ofPage(id)

const PAGE = { room: 'project', view: 'facts' } as const

function ofPage(id: string): CardProject {
  const followed = useReadyRoom(PAGE.room, id)
  provideRoomGround(() => followed.frame.value)
  const page = computed(() => {
    const frame = followed.frame.value
    return frame && pageOf(frame.answer, { code: PAGE.view })
  })
  return {
    ...{ followed, view: PAGE.view },
    project: computed(() => page.value?.project),
    state: computed(() => page.value?.state.name),
  }
}

function ofRoll(): CardProject {
  const { followed, roll, projects } = useProjectRoll()
  const chosen = useChosenRecord()
  const project = computed(() => roll.value && cardProject(roll.value.projects, projects.value, chosen.value))
  return {
    ...{ followed, view: ROLL_VIEW, project },
    state: computed(() => roll.value?.states.find(({ code }) => code === project.value?.state)?.name),
  }
}
