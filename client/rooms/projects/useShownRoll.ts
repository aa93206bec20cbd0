import { computed, type ComputedRef } from 'vue'
import { narrowedTo, shownProjects } from '#client/rooms/projects/shownProjects.ts'
import { useProjectText } from '#client/rooms/projects/useProjectText.ts'
import { useRoomGround } from '#client/rooms/roomGround.ts'
import type { ProjectRoll, ProjectRow } from '#shared/contract/rooms/projects.ts'

export interface ShownRoll {
  /** Those of the key list, or what whoever presents has narrowed them to. */
  readonly projects: ComputedRef<readonly ProjectRow[]>
  readonly isNarrowed: ComputedRef<boolean>
  /** What they are narrowed to, in words; empty where they are not. */
  readonly narrowed: ComputedRef<string>
  readonly marked: ComputedRef<string | undefined>
}

/** The projects of a panel on a wall. */
export function useShownRoll(roll: () => ProjectRoll | undefined): ShownRoll {
  const { wanted } = useRoomGround()
  const { t, said } = useProjectText()
  const narrowed = computed(() => {
    const all = roll()
    const to = all ? narrowedTo(all, wanted.value.filter, (light) => t(`light.${light}`)) : []
    return to.length === 0 ? '' : t('project.narrowed', { to: to.map(said).join(' · ') })
  })
  return {
    projects: computed(() => {
      const all = roll()
      return all ? shownProjects(all, wanted.value.filter) : []
    }),
    isNarrowed: computed(() => narrowed.value !== ''),
    narrowed,
    marked: computed(() => wanted.value.marked),
  }
}
