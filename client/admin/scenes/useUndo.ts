import { computed, shallowRef } from 'vue'

/** As many steps as somebody goes back by hand. */
const KEPT = 200

/** A value that can be taken back step by step. */
export function useUndo<State>() {
  const now = shallowRef<State>()
  const past = shallowRef<readonly State[]>([])
  const future = shallowRef<readonly State[]>([])
  return {
    now,
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
    /** Begins anew: nothing to take back. */
    begin(state: State): void {
      now.value = state
      past.value = []
      future.value = []
    },
    change(state: State): void {
      if (now.value !== undefined) past.value = [...past.value, now.value].slice(-KEPT)
      now.value = state
      future.value = []
    },
    undo(): void {
      const [before] = past.value.slice(-1)
      if (before === undefined || now.value === undefined) return
      past.value = past.value.slice(0, -1)
      future.value = [now.value, ...future.value]
      now.value = before
    },
    redo(): void {
      const [next] = future.value
      if (next === undefined || now.value === undefined) return
      future.value = future.value.slice(1)
      past.value = [...past.value, now.value]
      now.value = next
    },
  }
}
