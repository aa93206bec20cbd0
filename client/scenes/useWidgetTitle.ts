import { computed, type ComputedRef } from 'vue'
import { useSaid } from '#client/scenes/useSaid.ts'
import type { Widget } from '#shared/scenes/scene.ts'

/** What a widget is called: as its scene has it, or else as its kind calls itself. */
export function useWidgetTitle(widget: () => Widget, own: () => string): ComputedRef<string> {
  const said = useSaid()
  return computed(() => {
    const { title } = widget()
    return title ? said(title) : own()
  })
}
