import type { Scene, Widget } from '#shared/scenes/scene.ts'

/** Codes of the figures that a widget names; a ranking or a map of something else names none. */
export function figuresOf(widget: Widget): readonly string[] {
  switch (widget.kind) {
    case 'headlines':
      return widget.figures.flatMap(({ code, growth, trend }) =>
        [code, growth, trend].filter((figure) => figure !== undefined),
      )
    case 'number':
      return [widget.figure, widget.growth].filter((figure) => figure !== undefined)
    case 'comparison':
      return [widget.figure]
    case 'contribution':
      return [widget.whole, ...widget.parts]
    case 'trend':
    case 'lights':
    case 'rank-movement':
    case 'heat':
    case 'table':
      return widget.figures
    case 'bullets':
      return widget.of === 'figures' ? widget.figures : []
    case 'map':
    case 'indicator':
      return widget.figure === undefined ? [] : [widget.figure]
    case 'race':
    case 'project-card':
    case 'gantt':
    case 'items':
    case 'warnings':
    case 'calendar':
    case 'note':
    case 'picture':
    case 'clock':
    case 'ticker':
    case 'room':
    case 'room-view':
      return []
  }
}

/** Codes of all figures that stand on a scene, each once. */
export const sceneFigures = ({ widgets }: Scene): readonly string[] => [
  ...new Set(widgets.flatMap(figuresOf)),
]
