import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lagging, nextPin, pinNear, pinSizes, pinsOf } from '#client/rooms/projects/charts/map/mapPins.ts'
import {
  onPlane,
  panned,
  toPixel,
  wholeDistrict,
  zoomed,
  zoomOf,
} from '#client/rooms/projects/charts/map/mapView.ts'
import { pinShape, type PinPath } from '#client/rooms/projects/charts/map/pinShape.ts'
import { placeLabels } from '#client/rooms/projects/charts/map/placeLabels.ts'
import { roundAmount, sampleOf } from '#client/rooms/projects/charts/map/sampleOf.ts'
import { streetValues } from '#client/rooms/projects/charts/map/streetValues.ts'
import { HOME_SHAPE, NEIGHBOUR_SHAPES } from '#client/rooms/projects/geo/districtShapes.ts'
import { asPeriod } from '#shared/period.ts'
import { manyProjects } from '#test/support/manyProjects.ts'

const SIZE = { width: 900, height: 600 }
const whole = wholeDistrict(SIZE)
const projects = manyProjects(60, asPeriod('2026-11-23'))
const pins = pinsOf(projects)

describe('the outline', () => {
  test('is the district with the seven around it that are in sight, in degrees', () => {
    expect(HOME_SHAPE.code).toBe('410104')
    expect(NEIGHBOUR_SHAPES.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['410102', '410103', '410105', '410122', '410184']),
    )
    const lons = HOME_SHAPE.ring.map(([lon]) => lon)
    expect([Math.min(...lons), Math.max(...lons)]).toEqual([113.653, 113.8707])
  })

  test('is all inside a map of any shape', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 5_000 }),
        fc.integer({ min: 200, max: 2_000 }),
        (width, height) => {
          const view = wholeDistrict({ width, height })
          const corners = HOME_SHAPE.ring.map((at) => toPixel(view, onPlane(at)))
          expect(corners.every(({ x, y }) => x > 0 && y > 0 && x < width && y < height)).toBe(true)
        },
      ),
    )
  })
})

describe('looking closer', () => {
  test('leaves what lies below the pointer where it was', () => {
    const at = { x: 400, y: 260 }
    const closer = zoomed(whole, 3, at)
    const found = {
      x: whole.middle.x + (at.x - 450) / whole.scale,
      y: whole.middle.y + (at.y - 300) / whole.scale,
    }
    expect(zoomOf(closer)).toBeCloseTo(3)
    expect(toPixel(closer, found).x).toBeCloseTo(at.x)
    expect(toPixel(closer, found).y).toBeCloseTo(at.y)
  })

  test('has an end at both sides, and the whole district is not dragged away', () => {
    expect(zoomOf(zoomed(whole, 100, { x: 0, y: 0 }))).toBeCloseTo(12)
    expect(zoomed(zoomed(whole, 5, { x: 10, y: 10 }), 0.01, { x: 800, y: 500 })).toEqual(whole)
    expect(panned(whole, { x: 300, y: -200 })).toEqual(whole)
  })
})

