// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseProjects } from '#client/scenes/projects/projectChoice.ts'
import en from '#client/locales/scenes.en.json'
import zh from '#client/locales/scenes.zh-CN.json'
import { judgeFigure } from '#shared/light/judgeFigure.ts'
import { worstOf } from '#shared/light/worst.ts'
import { asPeriod } from '#shared/period.ts'
import { projectStandings } from '#shared/projectStanding.ts'
import { boardOf, catalogue } from '#test/support/boardFixture.ts'
import { HEADLINES, TRENDS, WORKSTREAMS } from '#test/support/overview.ts'
import { boardOfProjects } from '#test/support/projects.ts'

describe('what the overview shows', () => {
  test('is in the catalogue, and each has a short name in both languages', () => {
    const codes = [...HEADLINES.flatMap((h) => [h.code, h.growth ?? h.code]), ...TRENDS, ...WORKSTREAMS]
    expect(codes.filter((code) => !catalogue.indicator(code))).toEqual([])
    const named = [...HEADLINES.map(({ code }) => code), ...WORKSTREAMS].map((code) =>
      code.replaceAll('.', '_'),
    )
    for (const { scenes } of [zh, en])
      expect(Object.keys(scenes.short)).toEqual(expect.arrayContaining(named))
  })

  test('has a workstream of twelve domains, none twice', () => {
    const domains = WORKSTREAMS.map((code) => catalogue.indicator(code)?.domain)
    expect(new Set(domains).size).toBe(12)
  })
})

/** The light of a workstream whose figure is this in mid-year. */
function lightOf(id: string, value: number | null) {
  const code = WORKSTREAMS.find((one) => one.startsWith(`${id}.`)) ?? ''
  const indicator = catalogue.indicator(code)
  if (!indicator) throw new Error(`no workstream ${id}`)
  const { home } = catalogue.site
  const board = boardOf({ [`${code}@${home}`]: { '2020-06': value } })
  const judgement = worstOf(judgeFigure({ board, catalogue, indicator, subject: home }))
  return judgement && [judgement.light, judgement.grey].filter((part) => part !== undefined).join(': ')
}

describe('the light of a workstream', () => {
  test.each([
    [50, 'green'],
    [41.2, 'green'],
    [40, 'yellow'],
    [20, 'yellow'],
    [19.9, 'red'],
  ] as const)('judged by schedule is at half-year, with %s %% of the plan, %s', (value, light) => {
    expect(lightOf('ecology', value)).toBe(light)
  })

  test('that is to be whole is green at 100 % and unknown below it', () => {
    expect(lightOf('recovery', 100)).toBe('green')
    expect(lightOf('recovery', 99.9)).toBe('grey: no-colour')
  })

  test('is never made up: a missing value is unknown, a count has no rule at all', () => {
    expect(lightOf('ecology', null)).toBe('grey: no-figure')
    expect(lightOf('recovery', null)).toBe('grey: no-figure')
    expect(lightOf('public-resources', 126)).toBeUndefined()
  })
})

describe('the list of projects', () => {
  const standings = (count: number) =>
    projectStandings(
      boardOfProjects(Object.fromEntries(Array.from({ length: count }, (_, i) => [`P${i}`, 90 - i]))),
      catalogue,
      asPeriod('2020-06-18'),
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
