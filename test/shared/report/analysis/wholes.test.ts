import { describe, expect, it } from 'vitest'
import { beside } from '#shared/report/analysis/beside.ts'
import { contributions } from '#shared/report/analysis/contributions.ts'
import { parts } from '#shared/report/analysis/parts.ts'
import { printingOf, saidOf, type Known } from '#test/shared/report/analysis/figuresKnown.ts'

const GDP = 'economy.gdp.growth'
const PRIMARY = 'economy.gdp-primary'
const SECONDARY = 'economy.gdp-secondary'
const TERTIARY = 'economy.gdp-tertiary'

/** Growths of the first quarter, over the amounts of a year before. */
function gdp(growths: readonly [number, number, number, number]): Known {
  const [whole, primary, secondary, tertiary] = growths
  const of = (code: string, growth: number, base: number): Known => ({
    [`${code}.growth`]: { '2020-Q1': growth },
    [`${code}.level`]: { '2019-Q1': base },
  })
  return {
    ...of('economy.gdp', whole, 100),
    ...of(PRIMARY, primary, 1),
    ...of(SECONDARY, secondary, 25),
    ...of(TERTIARY, tertiary, 74),
  }
}

const ALL = [`${PRIMARY}.growth`, `${SECONDARY}.growth`, `${TERTIARY}.growth`]
const pulled = (known: Known, of: readonly string[] = ALL, rest?: { zh: string; en: string }): string =>
  saidOf(
    contributions(printingOf(known), {
      say: 'contributions',
      total: GDP,
      parts: of,
      rest,
      weight: 1,
    }),
  )

describe('contributions to a growth', () => {
  const head = '一季度，地区生产总值'

  it('add up to the printed growth, the largest first', () => {
    // 0.01 × 3 + 0.25 × 4 + 0.74 × 8 = 0.03 + 1 + 5.92
    expect(pulled(gdp([6.9, 3, 4, 8]))).toBe(
      `${head}同比增长6.9%，按上年同期占比测算，第三产业增加值拉动5.9个百分点、第二产业增加值拉动1.0个百分点、第一产业增加值无明显影响。`,
    )
  })

  it('pull down where the parts shrink, the heaviest first, and rounding is named', () => {
    // 0.03 − 1.775 − 4.366: printed 0.0, −1.8 and −4.4 make −6.2, and the growth is −6.1
    expect(pulled(gdp([-6.1, 3, -7.1, -5.9]))).toBe(
      `${head}同比下降6.1%，按上年同期占比测算，第三产业增加值拉低4.4个百分点、第二产业增加值拉低1.8个百分点、第一产业增加值无明显影响，差额+0.1个百分点由四舍五入形成。`,
    )
  })

  it('are not told where they do not make the growth, or where one of them is not known', () => {
    expect(pulled(gdp([5, 3, 4, 8]))).toBe('')
    const { [`${PRIMARY}.growth`]: _, ...without } = gdp([6.9, 3, 4, 8])
    expect(pulled(without)).toBe('')
    const { [`${TERTIARY}.level`]: __, ...unweighed } = gdp([6.9, 3, 4, 8])
    expect(pulled(unweighed)).toBe('')
  })

  it('of some parts leave a remainder, which is told by its name or not at all', () => {
    const some = [`${SECONDARY}.growth`]
    expect(pulled(gdp([6.9, 3, 4, 8]), some)).toBe('')
    expect(pulled(gdp([6.9, 3, 4, 8]), some, { zh: '第一、三产业', en: 'the others' })).toBe(
      `${head}同比增长6.9%，按上年同期占比测算，第二产业增加值拉动1.0个百分点，第一、三产业拉动5.9个百分点。`,
    )
  })

  it('stand on the amounts of last year too', () => {
    const printing = printingOf(gdp([6.9, 3, 4, 8]))
    saidOf(contributions(printing, { say: 'contributions', total: GDP, parts: ALL, weight: 1 }))
    expect(printing.used.map(({ series, known }) => `${series} ${known.period}`)).toHaveLength(8)
  })
})

describe('the parts of a total', () => {
  const TOTAL = 'stats.four-above.new-total'
  const building = 'stats.four-above.new-construction'
  const estate = 'stats.four-above.new-real-estate'
  const other = 'stats.four-above.new-other'
  const said = (
    values: Readonly<Record<string, number | null>>,
    rest?: { zh: string; en: string },
  ): string => {
    const known = Object.fromEntries(
      Object.entries(values).map(([code, value]) => [code, { '2020-06': value }]),
    )
    const printing = printingOf(known)
    return saidOf(
      parts(printing, { say: 'parts', total: TOTAL, parts: [building, estate, other], rest, weight: 1 }),
    )
  }

  it('are told where they make it, the largest first', () => {
    expect(said({ [TOTAL]: 13, [building]: 4, [estate]: 7, [other]: 2 })).toBe(
      '1—6月，新入库“四上”单位数为13家，其中新入库房地产企业7家、新入库建筑业企业4家、新入库其他行业单位2家。',
    )
  })

  it('are not told where they make more or less, or where one is missing; nought is no gap', () => {
    expect(said({ [TOTAL]: 12, [building]: 4, [estate]: 7, [other]: 2 })).toBe('')
    expect(said({ [TOTAL]: 14, [building]: 4, [estate]: 7, [other]: 2 })).toBe('')
    expect(said({ [TOTAL]: 11, [building]: 4, [estate]: 7, [other]: null })).toBe('')
    expect(said({ [TOTAL]: 11, [building]: 4, [estate]: 7, [other]: 0 })).toContain('新入库其他行业单位0家')
  })

  it('leave a remainder where the rule has a name for it', () => {
    expect(
      said({ [TOTAL]: 14, [building]: 4, [estate]: 7, [other]: 2 }, { zh: '未分类', en: 'others' }),
    ).toMatch(/，未分类1家。$/)
  })
})

describe('beside the city and the province', () => {
  const FAI = 'economy.fixed-asset-investment.growth'
  const said = (known: Known): string =>
    saidOf(
      beside(printingOf(known), FAI, {
        ...{ say: 'beside', of: [FAI], with: ['city', 'province'], weight: 1, most: 1 },
      }),
    )

  it('is told of the same period only', () => {
    const own = { [FAI]: { '2020-04': 5.8, '2020-05': 8.4 } }
    expect(
      said({ ...own, [`${FAI}@410100`]: { '2020-05': 2.3 }, [`${FAI}@410000`]: { '2020-05': 8.4 } }),
    ).toBe('1—5月，固定资产投资增速高于全市6.1个百分点、与全省持平。')
    expect(
      said({ ...own, [`${FAI}@410100`]: { '2020-04': 2.3 }, [`${FAI}@410000`]: { '2020-05': 9.5 } }),
    ).toBe('1—5月，固定资产投资增速低于全省1.1个百分点。')
    expect(said(own)).toBe('')
  })
})
