import { entrySections, type EntryRow } from '#client/admin/entryRows.ts'
import type { TypedSheet } from '#client/admin/judgeSheet.ts'
import { applyReleases } from '#shared/applyRelease.ts'
import { emptyBoard, type Board } from '#shared/board.ts'
import { indexCatalogue, type Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'
import { asPeriod } from '#shared/period.ts'
import { NO_LIGHT_RULES } from '#shared/light/lightRule.ts'
import { EVEN_THROUGHOUT } from '#shared/planCurve.ts'
import type { Release } from '#shared/release.ts'
import { cellKey, seriesKey, type CellKey, type SeriesKey } from '#shared/series.ts'

/* A small bureau: a handful of economy figures, one of another office, one computed, and a total with two parts. */

const indicator = (code: string, zh: string, more: Partial<Indicator> = {}): Indicator => ({
  code,
  domain: 'economy',
  group: 'investment',
  zh,
  en: code,
  unit: 'percent',
  kind: 'growth-yoy',
  basis: 'ytd',
  rule: 'monthly-no-jan',
  better: 'higher',
  decimals: 1,
  owner: 'city.statistics',
  feed: 'release',
  headline: false,
  growthOf: null,
  rankOf: null,
  targetOf: null,
  partOf: null,
  derivedFrom: null,
  priceBasis: null,
  note: null,
  ...more,
})
const amount = { unit: 'CNY-100M', kind: 'cumulative-ytd', decimals: 2 } as const
const filed = { owner: 'district.finance', feed: 'filing', group: 'fiscal' } as const
const named = (code: string, zh: string) => ({ code, zh, en: code })
const area = (code: string, zh: string, level: 'city' | 'district') => ({
  ...{ code, zh, en: code, zhShort: zh, enShort: code, type: 'area' as const },
  ...{ level, parent: null, scope: 'management' as const },
})
const unit = (code: string, zh: string, dimension: string, factor: number) => ({
  ...{ code, zh, en: code, dimension, base: dimension, factor, decimals: 1 },
})
const rule = (
  code: string,
  periodKind: 'month' | 'quarter' | 'year',
  dueDay: number | null,
  lagMonths = 0,
) => ({
  ...{ code, zh: code, en: code, periodKind, january: code !== 'monthly-no-jan', lagMonths, dueDay },
})

export const CATALOGUE: Catalogue = indexCatalogue({
  site: {
    bureau: named('bureau', '发展改革和统计局'),
    home: '410104',
    city: '410100',
    province: '410000',
    nation: '100000',
    peers: ['410104', '410105', '410106'],
    releaseDesk: 'bureau.stats-general',
    conventions: { rounding: 'half-up', rankTies: 'skip', filingLead: 1 },
  },
  planCurves: EVEN_THROUGHOUT,
  lightRules: NO_LIGHT_RULES,
  workingYears: [],
  domains: [
    { ...named('economy', '经济运行'), prefix: 'economy' },
    { ...named('grain', '粮食管理'), prefix: 'grain' },
  ],
  groups: [named('investment', '投资'), named('consumption', '消费'), named('fiscal', '财政')],
  owners: [
    { ...named('city.statistics', '市统计局'), type: 'release' },
    { ...named('bureau.stats-general', '统计综合科'), type: 'bureau' },
    { ...named('district.finance', '区财政局'), type: 'district' },
  ],
  units: [
    unit('percent', '%', 'ratio', 1),
    unit('CNY-100M', '亿元', 'money', 1e8),
    unit('CNY-10K', '万元', 'money', 1e4),
    unit('t', '吨', 'mass', 1),
  ],
  rules: [
    rule('monthly-no-jan', 'month', 20),
    rule('monthly-all', 'month', 15),
    rule('quarterly', 'quarter', 25),
    rule('plan-year', 'year', null, -11),
  ],
  subjects: [area('410104', '管城区', 'district'), area('410100', '郑州市', 'city')],
  retired: [],
  indicators: [
    indicator('investment.growth', '固定资产投资增速'),
    indicator('investment.share', '民间投资占比', { feed: 'formula', kind: 'level' }),
    indicator('sales.level', '社会消费品零售总额', { ...amount, group: 'consumption' }),
    indicator('sales.growth', '社会消费品零售总额增速', { group: 'consumption', growthOf: 'sales.level' }),
    indicator('revenue.level', '一般公共预算收入', { ...amount, ...filed, rule: 'monthly-all' }),
    indicator('gdp.growth', '地区生产总值增速', { rule: 'quarterly' }),
    indicator('investment.target', '固定资产投资增速目标', {
      kind: 'target',
      basis: 'plan',
      rule: 'plan-year',
    }),
    ...['total', 'provincial', 'district'].map((name) =>
      indicator(`grain.${name}`, name, {
        ...{
          domain: 'grain',
          group: null,
          unit: 't',
          kind: 'level',
          basis: 'as-of',
          rule: 'monthly-all',
          decimals: 0,
        },
        partOf: name === 'total' ? null : 'grain.total',
      }),
    ),
  ],
})

export const home = (code: string): SeriesKey => seriesKey(code, '410104')
/** The cell of May. */
export const homeCell = (code: string): CellKey => cellKey(home(code), asPeriod('2020-05'))

type Published = readonly [code: string, period: string, value: number | null, vintage?: number]

/** The board after these values were published, one release each. `demo` marks all of them. */
export function boardOf(published: readonly Published[], demo = false): Board {
  const releases = published.map(([code, period, value, vintage = 1], i): Release => ({
    seq: i + 1,
    at: '2020-06-18T02:00:00.000Z',
    title: '发布',
    owner: 'bureau.stats-general',
    changes: [
      {
        kind: 'observation',
        series: home(code),
        period: asPeriod(period),
        value,
        status: value === null ? 'missing' : 'final',
        ...(value === null && { missing: 'not-published' as const }),
        vintage,
        ...(demo && { demo: true as const }),
      },
    ],
  }))
  return applyReleases(emptyBoard('test'), releases)
}

export const REVIEWER = { role: 'reviewer', owner: null } as const
export const TODAY = asPeriod('2020-06-22')

/** The rows of the sheet of May for the district. */
export const rowsOf = (board: Board, domain = 'economy'): readonly EntryRow[] =>
  entrySections(
    { domain, period: asPeriod('2020-05'), subject: '410104' },
    { board, catalogue: CATALOGUE, person: REVIEWER, today: TODAY },
  ).flatMap((s) => s.rows)

/** What is typed into a sheet over a board. */
export const typedInto = (
  board: Board,
  entries: TypedSheet['entries'] = new Map(),
  more: Partial<TypedSheet> = {},
): TypedSheet => ({
  ...{ board, entries, catalogue: CATALOGUE, today: TODAY, commonReason: '', refusals: new Map() },
  ...more,
})
