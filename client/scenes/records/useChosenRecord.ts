import { computed, type ComputedRef } from 'vue'
import { useSceneGround } from '#client/scenes/sceneGround.ts'
import { projectIdOf } from '#shared/subject.ts'

/** Id of the record that whoever presents has pointed out, or else what the scene is about; undefined where none is. */
export function useChosenRecord(): ComputedRef<string | undefined> {
  const { selection, of } = useSceneGround()
  return computed(() => {
    const { subject } = selection.value
    return subject === undefined ? of.value : (projectIdOf(subject) ?? subject)
  })
}
