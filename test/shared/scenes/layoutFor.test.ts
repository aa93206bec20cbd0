import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutFor, nearestDrawn, SHAPE_GRIDS, type LaidOut } from '#shared/scenes/layoutFor.ts'
import { SCENE_SHAPES, type SceneLayout, type SceneShape } from '#shared/scenes/scene.ts'
import { SceneEntry } from '#shared/scenes/sceneEntry.ts'
import { scenePages } from '#shared/scenes/scenePages.ts'

const FOLDER = fileURLToPath(new URL('../../../shared/catalogue/scenes', import.meta.url))
const DELIVERED = readdirSync(FOLDER).map((file) =>
  SceneEntry.parse(JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'))),
)

/** What is wrong with where the widgets of a layout stand. */
function faults({ columns, rows, places }: SceneLayout): readonly string[] {
  const taken = new Map<string, string>()
  const found: string[] = []
  for (const [id, { x, y, w, h }] of Object.entries(places)) {
    if (x < 0 || y < 0 || w < 1 || h < 1 || x + w > columns || y + h > rows) found.push(`${id} is outside`)
    for (let column = x; column < x + w; column++)
      for (let row = y; row < y + h; row++) {
        const cell = `${column},${row}`
        if (taken.has(cell)) found.push(`${id} lies on ${taken.get(cell) ?? ''}`)
        taken.set(cell, id)
      }
  }
  return found
}
const covered = ({ columns, rows, places }: SceneLayout): number =>
  Object.values(places).reduce((sum, { w, h }) => sum + w * h, 0) / (columns * rows)

/** Scenes that are cut in two again and again, as people lay them out; every cell belongs to a widget. */
const cutScene = fc
  .array(fc.tuple(fc.nat(), fc.boolean(), fc.integer({ min: 3, max: 7 })), { minLength: 0, maxLength: 9 })
  .map((cuts): LaidOut => {
    let boxes = [{ x: 0, y: 0, w: 24, h: 23 }]
    for (const [pick, across, tenths] of cuts) {
      const at = pick % boxes.length
      const box = boxes[at]
      if (!box || (across ? box.w : box.h) < 6) continue
      const part = Math.round(((across ? box.w : box.h) * tenths) / 10)
      const [a, b] = across
        ? [
            { ...box, w: part },
            { ...box, x: box.x + part, w: box.w - part },
          ]
        : [
            { ...box, h: part },
            { ...box, y: box.y + part, h: box.h - part },
          ]
      boxes = [...boxes.slice(0, at), a, b, ...boxes.slice(at + 1)]
    }
    const named = boxes.map((place, i) => [`w${i}`, place] as const)
    return {
      widgets: named.map(([id]) => ({ id })),
      layouts: { standard: { columns: 24, rows: 23, places: Object.fromEntries(named) } },
    }
  })
const SEED = { seed: 20261123, numRuns: 300 }
const ids = (layout: SceneLayout): readonly string[] => Object.keys(layout.places).toSorted()

describe('a layout that is made for another shape', () => {
  test('holds the same widgets, none outside, none over another, and leaves nothing bare', () => {
    fc.assert(
      fc.property(cutScene, fc.constantFrom(...SCENE_SHAPES), (scene, shape) => {
        const made = layoutFor(scene, shape)
        expect(faults(made)).toEqual([])
        expect(ids(made)).toEqual(ids(scene.layouts.standard))
        expect(covered(made)).toBe(1)
      }),
      SEED,
    )
  })

  test('gives every widget about the share of the wall that it had', () => {
    fc.assert(
      fc.property(cutScene, fc.constantFrom(...SCENE_SHAPES), (scene, shape) => {
        const made = layoutFor(scene, shape)
        const base = scene.layouts.standard
        for (const [id, { w, h }] of Object.entries(made.places)) {
          const drawn = base.places[id]
          if (!drawn) throw new Error(`no ${id}`)
          const share = (w * h) / (made.columns * made.rows)
          expect(Math.abs(share - (drawn.w * drawn.h) / (24 * 23))).toBeLessThan(0.08)
        }
      }),
      SEED,
    )
  })

  test('is the delivered one where the scene has its own', () => {
    const overview = DELIVERED.find(({ code }) => code === 'overview')
    expect(overview && layoutFor(overview, 'ultra')).toBe(overview?.layouts.ultra)
  })

  test('takes after the nearest shape that was drawn by hand', () => {
    const two: LaidOut = {
      widgets: [{ id: 'a' }, { id: 'b' }],
      layouts: {
        standard: {
          columns: 2,
          rows: 2,
          places: { a: { x: 0, y: 0, w: 1, h: 2 }, b: { x: 1, y: 0, w: 1, h: 2 } },
        },
        wide: { columns: 4, rows: 2, places: { b: { x: 0, y: 0, w: 4, h: 2 } } },
      },
    }
    expect(ids(layoutFor(two, 'ultra'))).toEqual(['b'])
    expect(ids(layoutFor(two, 'broad'))).toEqual(['a', 'b'])
  })
})

/** How much wider or higher a widget came out than on the layout that this one was made from. */
function stretch(scene: LaidOut, shape: SceneShape, id: string): number {
  const from = nearestDrawn(scene, shape)
  const aspectOn = (of: SceneShape): number => {
    const { columns, rows, places } = layoutFor(scene, of)
    const place = places[id]
    return place ? ((place.w / place.h) * SHAPE_GRIDS[of].aspect * rows) / columns : 1
  }
  const ratio = aspectOn(shape) / aspectOn(from)
  return Math.max(ratio, 1 / ratio)
}

describe('the delivered scenes', () => {
  test.each(DELIVERED.map((scene) => [scene.code, scene] as const))(
    '%s stands whole on every shape and every distance',
    (_, scene) => {
      for (const shape of SCENE_SHAPES) {
        expect(faults(layoutFor(scene, shape)), shape).toEqual([])
        for (const scale of [1, 1.25, 1.5])
          expect(scenePages(scene, shape, scale).flatMap(faults), `${shape} ${scale}`).toEqual([])
      }
    },
  )

  test('that were not drawn for a shape never have a widget stretched to a strip on it', () => {
    const stretched = DELIVERED.filter(({ widgets }) => widgets.length > 1).flatMap((scene) =>
      SCENE_SHAPES.filter((shape) => !scene.layouts[shape]).flatMap((shape) =>
        Object.keys(layoutFor(scene, shape).places)
          .map((id) => ({ id, by: stretch(scene, shape, id) }))
          .filter(({ by }) => by > 2.5)
          .map(({ id, by }) => `${scene.code} ${shape} ${id} ${by.toFixed(1)}`),
      ),
    )
    expect(stretched).toEqual([])
  })
})

describe('pages for type that is read from farther away', () => {
  test('hold every widget exactly once, and about as much as each other', () => {
    fc.assert(
      fc.property(cutScene, fc.constantFrom(1, 1.25, 1.5), (scene, scale) => {
        const pages = scenePages(scene, 'standard', scale)
        expect(pages.flatMap((page) => Object.keys(page.places)).toSorted()).toEqual(
          ids(scene.layouts.standard),
        )
        expect(pages.flatMap(faults)).toEqual([])
        expect(pages.map(covered)).toEqual(pages.map(() => 1))
      }),
      SEED,
    )
  })

  test('are one up to a little more than five metres, then two, then three', () => {
    const overview = DELIVERED.find(({ code }) => code === 'overview')
    if (!overview) throw new Error('no overview')
    const counts = [1, 1.1, 1.2, 1.4, 1.5].map((scale) => scenePages(overview, 'standard', scale).length)
    expect(counts).toEqual([1, 1, 2, 2, 3])
  })
})
