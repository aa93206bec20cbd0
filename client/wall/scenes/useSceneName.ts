import { computed, type ComputedRef } from 'vue'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import { textField } from '#shared/projectStanding.ts'
import type { Scene } from '#shared/scenes/scene.ts'

/** What stands over a scene: what it is about where it is about one thing, or else its own name. */
export function useSceneName(
  scene: () => Scene | undefined,
  of: () => string | undefined,
): ComputedRef<string> {
  const live = useLive()
  const { name } = useFormat()

  const about = (kind: Scene['of'], id: string): string | undefined => {
    if (kind === 'project') {
      const record = live.board.records['project']?.[id]
      return record && textField(record, 'name')
    }
    const indicator = kind === 'indicator' ? live.catalogue.indicator(id) : undefined
    return indicator && name(indicator)
  }
  return computed(() => {
    const [shown, id] = [scene(), of()]
    if (!shown) return ''
    return (id === undefined ? undefined : about(shown.of, id)) ?? name(shown)
  })
}
