import type { Component } from 'vue'
import type { Scene, WidgetKind } from '#shared/scenes/scene.ts'

interface WidgetModule {
  readonly default: Component
}
/** What a wall opens with comes with it, in one answer. */
const OPENING = import.meta.glob<WidgetModule>(
  './widgets/{Headlines,Trend,Lights,Bullets,Warnings}Widget.vue',
  { eager: true },
)
const OTHERS = import.meta.glob<WidgetModule>([
  './widgets/*Widget.vue',
  '!./widgets/{Headlines,Trend,Lights,Bullets,Warnings}Widget.vue',
])

/** `rank-movement` is drawn by `RankMovementWidget.vue`. */
const fileOf = (kind: string): string =>
  `./widgets/${kind.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Widget.vue`

const loaded = new Map<WidgetKind, Component>()

/** The component of a kind, where its code is on the page already. */
export const readyWidget = (kind: WidgetKind): Component | undefined =>
  OPENING[fileOf(kind)]?.default ?? loaded.get(kind)

/** The component of a kind; rejects when its code cannot be had, and may be asked again then. */
export async function loadWidget(kind: WidgetKind): Promise<Component> {
  const ready = readyWidget(kind)
  if (ready) return ready
  // Nothing at all comes where somebody has taken care of the failure already (`vite:preloadError`).
  const found: Partial<WidgetModule> | undefined = await OTHERS[fileOf(kind)]?.()
  if (!found?.default) throw new Error(`no code for ${kind}`)
  loaded.set(kind, found.default)
  return found.default
}

/** Fetches the code of all that stands on a scene, before the scene shows. */
export async function loadWidgetsOf({ widgets }: Scene): Promise<void> {
  await Promise.allSettled([...new Set(widgets.map(({ kind }) => kind))].map(loadWidget))
}
