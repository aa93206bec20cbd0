import { describe, expect, it } from 'vitest'
import { isDraftScene, type DraftScene } from '#client/admin/scenes/draftScene.ts'
import { faultsOfWidgets } from '#client/admin/scenes/faultsOfWidgets.ts'
import {
  fits,
  freePlace,
  nextPlace,
  overlap,
  swapped,
  widgetAt,
  withPlace,
} from '#client/admin/scenes/gridPlaces.ts'
import {
  blankScene,
  withCopy,
  withLayout,
  withoutLayout,
  withoutWidget,
  withSetting,
  withWidget,
} from '#client/admin/scenes/sceneEdits.ts'
import { isComplete } from '#client/admin/scenes/settings/isComplete.ts'
import { WIDGET_SETTINGS } from '#client/scenes/widgetSettings.ts'
import type { SceneLayout } from '#shared/scenes/scene.ts'

const grid: SceneLayout = {
  ...{ columns: 12, rows: 8 },
  places: { a: { x: 0, y: 0, w: 4, h: 8 }, b: { x: 4, y: 0, w: 4, h: 4 } },
}
const NOTE = { kind: 'note', start: {}, size: { w: 6, h: 4 } } as const

/** A generator whose run can be repeated. */
function random(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

/** How many places of a layout are outside the grid or over another one. */
function clashes({ columns, rows, places }: SceneLayout): number {
  const all = Object.values(places)
  const outside = all.filter(({ x, y, w, h }) => x < 0 || y < 0 || x + w > columns || y + h > rows)
  const over = all.filter((a, n) => all.slice(n + 1).some((b) => overlap(a, b)))
  return outside.length + over.length
}

describe('places on the grid', () => {
  it('are inside it, over nothing else, and large enough to be read', () => {
    expect(fits(grid, 'b', { x: 8, y: 4, w: 4, h: 4 })).toBe(true)
    expect(fits(grid, 'b', { x: 3, y: 4, w: 4, h: 4 })).toBe(false)
    expect(fits(grid, 'b', { x: 9, y: 4, w: 4, h: 4 })).toBe(false)
    expect(fits(grid, 'b', { x: 8, y: 4, w: 1, h: 4 })).toBe(false)
  })

  it('a step goes beyond whatever stands in its way, and nowhere where there is no room', () => {
    expect(nextPlace(grid, 'b', 1, 0)).toMatchObject({ x: 5, y: 0 })
    const packed = { ...grid, places: { ...grid.places, c: { x: 8, y: 0, w: 2, h: 8 } } }
    expect(nextPlace(packed, 'b', 1, 0)).toBeUndefined()
    expect(nextPlace(packed, 'b', 0, 1)).toMatchObject({ x: 4, y: 1 })
    const { places } = grid
    const small = {
      ...grid,
      places: { ...places, b: { x: 4, y: 0, w: 2, h: 4 }, c: { x: 6, y: 0, w: 2, h: 4 } },
    }
    expect(nextPlace(small, 'b', 1, 0)).toMatchObject({ x: 8, y: 0 })
  })

  it('two widgets change theirs', () => {
    expect(widgetAt(grid, 5.5, 2, 'a')).toBe('b')
    expect(widgetAt(grid, 10, 2, 'a')).toBeUndefined()
    expect(swapped(grid, 'a', 'b').places).toEqual({ a: grid.places['b'], b: grid.places['a'] })
  })

  it('are found for a new widget from the upper left, smaller where they must be', () => {
    expect(freePlace(grid, { w: 4, h: 4 })).toEqual({ x: 8, y: 0, w: 4, h: 4 })
    expect(freePlace(grid, { w: 12, h: 8 })).toMatchObject({ w: 6, h: 4 })
    expect(
      freePlace({ ...grid, places: { all: { x: 0, y: 0, w: 12, h: 8 } } }, { w: 4, h: 4 }),
    ).toBeUndefined()
  })

  it('never lie over one another, whatever is done by hand', () => {
    const seed = 20_261_123
    console.info(`seed ${seed}`)
    const next = random(seed)
    const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)]
    let scene: DraftScene = blankScene('made', '手排', 'By hand')
    scene = withLayout(scene, 'tall', { columns: 13, rows: 43, places: {} })
    scene = withLayout(scene, 'wide', { columns: 48, rows: 23, places: {} })
    const kinds = [...WIDGET_SETTINGS.values()]
    for (let i = 0; i < 250; i++) {
      const shape = pick(['standard', 'tall', 'wide'] as const) ?? 'standard'
      const id = pick(scene.widgets)?.id ?? ''
      const settings = pick(kinds)
      const [dx, dy] =
        pick([
          [1, 0],
          [-1, 0],
          [0, 1],
          [0, -1],
        ] as const) ?? ([1, 0] as const)
      const layout = scene.layouts[shape] ?? scene.layouts.standard
      const place = nextPlace(layout, id, dx, dy)
      const turn = next()
      if (turn < 0.3 && settings) scene = withWidget(scene, settings, shape)?.scene ?? scene
      else if (turn < 0.4) scene = withCopy(scene, id, shape)?.scene ?? scene
      else if (turn < 0.5) scene = withoutWidget(scene, id)
      else if (place) scene = withLayout(scene, shape, withPlace(layout, id, place))
      for (const one of Object.values(scene.layouts)) expect(clashes(one)).toBe(0)
    }
    expect(withoutLayout(scene, 'tall').layouts.tall).toBeUndefined()
  })
})

