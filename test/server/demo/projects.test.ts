import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { historyOn } from '#test/server/demo/publishedFigures.ts'
import { timeElapsed } from '#shared/progress.ts'
import { asPeriod } from '#shared/period.ts'

const history = historyOn('2031-05-04')
/** How far each project was from its schedule by what it filed for a month, in percentage points. */
const progressOf = (month: string) => {
  const plans = new Map(
    recordsOn(`${month}-31`).map(({ id, planYear }): [unknown, number] => [id, Number(planYear)]),
  )
  return history
    .flatMap(({ records }) => records)
    .filter(({ entity, fields }) => entity === 'project-progress' && fields['period'] === month)
    .filter(({ fields }) => fields['state'] === 'accepted')
    .map(({ fields }) => ({
      gap:
        (Number(fields['investedYtd']) / (plans.get(fields['project']) ?? NaN)) * 100 -
        timeElapsed(asPeriod(month)),
    }))
}

/** The records of all projects as they stood on a day. */
function recordsOn(day: string) {
  const records = new Map<string, Record<string, unknown>>()
  for (const { at, records: states } of history)
    if (at.slice(0, 10) <= day)
      for (const { entity, id, fields } of states)
        if (entity === 'project') records.set(id, { ...fields, id })
  return [...records.values()]
}

describe('the projects of the demonstration', () => {
  it.each(['2019-06-30', '2020-06-30', '2023-04-30', '2026-11-23', '2030-06-30'])(
    'some sixty are active on %s',
    (day) => {
      const active = recordsOn(day).filter(({ state }) => state !== 'completed')
      expect(active.length).toBeGreaterThanOrEqual(45)
      expect(active.length).toBeLessThanOrEqual(80)
    },
  )

  it.each([
    '2019-10',
    '2020-05',
    '2021-10',
    '2022-10',
    '2023-10',
    '2024-10',
    '2025-10',
    '2026-10',
    '2028-10',
    '2030-10',
  ])('in %s most keep to their schedule, several lag, at least one badly', (month) => {
    const gaps = progressOf(month).map(({ gap }) => gap)
    expect(gaps.length).toBeGreaterThan(35)
    expect(gaps.filter((gap) => gap < -30).length).toBeGreaterThanOrEqual(1)
    expect(gaps.filter((gap) => gap <= -10 && gap >= -30).length).toBeGreaterThanOrEqual(2)
    expect(gaps.filter((gap) => gap > -10).length).toBeGreaterThan(gaps.length / 2)
    expect(gaps.some((gap) => gap > 5)).toBe(true)
  })

  it('knows every project by name before it first reports, each name once, and files none of their figures beside', () => {
    const named = new Set<string>()
    const names: unknown[] = []
    for (const { records } of history)
      for (const { entity, id, fields } of records) {
        if (entity === 'project-progress') expect(named, id).toContain(fields['project'])
        if (entity !== 'project') continue
        if (!named.has(id)) names.push(fields['name'])
        named.add(id)
      }
    expect(
      history.flatMap(({ observations }) => observations).some(({ series }) => /^project\./.test(series)),
    ).toBe(false)
    expect(new Set(names).size).toBe(names.length)
  })

  it('keeps published names, contents and sums in the records that it goes on with', () => {
    const square = recordsOn('2026-11-23').find(({ name }) => name === '商都历史文化区项目')
    expect(square).toMatchObject({
      totalInvestment: 7_000_000_000,
      source: expect.stringMatching(/^郑州市人民政府办公厅\(报道\)《/) as unknown,
      state: 'building',
    })
    expect(square?.['note']).toContain('演示数据')
  })

  it('puts projects on the lists of the bureau, with street, office and dates and posts instead of names', () => {
    const records = recordsOn('2020-06-30')
    for (const list of ['key', 'prov-muni', 'services', 'ecology', 'planned-start'])
      expect(
        records.filter(({ lists }) => Array.isArray(lists) && lists.includes(list)).length,
        list,
      ).toBeGreaterThan(3)
    expect(
      recordsOn('2019-12-31').some(({ lists }) => Array.isArray(lists) && lists.includes('new-pipeline')),
    ).toBe(true)
    for (const record of records.filter(({ street }) => street !== undefined))
      expect(record).toMatchObject({
        street: /办事处|乡$/,
        responsibleUnit: /./,
        leader: /^区领导\d{2}$/,
        responsiblePerson: /^项目责任人\d{2}$/,
        serviceOfficer: /^首席服务官\d{2}$/,
        plannedFinishOn: /^\d{4}-\d{2}-\d{2}$/,
      })
  })
})

const OUTLINE = (
  JSON.parse(
    readFileSync(new URL('../../../server/demo/data/guancheng.geojson', import.meta.url), 'utf8'),
  ) as { features: { geometry: { coordinates: [number, number][][][] } }[] }
).features.flatMap(({ geometry }) => geometry.coordinates.flat())

/** By how often the outline winds round the point. */
function isInDistrict(lon: number, lat: number): boolean {
  const turns = OUTLINE.map((ring) => {
    const angles = ring.map(([x, y]) => Math.atan2(y - lat, x - lon))
    return angles.reduce((sum, angle, i) => {
      const step = angle - (angles.at(i - 1) ?? angle)
      return sum + (step > Math.PI ? step - 2 * Math.PI : step < -Math.PI ? step + 2 * Math.PI : step)
    }, 0)
  })
  return turns.some((turn) => Math.abs(turn) > Math.PI)
}

describe('where the projects of the demonstration are drawn', () => {
  const placed = recordsOn('2026-11-23')

  it('each within the district, no two of them on one spot, by an outline that is checked by hand', () => {
    const places = new Set<string>()
    for (const { id, lon, lat } of placed) {
      expect(isInDistrict(Number(lon), Number(lat)), String(id)).toBe(true)
      places.add(`${String(lon)} ${String(lat)}`)
    }
    expect(places.size).toBe(placed.length)
    expect(isInDistrict(113.66, 34.62)).toBe(false)
  })

  it('has leaders who answer for several projects each', () => {
    const active = placed.filter(({ state }) => state === 'building' || state === 'started')
    const leaders = Map.groupBy(active, ({ leader }) => leader)
    expect(leaders.size).toBeGreaterThanOrEqual(10)
    expect([...leaders.values()].filter((of) => of.length > 1).length).toBeGreaterThan(6)
  })
})
