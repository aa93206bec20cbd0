import { describe, expect, it } from 'vitest'
import { defaultPeriod, periodChoices } from '#client/admin/entryPeriods.ts'
import { entrySections, knownSections } from '#client/admin/entryRows.ts'
import { asPeriod } from '#shared/period.ts'
import { boardOf, CATALOGUE, REVIEWER, TODAY } from '#test/client/admin/sheet.ts'

const board = boardOf([
  ['investment.growth', '2019-05', 10.2],
  ['investment.growth', '2020-04', 6.3],
  ['investment.growth', '2020-05', 8.4],
])
const sections = (
  period: string,
  person: { role: 'reviewer' | 'filer' | 'auditor'; owner: string | null } = REVIEWER,
  domain = 'economy',
) =>
  entrySections(
    { domain, period: asPeriod(period), subject: '410104' },
    { board, catalogue: CATALOGUE, person, today: TODAY },
  )
const codes = (period: string): readonly string[] =>
  sections(period).flatMap((s) => s.rows.map((r) => r.indicator.code))

describe('the rows of a sheet', () => {
  it('are the figures that have the period, under the headings of their groups', () => {
    expect(sections('2020-05').map((s) => [s.group?.zh, s.rows.length])).toEqual([
      ['投资', 2],
      ['消费', 2],
      ['财政', 1],
    ])
    expect(codes('2020-Q1')).toEqual(['gdp.growth'])
  })

  it('leave out a January that is published together with February', () => {
    expect(codes('2020-01')).toEqual(['revenue.level'])
  })

  it('carry last year, the period before and what is public', () => {
    const [first] = sections('2020-05')[0]?.rows ?? []
    expect([first?.lastYear?.value, first?.previous?.value, first?.published?.value]).toEqual([
      10.2, 6.3, 8.4,
    ])
  })

  it('put true parts behind their total', () => {
    const rows = sections('2020-05', REVIEWER, 'grain').flatMap((s) => s.rows)
    expect(rows.map((r) => [r.indicator.zh, r.isPart])).toEqual([
      ['total', false],
      ['provincial', true],
      ['district', true],
    ])
  })

  it('are locked with the reason for those who may not file them', () => {
    const locks = (person: { role: 'filer' | 'auditor'; owner: string | null }) =>
      Object.fromEntries(
        sections('2020-05', person).flatMap((s) => s.rows.map((r) => [r.indicator.code, r.lock])),
      )
    const finance = locks({ role: 'filer', owner: 'district.finance' })
    expect(finance['revenue.level']).toBeUndefined()
    expect(finance['investment.growth']).toEqual({ why: 'other-office', owner: 'bureau.stats-general' })
    expect(finance['investment.share']).toEqual({ why: 'formula' })
    expect(locks({ role: 'auditor', owner: null })['revenue.level']).toEqual({ why: 'role' })
  })

  it('are narrowed to what the area ever published, unless it published nothing', () => {
    const all = sections('2020-05')
    expect(knownSections(all, () => false).flatMap((s) => s.rows.map((r) => r.indicator.code))).toEqual([
      'investment.growth',
    ])
    expect(knownSections(all, (row) => row.indicator.code === 'sales.level')[1]?.rows).toHaveLength(1)
    expect(knownSections(sections('2020-05', REVIEWER, 'grain'), () => false)[0]?.rows).toHaveLength(3)
  })
})

describe('the periods on offer', () => {
  const economy = CATALOGUE.indicators.filter((i) => i.domain === 'economy')
  const groups = periodChoices(economy, CATALOGUE, TODAY)

  it('are those that have ended, newest first, and the year that is planned for', () => {
    expect(groups.map((g) => [g.kind, g.periods[0]])).toEqual([
      ['month', '2020-05'],
      ['quarter', '2020-Q1'],
      ['year', '2020'],
    ])
  })

  it('begin with the newest that has come due', () => {
    const sources = { board: boardOf([]), catalogue: CATALOGUE }
    expect(defaultPeriod(groups, economy, '410104', { ...sources, today: TODAY })).toBe('2020-05')
    const early = asPeriod('2020-06-03')
    expect(
      defaultPeriod(periodChoices(economy, CATALOGUE, early), economy, '410104', {
        ...sources,
        today: early,
      }),
    ).toBe('2020-04')
  })

  it('begin with the newest on the board where that came before it was due', () => {
    const early = asPeriod('2020-06-03')
    expect(
      defaultPeriod(periodChoices(economy, CATALOGUE, early), economy, '410104', {
        board,
        catalogue: CATALOGUE,
        today: early,
      }),
    ).toBe('2020-05')
  })
})
