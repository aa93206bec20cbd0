import { onScopeDispose, watch } from 'vue'
import { loadOwnPanel } from '#client/rooms/ownPanel.ts'
import { useReadiness } from '#client/scenes/sceneReadiness.ts'
import type { FollowedRoom } from '#client/scenes/sharedRooms.ts'

/**
 * The scene is not ready before the code of the panels is there that only this room has; of one view, or of all. A
 * panel whose code cannot be had keeps nobody waiting: it says so in its place.
 */
export function useOwnPanels({ frame, trouble }: FollowedRoom, view?: string): void {
  const names = (): readonly string[] =>
    (frame.value?.answer.definition.views ?? []).flatMap((one) =>
      one.kind === 'own' && (view === undefined || one.code === view) ? [one.name] : [],
    )
  useReadiness().waitFor(
    new Promise<void>((resolve) => {
      const load = (isAnswered: boolean): unknown =>
        isAnswered && Promise.allSettled(names().map(loadOwnPanel)).then(() => resolve())
      watch(() => frame.value !== undefined || (trouble.value ?? 'away') !== 'away', load, {
        immediate: true,
      })
      onScopeDispose(resolve)
    }),
  )
}
