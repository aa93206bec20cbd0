import type { Widget } from '#shared/scenes/scene.ts'

/** The codes of figures that a widget names, each with its place in the widget. */
export function figuresOf(widget: Widget): readonly (readonly [pointer: string, code: string])[] {
  const listed = (name: string, codes: readonly string[]) =>
    codes.map((code, i) => [`/${name}/${i}`, code] as const)
  const one = (name: string, code: string | undefined) =>
    code === undefined ? [] : [[`/${name}`, code] as const]
  switch (widget.kind) {
    case 'headlines':
      return widget.figures.flatMap(({ code, growth, trend }, i) => [
        ...one(`figures/${i}/code`, code),
        ...one(`figures/${i}/growth`, growth),
        ...one(`figures/${i}/trend`, trend),
      ])
    case 'number':
      return [...one('figure', widget.figure), ...one('growth', widget.growth)]
    case 'comparison':
    case 'map':
    case 'indicator':
      return one('figure', widget.figure)
    case 'bullets':
      return widget.of === 'figures' ? listed('figures', widget.figures) : []
    case 'trend':
    case 'lights':
    case 'rank-movement':
    case 'heat':
    case 'table':
      return listed('figures', widget.figures)
    case 'contribution':
      return [...one('whole', widget.whole), ...listed('parts', widget.parts)]
    default:
      return []
  }
}
