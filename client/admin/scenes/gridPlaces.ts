import type { GridPlace, SceneLayout } from '#shared/scenes/scene.ts'

/** Nothing smaller than this can be read from the room. */
export const LEAST = { w: 2, h: 2 }

export const overlap = (a: GridPlace, b: GridPlace): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

const isInside = ({ columns, rows }: SceneLayout, { x, y, w, h }: GridPlace): boolean =>
  x >= 0 && y >= 0 && x + w <= columns && y + h <= rows

/** Whether a widget may stand there: inside the grid, over nothing else, and not too small. */
export const fits = (layout: SceneLayout, id: string, place: GridPlace): boolean =>
  isInside(layout, place) &&
  place.w >= LEAST.w &&
  place.h >= LEAST.h &&
  Object.entries(layout.places).every(([other, there]) => other === id || !overlap(there, place))

/** The widget that covers a cell, other than this one. */
export const widgetAt = ({ places }: SceneLayout, x: number, y: number, not: string): string | undefined =>
  Object.entries(places).find(
    ([id, place]) => id !== not && overlap(place, { x: Math.floor(x), y: Math.floor(y), w: 1, h: 1 }),
  )?.[0]

/** The next place in a direction where the widget fits, beyond whatever stands in its way. */
export function nextPlace(layout: SceneLayout, id: string, dx: number, dy: number): GridPlace | undefined {
  const from = layout.places[id]
  if (!from) return undefined
  for (let step = 1; step < Math.max(layout.columns, layout.rows); step++) {
    const place = { ...from, x: from.x + dx * step, y: from.y + dy * step }
    if (!isInside(layout, place)) return undefined
    if (fits(layout, id, place)) return place
  }
  return undefined
}

/** The first free place for a new widget, read from the upper left; smaller than it would like to be where it must. */
export function freePlace(
  layout: SceneLayout,
  { w, h }: { readonly w: number; readonly h: number },
): GridPlace | undefined {
  const taken = Object.values(layout.places)
  for (const share of [1, 0.75, 0.5, 0.34]) {
    const size = { w: Math.max(LEAST.w, Math.round(w * share)), h: Math.max(LEAST.h, Math.round(h * share)) }
    for (let y = 0; y + size.h <= layout.rows; y++)
      for (let x = 0; x + size.w <= layout.columns; x++)
        if (!taken.some((there) => overlap(there, { x, y, ...size }))) return { x, y, ...size }
  }
  return undefined
}

export const withPlace = (layout: SceneLayout, id: string, place: GridPlace): SceneLayout => ({
  ...layout,
  places: { ...layout.places, [id]: place },
})

export function withoutPlace(layout: SceneLayout, id: string): SceneLayout {
  const { [id]: _gone, ...places } = layout.places
  return { ...layout, places }
}

/** Each of two widgets where the other stood. */
export function swapped(layout: SceneLayout, a: string, b: string): SceneLayout {
  const [atA, atB] = [layout.places[a], layout.places[b]]
  return atA && atB ? { ...layout, places: { ...layout.places, [a]: atB, [b]: atA } } : layout
}
