import delivered from '#shared/catalogue/scenes/overview.json' with { type: 'json' }
import type { Scene, WidgetKind, WidgetOf } from '#shared/scenes/scene.ts'
import { SceneEntry } from '#shared/scenes/sceneEntry.ts'

/** The overview as it is delivered. */
export const OVERVIEW_SCENE: Scene = SceneEntry.parse(delivered)

const is =
  <Kind extends WidgetKind>(kind: Kind) =>
  (widget: Scene['widgets'][number]): widget is WidgetOf<Kind> =>
    widget.kind === kind

/** The overview's widget of a kind. */
export function overviewWidget<Kind extends WidgetKind>(kind: Kind): WidgetOf<Kind> {
  const found = OVERVIEW_SCENE.widgets.find(is(kind))
  if (!found) throw new Error(`no ${kind} on the overview`)
  return found
}

export const HEADLINES = overviewWidget('headlines').figures
export const WORKSTREAMS = overviewWidget('lights').figures
export const TRENDS = overviewWidget('trend').figures
