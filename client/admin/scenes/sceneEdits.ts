import { freePlace, withoutPlace, withPlace } from '#client/admin/scenes/gridPlaces.ts'
import type { DraftScene, DraftWidget } from '#client/admin/scenes/draftScene.ts'
import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'
import { layoutFor, SHAPE_GRIDS } from '#shared/scenes/layoutFor.ts'
import { SCENE_SHAPES, type SceneLayout, type SceneShape } from '#shared/scenes/scene.ts'

/** A scene with nothing on it. */
export const blankScene = (code: string, zh: string, en: string): DraftScene => ({
  ...{ code, zh, en, widgets: [] },
  layouts: {
    standard: { columns: SHAPE_GRIDS.standard.columns, rows: SHAPE_GRIDS.standard.rows, places: {} },
  },
})

export const withLayout = (scene: DraftScene, shape: SceneShape, layout: SceneLayout): DraftScene => ({
  ...scene,
  layouts: { ...scene.layouts, [shape]: layout },
})

/** The shape follows the standard one again. */
export function withoutLayout(scene: DraftScene, shape: Exclude<SceneShape, 'standard'>): DraftScene {
  const { [shape]: _gone, ...layouts } = scene.layouts
  return { ...scene, layouts }
}

/** The scene with one more widget, wherever there is room; undefined where there is none on this shape. */
export function withWidget(
  scene: DraftScene,
  { kind, start, size }: Pick<WidgetSettings, 'kind' | 'start' | 'size'>,
  shape: SceneShape,
): { readonly scene: DraftScene; readonly id: string } | undefined {
  const id = freeId(scene, kind)
  return placed(scene, { id, kind, ...start }, size, shape)
}

/** The same widget once more, beside it. */
export function withCopy(
  scene: DraftScene,
  id: string,
  shape: SceneShape,
): { readonly scene: DraftScene; readonly id: string } | undefined {
  const widget = scene.widgets.find((one) => one.id === id)
  const size = layoutFor(scene, shape).places[id] ?? scene.layouts.standard.places[id]
  return widget && size
    ? placed(scene, { ...widget, id: freeId(scene, widget.kind) }, size, shape)
    : undefined
}

function placed(
  scene: DraftScene,
  widget: DraftWidget,
  size: { readonly w: number; readonly h: number },
  shape: SceneShape,
): { readonly scene: DraftScene; readonly id: string } | undefined {
  const layouts: Partial<Record<SceneShape, SceneLayout>> = {}
  for (const one of SCENE_SHAPES) {
    const layout = scene.layouts[one]
    const place = layout && freePlace(layout, size)
    if (layout) layouts[one] = place ? withPlace(layout, widget.id, place) : layout
  }
  const own = layouts[shape] ?? layouts.standard
  if (!own?.places[widget.id]) return undefined
  const next = { ...scene.layouts, ...layouts }
  return { scene: { ...scene, widgets: [...scene.widgets, widget], layouts: next }, id: widget.id }
}

/** Without the widget, on every shape. */
export function withoutWidget(scene: DraftScene, id: string): DraftScene {
  const layouts: Partial<Record<SceneShape, SceneLayout>> = {}
  for (const shape of SCENE_SHAPES) {
    const layout = scene.layouts[shape]
    if (layout) layouts[shape] = withoutPlace(layout, id)
  }
  return {
    ...scene,
    widgets: scene.widgets.filter((widget) => widget.id !== id),
    layouts: { ...scene.layouts, ...layouts },
  }
}

/** The widget with a setting, or without it where it is undefined. */
export const withSetting = (scene: DraftScene, id: string, key: string, value: unknown): DraftScene => ({
  ...scene,
  widgets: scene.widgets.map((widget) => (widget.id === id ? setTo(widget, key, value) : widget)),
})

function setTo(widget: DraftWidget, key: string, value: unknown): DraftWidget {
  const { id, kind, ...others } = widget
  const settings = new Map<string, unknown>(Object.entries(others))
  if (value === undefined) settings.delete(key)
  else settings.set(key, value)
  return { id, kind, ...Object.fromEntries(settings) }
}

/** `trend`, `trend-2`… */
function freeId({ widgets }: DraftScene, kind: string): string {
  const taken = new Set(widgets.map(({ id }) => id))
  for (let n = 1; ; n++) {
    const id = n === 1 ? kind : `${kind}-${n}`
    if (!taken.has(id)) return id
  }
}
