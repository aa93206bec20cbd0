import { describe, expect, test } from 'vitest'
import { applyReleases } from '#shared/applyRelease.ts'
import { emptyBoard, type Board } from '#shared/board.ts'
import { indexCatalogue, type Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'
import { asPeriod } from '#shared/period.ts'
import { EVEN_THROUGHOUT } from '#shared/planCurve.ts'
import { PROJECT_INVESTED, PROJECT_PLAN, projectStandings } from '#shared/projectStanding.ts'
import type { Change } from '#shared/release.ts'
import { seriesKey } from '#shared/series.ts'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { openWarnings } from '#shared/warning/openWarnings.ts'

const indicator = (code: string, over: Partial<Indicator>): Indicator => ({
  code,
  domain: 'ecology',
  group: null,
  zh: code,
  en: code,
  unit: 'CNY-100M',
  kind: 'cumulative-ytd',
  basis: 'ytd',
  rule: 'monthly',
  better: 'higher',
  decimals: 2,
  owner: 'o',
  feed: 'filing',
  headline: false,
  growthOf: null,
  rankOf: null,
  targetOf: null,
  partOf: null,
  derivedFrom: null,
  priceBasis: null,
  note: null,
  ...over,
})

/** The bureau's own rules, on a catalogue of a handful. */
const OWN = loadCatalogue()
const catalogue: Catalogue = indexCatalogue({
  site: {
    bureau: { code: 'b', zh: '', en: '' },
    home: 'H',
    city: 'C',
    province: 'P',
    nation: 'N',
    peers: ['H'],
    releaseDesk: 'o',
    conventions: { rounding: 'half-up', rankTies: 'skip', filingLead: 1 },
  },
  domains: [],
  groups: [],
  owners: [],
  units: OWN.units,
  planCurves: EVEN_THROUGHOUT,
  lightRules: OWN.lightRules,
  workingYears: [],
  subjects: [],
  rules: [{ code: 'monthly', zh: '', en: '', periodKind: 'month', january: true, lagMonths: 0, dueDay: 20 }],
  retired: [],
  indicators: [
    indicator('ecology.invested', {}),
    indicator('ecology.target', { kind: 'target', basis: 'plan', targetOf: 'ecology.invested' }),
    indicator('ecology.own-target', { kind: 'target', basis: 'plan', targetOf: 'ecology.invested' }),
    indicator('ecology.stock', { kind: 'level', basis: 'as-of' }),
    indicator('ecology.stock-target', { kind: 'target', basis: 'plan', targetOf: 'ecology.stock' }),
    indicator('economy.growth', { kind: 'growth-yoy', unit: 'percent', headline: true }),
  ],
})

type Published = Exclude<Change, { kind: 'catalogue' | 'ledger' | 'wall' }>
const figure = (code: string, subject: string, period: string, value: number | null): Published => ({
  kind: 'observation',
  series: seriesKey(code, subject),
  period: asPeriod(period),
  value,
  status: value === null ? 'missing' : 'final',
  vintage: 1,
})
const project = (id: string, state: string): Published => ({
  kind: 'record',
  entity: 'project',
  id,
  version: 1,
  fields: { name: `项目${id}`, state },
})
const boardOf = (...changes: Change[]): Board =>
  applyReleases(emptyBoard('e'), [
    { seq: 1, at: '2026-06-20T00:00:00.000Z', title: 't', owner: 'o', changes },
  ])
const today = asPeriod('2026-07-01')

describe('open warnings', () => {
  test('name a figure that is behind its annual target, with the gap in points', () => {
    const board = boardOf(
      figure('ecology.invested', 'H', '2026-06', 3.2),
      figure('ecology.target', 'H', '2026', 8),
    )
    expect(openWarnings(board, catalogue, today)).toMatchObject([
      {
        rule: 'behind-plan',
        light: 'yellow',
        id: 'behind-plan:ecology.invested',
        progress: { completion: 40, elapsed: 50, gap: -10 },
      },
    ])
  })

  test('name a figure with two targets once, by the one it is further behind', () => {
    const board = boardOf(
      figure('ecology.invested', 'H', '2026-06', 3.2),
      figure('ecology.target', 'H', '2026', 8),
      figure('ecology.own-target', 'H', '2026', 10),
    )
    expect(openWarnings(board, catalogue, today)).toMatchObject([{ progress: { completion: 32 } }])
  })

  test('say nothing of a figure on schedule, of last year’s target, or of a missing value', () => {
    const target = figure('ecology.target', 'H', '2026', 8)
    expect(
      openWarnings(boardOf(figure('ecology.invested', 'H', '2026-06', 4), target), catalogue, today),
    ).toEqual([])
    expect(
      openWarnings(boardOf(figure('ecology.invested', 'H', '2026-06', null), target), catalogue, today),
    ).toEqual([])
    expect(
      openWarnings(boardOf(figure('ecology.invested', 'H', '2025-06', 1), target), catalogue, today),
    ).toEqual([])
  })

  test('do not hold a stock against the time gone: it does not grow through the year', () => {
    const board = boardOf(
      figure('ecology.stock', 'H', '2026-06', 1),
      figure('ecology.stock-target', 'H', '2026', 8),
    )
    expect(openWarnings(board, catalogue, today)).toEqual([])
  })

  test('name a headline figure the day after it was due', () => {
    const board = boardOf(figure('economy.growth', 'H', '2026-05', 3))
    expect(openWarnings(board, catalogue, asPeriod('2026-07-20'))).toEqual([])
    expect(openWarnings(board, catalogue, asPeriod('2026-07-21'))).toMatchObject([
      { rule: 'overdue', light: 'yellow', period: '2026-06', due: '2026-07-20' },
    ])
  })

  test('put red before yellow and the larger gap first', () => {
    const board = boardOf(
      ...['a', 'b', 'c'].map((id) => project(id, 'building')),
      ...['a', 'b', 'c'].map((id) => figure(PROJECT_PLAN, `project:${id}`, '2026', 100)),
      figure(PROJECT_INVESTED, 'project:a', '2026-06', 35),
      figure(PROJECT_INVESTED, 'project:b', '2026-06', 10),
      figure(PROJECT_INVESTED, 'project:c', '2026-06', 25),
    )
    expect(openWarnings(board, catalogue, today).map((w) => [w.id, w.light])).toEqual([
      ['project-behind:b', 'red'],
      ['project-behind:c', 'yellow'],
      ['project-behind:a', 'yellow'],
    ])
  })
})

describe('which rules warn', () => {
  const late: Change = {
    ...project('a', 'pre-work'),
    kind: 'record',
    fields: { name: '航海路改造', state: 'pre-work', plannedStartOn: '2026-05-10' },
  } as Change
  const under = (lightRules: Catalogue['lightRules']): Catalogue =>
    indexCatalogue({ ...catalogue, lightRules })
  const { rules, defaults, overrides } = OWN.lightRules

  test('is their own affair: a project not begun in its month warns, with the months in its judgement', () => {
    expect(openWarnings(boardOf(late), catalogue, today)).toMatchObject([
      {
        id: 'not-started:a',
        rule: 'project',
        light: 'yellow',
        name: '航海路改造',
        judgement: { amount: 2, unit: 'months' },
      },
    ])
    const silent = rules.map((rule) => ({ ...rule, warns: false }))
    expect(openWarnings(boardOf(late), under({ rules: silent, defaults, overrides }), today)).toEqual([])
  })

  test('may be settled otherwise for a figure: another rule, or none at all', () => {
    const board = boardOf(
      figure('ecology.invested', 'H', '2026-06', 3.2),
      figure('ecology.target', 'H', '2026', 8),
    )
    const instead = (codes: readonly string[]) =>
      under({ rules, defaults, overrides: [{ of: 'ecology', rules: codes }] })
    expect(openWarnings(board, instead([]), today)).toEqual([])
    expect(openWarnings(board, instead(['score-sheet-2020']), today)).toMatchObject([
      { id: 'score-sheet-2020:ecology.invested', rule: 'figure', light: 'red', judgement: { amount: 6 } },
    ])
  })
})

describe('the standing of projects', () => {
  test('is by completion of this year’s plan; finished and withdrawn ones do not stand', () => {
    const board = boardOf(
      ...[
        ['a', 'building'],
        ['b', 'started'],
        ['c', 'completed'],
        ['d', 'withdrawn'],
        ['e', 'building'],
      ].map(([id, state]) => project(id!, state!)),
      ...['a', 'b', 'c'].map((id) => figure(PROJECT_PLAN, `project:${id}`, '2026', 100)),
      figure(PROJECT_INVESTED, 'project:a', '2026-06', 55),
      figure(PROJECT_INVESTED, 'project:b', '2026-06', 122.6),
      figure(PROJECT_INVESTED, 'project:c', '2026-06', 90),
      figure(PROJECT_INVESTED, 'project:e', '2026-06', 9),
    )
    expect(
      projectStandings(board, catalogue, today).map((s) => [s.id, s.progress?.completion, s.light]),
    ).toEqual([
      ['b', 122.6, 'green'],
      ['a', 55, 'green'],
      ['e', undefined, 'grey'],
    ])
  })

  test.each(['plan', 'figure', 'record', 'nothing'])('is for demonstration where its %s is', (what) => {
    const mark = (part: string, change: Published): Published =>
      what === part ? { ...change, demo: true as const } : change
    const board = boardOf(
      mark('record', project('a', 'building')),
      mark('plan', figure(PROJECT_PLAN, 'project:a', '2026', 100)),
      mark('figure', figure(PROJECT_INVESTED, 'project:a', '2026-06', 55)),
    )
    expect(projectStandings(board, catalogue, today)).toMatchObject([{ id: 'a', demo: what !== 'nothing' }])
  })
})
