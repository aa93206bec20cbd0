import { computed, type ComputedRef } from 'vue'
import { useSceneGround } from '#client/scenes/sceneGround.ts'
import { projectIdOf } from '#shared/subject.ts'

/** Id of the record that whoever presents has pointed out; undefined where none is. */
export function useChosenRecord(): ComputedRef<string | undefined> {
  const { selection } = useSceneGround()
  return computed(() => {
    const { subject } = selection.value
    return subject === undefined ? undefined : (projectIdOf(subject) ?? subject)
  })
}
