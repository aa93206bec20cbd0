// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HEADLINES, TRENDS, WORKSTREAMS } from '#client/wall/overview.ts'
import { chooseProjects } from '#client/wall/projectChoice.ts'
import { workstreamLight } from '#client/wall/workstreamLight.ts'
import en from '#client/locales/wall.en.json'
import zh from '#client/locales/wall.zh-CN.json'
import type { BoardObservation } from '#shared/board.ts'
import { asPeriod } from '#shared/period.ts'
import { projectStandings } from '#shared/projectStanding.ts'
import { catalogue } from '#test/support/boardFixture.ts'
import { boardOfProjects } from '#test/support/projects.ts'

describe('what the overview shows', () => {
  test('is in the catalogue, and each has a name in both languages', () => {
    const codes = [
      ...HEADLINES.flatMap((h) => [h.code, h.growth ?? h.code]),
      ...TRENDS,
      ...WORKSTREAMS.map((w) => w.code),
    ]
    expect(codes.filter((code) => !catalogue.indicator(code))).toEqual([])
    for (const { wall } of [zh, en]) {
      expect(Object.keys(wall.headline).toSorted()).toEqual(HEADLINES.map((h) => h.id).toSorted())
      expect(Object.keys(wall.workstream).toSorted()).toEqual(WORKSTREAMS.map((w) => w.id).toSorted())
    }
  })

  test('has a workstream of twelve domains, none twice', () => {
    const domains = WORKSTREAMS.map(({ code }) => catalogue.indicator(code)?.domain)
    expect(new Set(domains).size).toBe(12)
  })
})

const seen = (value: number | null, period = '2020-06'): BoardObservation => ({
  period: asPeriod(period),
  value,
  status: value === null ? 'missing' : 'final',
  vintage: 1,
})

describe('the light of a workstream', () => {
  test.each([
    [50, 'green'],
    [41.2, 'green'],
    [40, 'yellow'],
    [20, 'yellow'],
    [19.9, 'red'],
  ] as const)('judged by schedule is at half-year, with %s %% of the plan, %s', (value, light) => {
    expect(workstreamLight('schedule', seen(value))).toBe(light)
  })

  test('that is to be whole is green at 100 % and unknown below it', () => {
    expect(workstreamLight('whole', seen(100))).toBe('green')
    expect(workstreamLight('whole', seen(99.9))).toBe('grey')
  })

  test('is never made up: a count, a missing value and no value at all are unknown', () => {
    expect(workstreamLight('none', seen(126))).toBe('grey')
    expect(workstreamLight('schedule', seen(null))).toBe('grey')
    expect(workstreamLight('whole', undefined)).toBe('grey')
  })
})

describe('the list of projects', () => {
  const standings = (count: number) =>
    projectStandings(
      boardOfProjects(Object.fromEntries(Array.from({ length: count }, (_, i) => [`P${i}`, 90 - i]))),
    )

  test('shows the best, how many are left out, and the last ones', () => {
    const list = chooseProjects(standings(60), 10)
    expect(list.map((row) => (typeof row === 'number' ? `…${row}` : row.rank))).toEqual([
      1,
      2,
      3,
      4,
      5,
      6,
      '…51',
      58,
      59,
      60,
    ])
  })

  test('shows all where all fit', () => {
    expect(chooseProjects(standings(10), 10)).toHaveLength(10)
  })

  test('never has more rows than fit, always ends with the last, and accounts for every project', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 3, max: 40 }), (count, rows) => {
        const list = chooseProjects(standings(count), rows)
        const last = list.at(-1)
        expect(list.length).toBeLessThanOrEqual(rows)
        expect(typeof last === 'object' && last.rank).toBe(count)
        expect(list.reduce<number>((sum, row) => sum + (typeof row === 'number' ? row : 1), 0)).toBe(count)
      }),
      { seed: 20200618 },
    )
  })
})
