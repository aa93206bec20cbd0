import { computed, type ComputedRef, type StyleValue } from 'vue'
import { useLive } from '#client/stores/live.ts'
import { useSelf } from '#client/stores/self.ts'
import { lightAt, pixelShift } from '#shared/scenes/careOfPanels.ts'

/** What keeps panels that stand still for months from keeping a picture: they are moved a little, and dimmed by hours. */
export function usePanelCare(): {
  readonly shift: ComputedRef<StyleValue>
  /** How dark what lies over the page is, 0 to 1. */
  readonly shade: ComputedRef<number>
} {
  const live = useLive()
  const self = useSelf()
  // Whoever only looks in from a desk has a panel of another kind.
  const at = computed(() => pixelShift(live.now))
  // Steps are whole pixels of the panel, whatever a pixel of the style is: between two of them type would blur.
  const px = (step: number): string => `${step / window.devicePixelRatio}px`
  return {
    shift: computed(() => (self.self ? { translate: `${px(at.value.x)} ${px(at.value.y)}` } : {})),
    shade: computed(() => 1 - lightAt(self.settings.dim, live.now)),
  }
}