describe('a scene in preparation', () => {
  const noted = withWidget(blankScene('made', '手排', 'By hand'), NOTE, 'standard')?.scene
  if (!noted) throw new Error('there is room on a blank scene')

  it('gets widgets with names of their own, and loses them on every shape', () => {
    const tall = withLayout(noted, 'tall', {
      ...{ columns: 13, rows: 43 },
      places: { note: { x: 0, y: 0, w: 6, h: 6 } },
    })
    const twice = withCopy(tall, 'note', 'standard')
    expect(twice?.id).toBe('note-2')
    expect(Object.keys(twice?.scene.layouts.tall?.places ?? {})).toEqual(['note', 'note-2'])
    const none = withoutWidget(withoutWidget(twice?.scene ?? tall, 'note'), 'note-2')
    expect(none.widgets).toEqual([])
    expect(none.layouts).toMatchObject({ standard: { places: {} }, tall: { places: {} } })
  })

  it('tells what is still to be set up', () => {
    const [note] = noted.widgets
    expect(note && isComplete(note)).toBe(false)
    const [said] = withSetting(noted, 'note', 'text', { zh: '字', en: 'Text' }).widgets
    expect(said && isComplete(said)).toBe(true)
    const bullets = { id: 'b', kind: 'bullets' } as const
    expect(isComplete({ ...bullets, ...{ of: 'projects' } })).toBe(true)
    expect(isComplete({ ...bullets, ...{ of: 'figures' } })).toBe(false)
  })

  it('shows each objection of the server at its widget', () => {
    const fault = (pointer: string) => ({ pointer, zh: pointer, en: pointer })
    const faults = [fault('/widgets/0/text'), fault('/layouts/standard/places/note'), fault('/zh')]
    const sorted = faultsOfWidgets(noted, faults)
    expect([...sorted.wrong]).toEqual(['note'])
    expect(sorted.of('note')).toHaveLength(2)
    expect(sorted.others).toEqual([fault('/zh')])
  })

  it('is opened only where it has the form of a scene', () => {
    expect(isDraftScene(noted)).toBe(true)
    for (const other of [
      null,
      {},
      { code: 'a', zh: '', en: '', widgets: [], layouts: {} },
      { ...noted, widgets: [1] },
    ])
      expect(isDraftScene(other)).toBe(false)
  })
})

it('every kind of widget can be set up, and its first settings fit what is asked', () => {
  for (const { kind, fields, start } of WIDGET_SETTINGS.values())
    for (const key of Object.keys(start))
      expect([kind, fields.map((field) => field.key)]).toEqual([kind, expect.arrayContaining([key])])
  expect(WIDGET_SETTINGS.size).toBe(24)
})