describe('pins', () => {
  test('have areas in the ratio of the total investments, and none is too small to be seen', () => {
    const { radius } = pinSizes(pins, 400_000, 10)
    const [large = 0, half = 0] = [20, 10].map((yi) => radius(yi * 1e8))
    expect((large / half) ** 2).toBeCloseTo(2)
    expect(radius(null)).toBe(4.5)
    expect(radius(1)).toBe(4.5)
    expect(Math.max(...pins.map(({ project }) => radius(project.totalInvestment)))).toBeLessThanOrEqual(26)
  })

  test('of a shape of their own for each light have one and the same area', () => {
    const areas = (['green', 'yellow', 'red', 'grey'] as const).map((light) => {
      const drawn: number[] = []
      const corners: (readonly [number, number])[] = []
      const path: PinPath = {
        arc: (_x, _y, r) => drawn.push(Math.PI * r * r),
        rect: (_x, _y, w, h) => drawn.push(w * h),
        moveTo: (x, y) => corners.push([x, y]),
        lineTo: (x, y) => corners.push([x, y]),
        closePath: () => drawn.push(areaOf(corners)),
      }
      pinShape(path, light, 50, 50, 10)
      return drawn[0]
    })
    for (const area of areas) expect(area).toBeCloseTo(Math.PI * 100)
  })

  test('that nobody has located are on no map', () => {
    const [first, ...others] = projects
    expect(pinsOf([{ ...first!, lon: null }, ...others])).toHaveLength(59)
  })

  test('lie large below small, so that each can be pressed', () => {
    const amounts = pins.map(({ project }) => project.totalInvestment ?? 0)
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a))
    const [pin] = pins
    const at = toPixel(whole, pin!.at)
    const near = (x: number): string | undefined =>
      pinNear(
        [pin!],
        ({ at: on }) => toPixel(whole, on),
        () => 10,
        { x: at.x + x, y: at.y },
        14,
      )?.project.id
    expect([near(0), near(23), near(25)]).toEqual([pin!.project.id, pin!.project.id, undefined])
  })

  test('are walked through with the arrow keys, straight ahead first', () => {
    const at = (id: string, x: number, y: number) => ({ project: { ...projects[0]!, id }, at: { x, y } })
    const [from, ahead, aside, behind] = [
      at('a', 0, 0),
      at('b', 4, 0),
      at('c', 2, 2),
      at('d', -1, 0),
    ] as const
    const all = [from, ahead, aside, behind]
    expect(nextPin(all, from, 'right')?.project.id).toBe('b')
    expect(nextPin(all, from, 'down')?.project.id).toBe('c')
    expect(nextPin(all, from, 'left')?.project.id).toBe('d')
    expect(nextPin(all, from, 'up')).toBeUndefined()
  })

  test('that are called out are the red ones farthest behind', () => {
    const called = lagging(pins, 3).map(({ project }) => project)
    const worst = projects
      .filter(({ light }) => light === 'red')
      .toSorted((a, b) => (a.gap ?? 0) - (b.gap ?? 0))
    expect(called.map(({ id }) => id)).toEqual(worst.slice(0, 3).map(({ id }) => id))
  })
})

describe('names on the map', () => {
  const callee = (id: string, x: number, y: number) => ({ id, x, y, radius: 8, width: 200, height: 30 })

  test('stand at the right, at the left by the right edge, and never over each other', () => {
    const placed = placeLabels([callee('a', 300, 300), callee('b', 880, 300), callee('c', 302, 302)], SIZE)
    expect(placed.map(({ id, x }) => [id, x > 300 && x < 880])).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
    ])
    expect(placed[1]?.x).toBe(880 - 18 - 200)
  })

  test('stand where they hide the fewest pins', () => {
    const [below] = placeLabels([callee('a', 450, 300)], SIZE, [
      { x: 600, y: 300 },
      { x: 300, y: 300 },
      { x: 450, y: 270 },
    ])
    expect(below).toEqual({ id: 'a', x: 350, y: 318 })
  })

  test('that have no room are left out', () => {
    expect(placeLabels([callee('a', 50, 20)], { width: 100, height: 40 })).toEqual([])
  })
})

test('the value of a street is of the projects there that have a plan and a filing', () => {
  const on = (street: string | null, invested: number | null, planYear: number | null) => ({
    ...projects[0]!,
    street,
    invested,
    planYear,
  })
  const values = streetValues(
    pinsOf([on('东', 30, 100), on('东', 20, 100), on('东', null, 50), on('西', 5, null), on(null, 9, 9)]),
  )
  expect(values.map(({ street, count, completion }) => [street, count, completion])).toEqual([
    ['东', 3, 25],
    ['西', 1, null],
  ])
})

describe('the sample in the legend', () => {
  test.each([
    [73, 50],
    [4.9, 2],
    [1, 1],
    [0.5, undefined],
  ])('for at most %d is %s', (most, round) => expect(roundAmount(most)).toBe(round))

  test('has the radius that an amount of its size has on the map', () => {
    const { radius } = pinSizes(pins, 400_000, 10)
    const sample = sampleOf(pins, ({ project }) => radius(project.totalInvestment), 10)
    expect(sample?.radius).toBeCloseTo(radius(sample?.yuan ?? 0))
    expect(sample?.radius).toBeLessThanOrEqual(10)
  })
})

function areaOf(corners: readonly (readonly [number, number])[]): number {
  const twice = corners.reduce((sum, [x, y], i) => {
    const [beforeX = 0, beforeY = 0] = corners.at(i - 1) ?? []
    return sum + beforeX * y - x * beforeY
  }, 0)
  return Math.abs(twice) / 2
}
